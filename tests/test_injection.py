"""Nothing that an input holds gets out of its place: names, addresses, captions, fields, files."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import hostile
from tests.fuzz.fuzz_projects import faults
from tests.fuzz.grammar import LEAVES

pytestmark = pytest.mark.slow

FIELDS = ("title", "outlet", "origin", "url", "authors", "dateline", "language", "published")
BODY = "The ferry of Pell ran aground on Monday, and its captain said that {} was to blame."


def is_text(leaf):
    """Whether a file can hold it: halves of a character can be in no UTF-8."""
    return leaf.encode("utf-8", "replace").decode() == leaf


ODD = st.lists(
    st.sampled_from([leaf for leaf in LEAVES if len(leaf) < 100 and is_text(leaf)]),
    min_size=1,
    max_size=3,
)


def quoted(text):
    """As YAML takes any text."""
    return json.dumps(text)


def article(text, body=BODY):
    rows = "".join(f"{field}: {quoted(text)}\n" for field in FIELDS)
    return f"---\n{rows}captions: [{quoted(text)}]\n---\n{body.format(text)}\n".encode()


def event(text):
    corrections = f"[{{date: {quoted(text)}, statement: {quoted(text)}, text: {quoted(text)}}}]"
    rows = f"title: {quoted(text)}\nplace: {quoted(text)}\naliases: [{quoted(text)}]\n"
    return f"---\n{rows}corrections: {corrections}\nhide: [{quoted(text)}]\n---\n{text}\n".encode()


def page(text):
    record = json.dumps({"@type": "NewsArticle", "headline": text, "publisher": {"name": text}})
    return (
        f"<title>{text}</title><meta property='og:site_name' content='{text}'>"
        f"<link rel=canonical href='{text}'><script type=application/ld+json>{record}</script>"
        f"<article><h1>{text}</h1><p>{BODY.format(text)}</p><figcaption>{text}</figcaption></article>"
    ).encode("utf-8", "replace")


def feed(text):
    entry = {"id": text, "url": text, "title": text, "content_html": f"<p>{BODY.format(text)}</p>"}
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": text, "items": [entry, entry]}
    return json.dumps(whole).encode("utf-8", "replace")


def mail(text):
    line = " ".join(text.split())
    heads = "".join(f"{name}: {line}\n" for name in ("From", "Subject", "List-Id", "X-URL"))
    return f"{heads}Date: Mon, 4 Mar 2024 10:00:00 +0000\n\n{BODY.format(text)}\n".encode(
        "utf-8", "replace"
    )


CARRIERS = {
    "content files": lambda text: {
        "content/e/a.md": article(text),
        "content/e/b.md": article(text, BODY.replace("Monday", "Tuesday")),
        "content/e/_event.md": event(text),
        "site.yaml": f"title: {quoted(text)}\nbase_url: {quoted(text)}\n".encode(),
    },
    "a saved page": lambda text: {"seeds/a.html": page(text)},
    "a feed": lambda text: {"seeds/a.json": feed(text)},
    "a mail": lambda text: {"seeds/a.eml": mail(text)},
    "names of files": lambda text: {
        f"seeds/{text.replace('/', '_')}.txt": BODY.format("nobody").encode(),
        f"content/{text.replace('/', '_')}/{text.replace('/', '_')}.md": article("Pell"),
    },
}


@pytest.mark.parametrize("carrier", CARRIERS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd=ODD)
def test_what_an_input_holds_stays_text_in_every_output(carrier, odd):
    made = hostile.project(CARRIERS[carrier](" ".join(odd)))
    assert hostile.harm(made.site) == []
    assert "reader-failed" not in made.codes


@pytest.mark.parametrize("seed", range(40))
def test_a_project_grown_from_a_grammar_gives_a_sound_site(seed):
    assert faults(seed) == []
