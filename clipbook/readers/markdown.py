"""Turns a Markdown clipping with front matter into an article.

Such files come from Obsidian's clipper, Jekyll and Eleventy (YAML between `---`), Hugo (the same,
or TOML between `+++`) and Pelican (lines `Key: value` before the first blank line).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from clipbook.model import Article, Clipping, Period, Published
from clipbook.notes import Note, Result, Severity
from clipbook.readers.bounds import is_prose
from clipbook.readers.web.addresses import is_address, without_addresses
from clipbook.readers.web.decode import decode
from clipbook.readers.web.notes import guessed_encoding, no_article, note_of, too_large
from clipbook.readers.web.opening import with_own_words
from clipbook.readers.web.prose import Prose
from clipbook.strict_yaml import Value, YamlError, is_yes, load
from clipbook.text.normalise import normalise

# The fence before the keys: "---" of YAML, "+++" of TOML.
_OPENING: Final = re.compile(r"(---|\+\+\+)[ \t]*\n")
# The fence behind the keys: "---" or "..." of YAML, "+++" of TOML.
_CLOSING: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$\n?", re.MULTILINE),
}
# A key behind the fence, perhaps after comments: "title: Bridge closes", "title = 'Bridge'".
_KEY: Final = re.compile(
    r"(?:[ \t]{0,99}#[^\n]{0,500}\n)*[ \t]{0,99}"
    r"[\"']?[A-Za-z][\w.-]{0,40}[\"']?[ \t]{0,9}[:=](?:\s|$)"
)
# A line of Pelican's keys: "Title: Bridge closes".
_PLAIN_KEY: Final = re.compile(r"^([A-Za-z][\w-]{0,30}):[ \t]([^\n]{0,2000})$", re.MULTILINE)
# What parts the names of Pelican's authors: ", ", "; ".
_LISTED: Final = re.compile(r"\s{0,9}[,;]\s{0,9}")
# Where a message of the TOML parser says what is wrong: "(at line 3, column 5)".
_TOML_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)")
# A link to a note of Obsidian's: "[[Jane Doe]]", "[[people/jane|Jane Doe]]".
_WIKI_LINK: Final = re.compile(r"\[\[(?:[^\]|\n]{0,300}\|)?([^\]\n]{0,300})\]\]")
# The start of a day: "2024-03-05T10:00:00Z", "2024/3/5".
_DAY: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
# What parts the two days of a range: the slash of "2024-03-05/2024-03-07".
_RANGE: Final = re.compile(r"(?<=\d)\s?/\s?(?=\d{4}-)")
# An address on the web: "https://example.org/a".
_URL: Final = re.compile(r"https?://\S{1,2000}")
FIRST_YEAR: Final = 1600
"""Earlier years are mistakes."""
LAST_YEAR: Final = 2200
"""Later years are mistakes."""
SNIFFED: Final = 4096
"""How many bytes are looked at to know front matter."""

# Our keys, each with those of other programs that mean the same, first found first taken.
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "site", "source"),
    "origin": ("origin",),
    "url": ("url", "source", "link", "canonical_url", "canonicalurl", "original_url"),
    "authors": ("authors", "author", "byline"),
    "published": ("published", "date", "pubdate", "publishdate"),
    "dateline": ("dateline",),
    "language": ("language", "lang"),
    "captions": ("captions",),
    "event": ("event",),
    "not_with": ("not_with",),
    "solo": ("solo",),
}


class _Parts(NamedTuple):
    """The keys in lower case, the body, and the line, from 1, that the body begins in."""

    fields: Mapping[str, Value]
    body: str
    line: int


def recognises(clipping: Clipping) -> bool:
    """Whether the bytes begin with a fence and a key behind it, or with Pelican's keys."""
    text = _normalised(decode(clipping.data[:SNIFFED]).text)
    m = _OPENING.match(text)
    if not m:
        lines = _first_part(text).split("\n")
        keys = {m[1].lower() for line in lines if (m := _PLAIN_KEY.match(line))}
        return {"title", "date"} <= keys and _PLAIN_KEY.match(lines[0]) is not None
    closing = _CLOSING[m[1]].search(text, m.end())
    inside = text[m.end() : closing.start()].rstrip() if closing else ""
    blank = not inside or inside.startswith("\n") or "\n\n" in inside
    return bool(_KEY.match(text, m.end()) or not blank)


def read(clipping: Clipping) -> Result[Article]:
    """The article of a Markdown clipping: its body as plain paragraphs, its keys as fields.

    Notes: `bad-front-matter` (no closing fence, no mapping, a repeated key, an alias, a tag),
    `too-large` and `no-article` (errors), `bad-date` (warning), `guessed-encoding`.
    """
    decoded = decode(clipping.data)
    if not is_prose(decoded.text):
        return Result(notes=(too_large(clipping),))
    try:
        parts = _split(_normalised(decoded.text))
    except YamlError as error:
        note = note_of(clipping, Severity.ERROR, "bad-front-matter", error.message, error.line)
        return Result(notes=(note,))
    notes = (guessed_encoding(clipping, decoded.guessed),) if decoded.guessed else ()
    prose = Prose(_text(parts, "title"))
    prose.take(normalise(parts.body).split("\n"), parts.line)
    if not prose.paragraphs:
        return Result(notes=(*notes, no_article(clipping)))
    published, complaints = _published(clipping, parts)
    article = with_own_words(_article(clipping, parts, prose, published))
    return Result((article,), (*notes, *complaints))


