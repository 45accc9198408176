"""Turns a content file into an article, and an article into a content file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from clipbook.content.front_matter import (
    Document,
    first_heading,
    join,
    odd_characters,
    odd_flags,
    period,
    split,
)
from clipbook.content.keys import ARTICLE_KEYS
from clipbook.keys import ValueKind, unknown_keys
from clipbook.model import Article, Copy, CopyState, Published
from clipbook.notes import Note, Result, Severity, note_on
from clipbook.strict_yaml import Value, YamlError, is_yes
from clipbook.text.addresses import linkable
from clipbook.text.language import is_tag
from clipbook.text.normalise import name_of, on_one_line, replace_unprintable

MAX_BODY: Final = 1_000_000
"""A file with a text of more characters is left out; a long novel has as many."""

_KNOWN: Final = frozenset(ARTICLE_KEYS).union(*(key.others for key in ARTICLE_KEYS.values()))
# An address on the web: "https://example.org/a".
_URL: Final = re.compile(r"https?://\S+$")
# A link to a note of Obsidian's: "[[Jane Doe]]", "[[people/jane|Jane Doe]]".
_WIKI_LINK: Final = re.compile(r"^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$")
# The line of front matter that holds the digest of all the others.
_DIGEST_LINE: Final = re.compile(r"^written_sha256: .*\n", re.MULTILINE)
# How much of a value that is not understood is shown.
_SHOWN: Final = 200
_RIGHTS: Final = ARTICLE_KEYS["rights"].choices
# Kinds of values that are one text, and no list or mapping.
_SINGLE: Final = frozenset(
    {ValueKind.TEXT, ValueKind.FLAG, ValueKind.DAY, ValueKind.ADDRESS, ValueKind.LANGUAGE}
)


def read_article(path: PurePosixPath, data: bytes) -> Result[Article]:
    """The article of the content file at `path`, relative to the content folder.

    Notes: `bad-front-matter`, `too-large` (the file is left out), `bad-character`, `bad-date`,
    `bad-value`, `unknown-key`.
    """
    name = f"content/{path}"
    note = partial(note_on, name)
    try:
        document = split(data)
    except YamlError as error:
        return Result((), (note(Severity.ERROR, "bad-front-matter", error.message, error.line),))
    if len(document.body) > MAX_BODY:
        message = f"a text of {len(document.body)} characters, expected at most {MAX_BODY}"
        return Result((), (note(Severity.ERROR, "too-large", message, document.body_line),))
    body = replace_unprintable(document.body)
    published, notes = _published(name, document)
    texts = {key: _text(document, key) for key in ARTICLE_KEYS}
    notes += (*_complaints(name, document, texts), *odd_characters(name, document))
    article = Article(
        id=name_of(path.stem),
        event=_event(path, texts["event"]),
        title=texts["title"] or first_heading(body) or _name(path, body),
        outlet=texts["outlet"],
        origin=texts["origin"],
        url=linkable(texts["url"]),
        guid=texts["guid"],
        copy_of=texts["copy_of"],
        authors=_texts(document, "authors"),
        published=published,
        dateline=texts["dateline"],
        language=texts["language"],
        copy=_copy(document),
        captions=_texts(document, "captions"),
        body=body.rstrip(),
        clipping=texts["clipping"],
        clipping_sha256=texts["clipping_sha256"],
        rights=texts["rights"] if texts["rights"] in _RIGHTS else "",
        pinned=texts["event"],
        not_with=_texts(document, "not_with"),
        solo=is_yes(texts["solo"]),
        draft=is_yes(texts["draft"]),
        edited=_digest(data.decode("utf-8-sig")) != texts["written_sha256"],
    )
    return Result((article,), notes)


def write_article(article: Article) -> bytes:
    """The content file of an article that was read from a clipping."""
    fields: dict[str, object] = {
        "title": article.title,
        "outlet": article.outlet,
        "origin": article.origin,
        "url": article.url,
        "authors": list(article.authors),
        "published": str(article.published.period) if article.published else "",
        "published_basis": article.published.basis if article.published else "",
        "dateline": article.dateline,
        "language": article.language,
        "copy": {"state": str(article.copy.state), "evidence": list(article.copy.evidence)},
        "captions": list(article.captions),
        "clipping": article.clipping,
        "clipping_sha256": article.clipping_sha256,
    }
    fields |= {"guid": article.guid} if article.guid else {}
    fields |= _wishes(article)
    digest = _digest(join(fields, article.body))
    return join(fields | {"written_sha256": digest}, article.body).encode()


def _wishes(article: Article) -> dict[str, object]:
    """What the person's own front matter asked of grouping and counting, where it did."""
    wishes = {
        "copy_of": article.copy_of,
        "event": article.pinned,
        "not_with": list(article.not_with),
        "solo": "true" if article.solo else "",
    }
    return {key: value for key, value in wishes.items() if value}


