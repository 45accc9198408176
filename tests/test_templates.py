"""Templates compute nothing: blocks, loops, presence tests, includes, words, and other names."""

from __future__ import annotations

import gzip
import re

import pytest
from jinja2 import Environment, nodes

from tests.pages.built import ROOT, templates

ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.If,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.For,
    nodes.Block,
    nodes.Extends,
    nodes.Include,
    nodes.With,
    nodes.Filter,
)


def walk(node):
    yield node
    for child in node.iter_child_nodes():
        yield from walk(child)


def parse(name):
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.newstyle_gettext = True
    return environment.parse(templates()[name])


def is_words(node):
    """Whether a node is what `{% trans %}` becomes."""
    return isinstance(node, nodes.Call) and node.node.name in {"gettext", "ngettext"}


def tree(name):
    """The nodes of a template but for the words it says."""

    def walk(node):
        yield node
        for child in node.iter_child_nodes():
            if not is_words(child):
                yield from walk(child)

    return list(walk(parse(name)))


NAMES = sorted(templates())


@pytest.mark.parametrize("name", NAMES)
def test_a_template_only_places_what_it_is_given(name):
    assert [n for n in tree(name) if not isinstance(n, ALLOWED)] == []


@pytest.mark.parametrize("name", NAMES)
def test_only_html_that_we_made_is_safe(name):
    filters = [n for n in tree(name) if isinstance(n, nodes.Filter)]
    unsafe = [f for f in filters if not (f.name == "safe" and last_name(f.node).endswith("_html"))]
    assert unsafe == []


@pytest.mark.parametrize("name", NAMES)
def test_a_presence_test_asks_for_a_name(name):
    asked = [n.test for n in tree(name) if isinstance(n, nodes.If)]
    parts = [p for test in asked for p in walk(test)]
    assert [p for p in parts if isinstance(p, nodes.Const | nodes.Filter)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_given_with_with_is_another_name_only(name):
    values = [value for n in tree(name) if isinstance(n, nodes.With) for value in n.values]
    assert [v for v in values if not isinstance(v, nodes.Name | nodes.Getattr)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_constant_names_a_template(name):
    constants = [n.value for n in tree(name) if isinstance(n, nodes.Const)]
    assert [c for c in constants if c not in templates()] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_template_brings_in_something_from_elsewhere(name):
    assert "http" not in templates()[name].replace("http-equiv", "").replace(
        "http://www.w3.org/2005/Atom", ""
    )


# Markup whose letters no reader reads: a tag, with an attribute that holds words blanked before it.
SPOKEN = re.compile(r'(?:aria-label|title|alt|placeholder)="([^"]*)"')
MARKUP = re.compile(r"<style>.*?</style>|<[^>]*>?|[^<>]*>|&[a-z]+;", re.DOTALL)


# Pages for review are for who keeps the clippings, in English as the notes are.
SPEAKING = [n for n in NAMES if n.endswith(".html") and not n.startswith("review")]


@pytest.mark.parametrize("name", SPEAKING)
def test_all_words_of_a_template_can_be_translated(name):
    written = " ".join(n.data for n in tree(name) if isinstance(n, nodes.TemplateData))
    spoken = " ".join(SPOKEN.findall(written))
    words = re.findall(r"[A-Za-z]{2,}", spoken + MARKUP.sub(" ", written))
    assert words == KEPT.get(name, [])


# No words, or a note: attributes of the main element, and the line that a note is about.
KEPT = {
    "about.html": ["data", "own"],
    "removed.html": ["line"],
    "briefing.html": ["class", "briefing"],
}


def test_the_stylesheet_is_light():
    assert len(gzip.compress((ROOT / "static/style.css").read_bytes(), 9, mtime=0)) <= 8 * 1024


def last_name(node):
    return node.attr if isinstance(node, nodes.Getattr) else node.name