def _article(
    clipping: Clipping, parts: _Parts, prose: Prose, published: Published | None
) -> Article:
    return Article(
        id="",
        title=prose.title,
        outlet=_text(parts, "outlet"),
        origin=_text(parts, "origin"),
        url=_text(parts, "url"),
        authors=_texts(parts, "authors"),
        published=published,
        dateline=_text(parts, "dateline"),
        language=re.split(r"[-_]", _text(parts, "language").lower())[0],
        captions=tuple(dict.fromkeys((*_texts(parts, "captions"), *prose.captions))),
        body="\n\n".join(prose.paragraphs),
        clipping=clipping.path,
        clipping_sha256=clipping.sha256,
        removed=tuple(prose.removed),
        pinned=_text(parts, "event"),
        not_with=_texts(parts, "not_with"),
        solo=is_yes(_text(parts, "solo")),
    )


def _normalised(text: str) -> str:
    """`text` in NFC with line feeds only; blanks and tabs stay, which YAML needs."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


# ---------------------------------------------------------------- front matter


def _split(text: str) -> _Parts:
    """The keys and the body of a file; raises YamlError where the keys cannot be read."""
    m = _OPENING.match(text)
    if not m:
        return _plain_parts(text)
    closing = _CLOSING[m[1]].search(text, m.end())
    if not closing:
        raise YamlError(f"front matter without its closing fence, expected a line `{m[1]}`", 1)
    head = text[m.end() : closing.start()]
    fields = _yaml_fields(head) if m[1] == "---" else _toml_fields(head)
    line = text.count("\n", 0, closing.end()) + 1
    lowered = {key.lower(): value for key, value in fields.items()}
    return _Parts(lowered, text[closing.end() :], line)


def _first_part(text: str) -> str:
    return text.split("\n\n", 1)[0]


def _plain_parts(text: str) -> _Parts:
    head = _first_part(text)
    fields: dict[str, Value] = {}
    for number, line in enumerate(head.split("\n"), 1):
        if m := _PLAIN_KEY.match(line):
            key, said = m[1].lower(), m[2].strip()
            names = tuple(Value(number, name) for name in _LISTED.split(said) if key == "authors")
            fields.setdefault(key, Value(number, items=names) if names else Value(number, said))
    return _Parts(fields, text[len(head) :], head.count("\n") + 1)


def _yaml_fields(head: str) -> Mapping[str, Value]:
    try:
        entries = load(head).entries
    except YamlError as error:
        raise YamlError(error.message, error.line + 1) from error
    if entries is None:
        raise YamlError("front matter that is no mapping, expected lines `key: value`", 2)
    return entries


def _toml_fields(head: str) -> Mapping[str, Value]:
    try:
        table = tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        m = _TOML_LINE.search(str(error))
        problem = _TOML_LINE.sub("", str(error))
        raise YamlError(f"{problem}, expected TOML", int(m[1]) + 1 if m else 1) from error
    return {key: _toml_value(value) for key, value in table.items()}


def _toml_value(value: object) -> Value:
    if isinstance(value, list):
        return Value(1, items=tuple(Value(1, str(item)) for item in value))
    return Value(1, str(value))


# ---------------------------------------------------------------- keys


def _texts(parts: _Parts, key: str) -> tuple[str, ...]:
    """The texts of the first of a key's names that is there and fits it."""
    for name in _KEYS[key]:
        value = parts.fields.get(name)
        found = [_printed(text) for text in value.texts()] if value else []
        found = [text for text in found if text and _fits(key, text)]
        if found:
            return tuple(found)
    return ()


def _text(parts: _Parts, key: str) -> str:
    return next(iter(_texts(parts, key)), "")


def _printed(text: str) -> str:
    return " ".join(normalise(_WIKI_LINK.sub(r"\1", text)).split())


def _fits(key: str, text: str) -> bool:
    """Whether a text may be the value of a key: addresses are for `url`, and only for it."""
    if key == "url":
        return is_address(text)
    return not _URL.match(text) and without_addresses(text) == text


def _published(clipping: Clipping, parts: _Parts) -> tuple[Published | None, tuple[Note, ...]]:
    text = _text(parts, "published")
    if not text:
        return None, ()
    days = [_day(part) for part in _RANGE.split(text, maxsplit=1)]
    first, last = days[0], days[-1]
    if first and last and first <= last:
        return Published(Period(first, last), "stated"), ()
    line = next(parts.fields[name].line for name in _KEYS["published"] if name in parts.fields)
    message = f"`{text}`, expected a day such as 2023-09-23, or two with `/` between"
    return None, (note_of(clipping, Severity.WARNING, "bad-date", message, line + 1),)


def _day(text: str) -> date | None:
    m = _DAY.match(text.strip())
    try:
        day = date(int(m[1]), int(m[2]), int(m[3])) if m else None
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None
