"""Turns a Markdown clipping into an article.

Such files come from Obsidian's clipper, Jekyll and Eleventy (YAML between `---`), Hugo (the same,
or TOML between `+++`), Pelican (lines `Key: value`), and from note programs that put properties
behind the title or have none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from clipbook.model import Article, Clipping, Period, Published
from clipbook.notes import Note, Result, Severity, note_on
from clipbook.readers.decode import decode, guessed_encoding, is_prose, no_article, too_large
from clipbook.readers.web.bylines import names_of, with_own_words, with_printed_head
from clipbook.readers.web.moments import published_of
from clipbook.readers.web.properties import Properties, has_front_matter, split
from clipbook.readers.web.prose import Prose
from clipbook.strict_yaml import Value, is_yes
from clipbook.text.addresses import linkable, without_addresses
from clipbook.text.normalise import normalise

# A first line that is a heading of Markdown: "# Bridge closes".
_HEADING: Final = re.compile(r"\s{0,99}#{1,3}[ \t]+\S")
# What only Markdown has, in a file that is named so: "[x](https://y)", "## Costs", "![[a.png]]".
_MARKS: Final = re.compile(
    r"\]\((?:https?:|/|\.)|^#{1,6} \S|^> |\*\*\S|!\[|\[\[|%%|<!--|^[-*+] \[[ x]\] "
    r"|^={3,}\s*$|^\*[^\s*].{0,200}\*$|^\[[^\]\n]{1,99}\]: ",
    re.MULTILINE,
)
_NAMED: Final = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".mdx")
# A link to a note of Obsidian's: "[[Jane Doe]]", "[[people/jane|Jane Doe]]".
_WIKI_LINK: Final = re.compile(r"\[\[(?:[^\]|\n]{0,300}\|)?([^\]\n]{0,300})\]\]")
# A link of Markdown: "[Lenn Post](https://lennpost.example/a)", "<https://lennpost.example/a>".
_LINK: Final = re.compile(r"\[([^\[\]\n]{0,300})\]\((\S{1,2000})\)|<(https?://\S{1,2000})>")
# What parts the two days of a range: the slash of "2024-03-05/2024-03-07".
_RANGE: Final = re.compile(r"(?<=\d)\s?/\s?(?=\d{4}-)")
# An address on the web: "https://example.org/a".
_URL: Final = re.compile(r"https?://\S{1,2000}")
# A surname before its first name, as catalogues write it: "Brook, Ida".
_INVERTED: Final = re.compile(r"([^\W\d][\w'’-]{1,30}), ([^\W\d][\w'’.-]{1,30})")
SNIFFED: Final = 4096
"""How many bytes are looked at to know front matter."""

# Our keys, each with those of other programs that mean the same, first found first taken. A day
# on which the note was made, such as `created`, is none of publication.
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "headline", "fulltitle"),
    "outlet": ("outlet", "publisher", "site", "sitename", "website", "publication", "source"),
    "origin": ("origin",),
    "url": (
        "url", "source", "link", "canonicalurl", "originalurl", "sourceurl", "articleurl",
        "canonical", "href", "website",
    ),
    "guid": ("guid",),
    "authors": ("authors", "author", "byline", "by", "writer", "creator"),
    "published": (
        "published", "date", "pubdate", "publishdate", "publisheddate", "datepublished",
        "publicationdate", "publishedat", "publishedon", "publishedtime", "issued", "posted",
    ),
    "dateline": ("dateline",),
    "language": ("language", "lang"),
    "captions": ("captions",),
    "event": ("event",),
    "copy_of": ("copyof",),
    "not_with": ("notwith",),
    "solo": ("solo",),
}  # fmt: skip
_KNOWN: Final = frozenset(name for names in _KEYS.values() for name in names)


def recognises(clipping: Clipping) -> bool:
    """Whether the bytes begin with properties or a heading, or a file named so has Markdown."""
    start = decode(clipping.data[:SNIFFED]).text
    text = _normalised(start)
    if has_front_matter(text) or _HEADING.match(text) or split(text, _KNOWN).fields:
        return True
    return clipping.path.lower().endswith(_NAMED) and bool(_MARKS.search(text))


def read(clipping: Clipping) -> Result[Article]:
    """The article of a Markdown clipping: its body as plain paragraphs, its keys as fields.

    Keys that can be read are, where others cannot. Notes: `bad-front-matter` (a line that is no
    YAML, no closing fence, a repeated key, an alias, a tag) and `bad-date` (warnings), `too-large`
    and `no-article` (errors), `guessed-encoding`.
    """
    decoded = decode(clipping.data)
    if not is_prose(decoded.text):
        return Result(notes=(too_large(clipping),))
    parts = split(_normalised(decoded.text), _KNOWN)
    notes = [guessed_encoding(clipping, decoded.guessed)] if decoded.guessed else []
    if parts.complaint:
        notes.append(_bad_front_matter(clipping, parts))
    prose = Prose(_text(parts, "title"))
    prose.take(normalise(parts.body).split("\n"), parts.line)
    if not prose.paragraphs:
        return Result(notes=(*notes, no_article(clipping)))
    published, complaints = _published(clipping, parts)
    article = with_printed_head(_article(clipping, parts, prose, published))
    return Result((with_own_words(article),), (*notes, *complaints))


def _bad_front_matter(clipping: Clipping, parts: Properties) -> Note:
    """That the front matter is not whole, what of it was read, and what mends it."""
    complaint = parts.complaint
    read_keys = ", ".join(f"`{key}`" for key in parts.fields) or "none"
    message = (
        f"{complaint}; expected front matter as its program writes it. Read line by line instead, "
        f"keys: {read_keys}. A value with a colon, quotes or brackets needs quotes around it"
    )
    line = complaint.line if complaint else 0
    return note_on(clipping.path, Severity.WARNING, "bad-front-matter", message, line)


def _article(
    clipping: Clipping, parts: Properties, prose: Prose, published: Published | None
) -> Article:
    return Article(
        id="",
        title=prose.title,
        outlet=_text(parts, "outlet"),
        origin=_text(parts, "origin"),
        url=_text(parts, "url"),
        guid=_text(parts, "guid"),
        authors=tuple(_authors(parts)),
        published=published,
        dateline=_text(parts, "dateline"),
        language=re.split(r"[-_]", _text(parts, "language").lower())[0],
        captions=tuple(dict.fromkeys((*_texts(parts, "captions"), *prose.captions))),
        body="\n\n".join(prose.paragraphs),
        clipping=clipping.path,
        clipping_sha256=clipping.sha256,
        removed=tuple(prose.removed),
        pinned=_text(parts, "event"),
        copy_of=_text(parts, "copy_of"),
        not_with=_texts(parts, "not_with"),
        solo=is_yes(_text(parts, "solo")),
    )


def _normalised(text: str) -> str:
    """`text` in NFC with line feeds only; blanks and tabs stay, which YAML needs."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