def _name(path: PurePosixPath, body: str) -> str:
    """What an empty file is called; what has words is known by those it opens with."""
    return "" if body.strip() else on_one_line(path.stem)


def _event(path: PurePosixPath, pinned: str) -> str:
    """The event of a file: its folder; for one directly in content/, the pinned one, or its own."""
    folder = path.parent.as_posix()
    return name_of(folder if folder != "." else pinned or path.stem)


def _digest(text: str) -> str:
    return hashlib.sha256(_DIGEST_LINE.sub("", text, count=1).encode()).hexdigest()


def _value(document: Document, key: str) -> Value | None:
    """The value of `key`, or of another key that means the same here."""
    if key in document.fields:
        return document.fields[key]
    for alias in ARTICLE_KEYS[key].others:
        value = document.fields.get(alias)
        if value and (alias != "source" or bool(_URL.match(value.text or "")) == (key == "url")):
            return value
    return None


def _texts(document: Document, key: str) -> tuple[str, ...]:
    value = _value(document, key)
    found = value.texts() if value else ()
    texts = (_WIKI_LINK.sub(r"\1", on_one_line(text)) for text in found)
    return tuple(filter(None, texts))


def _text(document: Document, key: str) -> str:
    value = _value(document, key)
    text = value.text if value else ""
    return on_one_line(text) if text else ""


def _copy(document: Document) -> Copy:
    value = _value(document, "copy")
    if not value:
        return Copy()
    evidence = (value.entries or {}).get("evidence")
    state = _copy_text(document)
    known = state in list(CopyState)
    return Copy(
        CopyState(state) if known else CopyState.UNKNOWN, evidence.texts() if evidence else ()
    )


def _copy_text(document: Document) -> str:
    """The state of the copy as written, which may be none."""
    value = _value(document, "copy")
    state = value and (value.entries or {"state": value}).get("state")
    return (state.text or "") if state else ""


def _published(name: str, document: Document) -> tuple[Published | None, tuple[Note, ...]]:
    value = _value(document, "published")
    if not value or not value.text:
        return None, ()
    try:
        days = period(value.text)
    except ValueError:
        message = f"`{value.text}`, expected a day such as 2023-09-23, or two with `/` between"
        return None, (note_on(name, Severity.WARNING, "bad-date", message, value.line),)
    return Published(days, _text(document, "published_basis") or "stated"), ()


def _complaints(name: str, document: Document, texts: Mapping[str, str]) -> tuple[Note, ...]:
    note = partial(note_on, name)
    unknown = {key: value for key, value in document.fields.items() if key not in _KNOWN}
    notes = [*unknown_keys(name, unknown, ARTICLE_KEYS), *odd_flags(name, document, ARTICLE_KEYS)]
    url = _value(document, "url")
    if url and texts["url"] and not linkable(texts["url"]):
        message = f"`{texts['url'][:_SHOWN]}`, expected a web address such as https://example.org/a"
        notes.append(note(Severity.WARNING, "bad-value", message, url.line))
    expected = {
        "rights": ("`full` or `excerpt`", texts["rights"] in _RIGHTS),
        "language": ("a tag such as `en`", not texts["language"] or is_tag(texts["language"])),
        "copy": (f"one of {', '.join(CopyState)}", _copy_text(document) in ("", *CopyState)),
    }
    notes += [
        note(Severity.WARNING, "bad-value", f"`{key}`, expected {each.kind}", value.line)
        for key, each in ARTICLE_KEYS.items()
        if each.kind in _SINGLE and (value := document.fields.get(key)) and value.text is None
    ]
    for key, (wanted, is_fine) in expected.items():
        if not is_fine and (value := _value(document, key)):
            text = _copy_text(document) if key == "copy" else texts[key]
            message = f"`{key}: {text[:_SHOWN]}`, expected {wanted}"
            notes.append(note(Severity.WARNING, "bad-value", message, value.line))
    return tuple(notes)