# ---------------------------------------------------------------- keys


def _texts(parts: Properties, key: str) -> tuple[str, ...]:
    """The texts of the first of a key's names that is there and fits it."""
    for name in _KEYS[key]:
        value = parts.fields.get(name)
        found = [_printed(text, key) for text in _texts_of(value)] if value else []
        found = [text for text in found if text and _fits(key, text)]
        if found:
            return tuple(found)
    return ()


def _texts_of(value: Value) -> Iterator[str]:
    """The texts of a value; of a mapping, such as that of a person, its name."""
    if value.entries:
        by_name = {key.lower(): entry for key, entry in value.entries.items()}
        yield from (by_name["name"].texts() if "name" in by_name else ())
    elif value.items:
        for item in value.items:
            yield from _texts_of(item)
    elif value.text:
        yield value.text


def _text(parts: Properties, key: str) -> str:
    return next(iter(_texts(parts, key)), "")


def _printed(text: str, key: str) -> str:
    """What a value shows; of a link its address where that is asked for."""
    text = _WIKI_LINK.sub(r"\1", text)
    if m := _LINK.search(text):
        text = (m[2] or m[3]) if key == "url" else _LINK.sub(r"\1", text)
    return " ".join(normalise(text).split())


def _fits(key: str, text: str) -> bool:
    """Whether a text may be the value of a key: addresses are for `url`, and only for it."""
    if key == "url":
        return bool(linkable(text))
    shows = key == "authors" or without_addresses(text) == text  # of authors the names are taken
    return not _URL.match(text) and shows


def _authors(parts: Properties) -> Iterator[str]:
    """The names of the authors; what is no person's name stays as it was written."""
    for text in _texts(parts, "authors"):
        split_names = text.split(";")
        for one in split_names:
            turned = _INVERTED.sub(r"\2 \1", one.strip()) if _is_turned(one, split_names) else one
            yield from names_of(turned) or ((turned,) if _is_plain(turned) else ())


def _is_plain(text: str) -> bool:
    return text[:1].isalnum() and "@" not in text


def _is_turned(name: str, names: list[str]) -> bool:
    return bool(_INVERTED.fullmatch(name.strip())) and (len(names) > 1 or name.count(" ") == 1)


def _published(clipping: Clipping, parts: Properties) -> tuple[Published | None, tuple[Note, ...]]:
    text = _text(parts, "published")
    if not text:
        return None, ()
    language = _text(parts, "language")
    found = [published_of(part, language) for part in _RANGE.split(text, maxsplit=1)]
    first, last = found[0], found[-1]
    if first and last and first.period.earliest <= last.period.latest:
        if len(found) == 1:
            return first, ()
        return Published(Period(first.period.earliest, last.period.latest), first.basis), ()
    line = next(parts.fields[name].line for name in _KEYS["published"] if name in parts.fields)
    message = f"`{text}`, expected a day such as 2023-09-23, or two with `/` between"
    return None, (note_on(clipping.path, Severity.WARNING, "bad-date", message, line + 1),)
