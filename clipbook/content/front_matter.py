"""Turns the text of a file into its front matter and its body, and back."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import frontmatter
from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from clipbook.keys import Key, ValueKind
from clipbook.model import YEARS, Period
from clipbook.notes import Note, Severity, note_on
from clipbook.strict_yaml import Value, YamlError, dump, is_flag, load
from clipbook.text.markup import plain
from clipbook.text.normalise import replace_unprintable, unify_line_ends

# A control character that no encoding of text uses: "\x01". Line ends, tab and escape are others.
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SIXTEEN_BITS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_damaged(data: bytes) -> bool:
    """Whether no editor wrote these bytes: a NUL, or control characters in what is no UTF-8.

    Text in an older encoding or in UTF-16 is not damaged: a person's editor may write it.
    """
    if data.startswith(_SIXTEEN_BITS):
        return False
    if b"\0" in data:
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return _CONTROL.search(data) is not None
    return False


# A day, perhaps with a time behind it: "2023-09-23", "2023-09-23T10:00:00Z".
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?$")

TITLE: Final = re.compile(r"\s*# +(.+?)\s*(?:\n|$)")
"""The first heading of a body: "# Title"."""


class _Fences(YAMLHandler):
    """Front matter between two fences `---`, each with its one line end; the rest is the body."""

    # The fence with the one line end behind it, so that the body keeps every other character.
    FM_BOUNDARY = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)

    def export(self, metadata: dict[str, object], **_: object) -> str:
        return dump(metadata)

    def format(self, post: frontmatter.Post, **_: object) -> str:
        return f"---\n{self.export(post.metadata)}---\n{post.content}\n"


_HANDLER: Final = _Fences()


class Document(Struct, frozen=True):
    """A file's front matter, the body as stored (NFC, line feeds only), and the body's line."""

    fields: Mapping[str, Value]
    body: str
    body_line: int


def split(data: bytes) -> Document:
    """The front matter and body of a file; raises YamlError with the line of the file.

    A file without an opening fence is all body.
    """
    if is_damaged(data):
        message = "bytes that are no text, expected UTF-8 text: restore the file from a backup"
        raise YamlError(message, 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise YamlError("a byte that is no UTF-8, expected UTF-8 text", line) from error
    text = unicodedata.normalize("NFC", unify_line_ends(text))
    if not _HANDLER.FM_BOUNDARY.match(text):
        return Document({}, text, 1)
    try:
        head, body = _HANDLER.split(text)
    except ValueError as error:
        message = "front matter without its closing fence, expected a line `---`"
        raise YamlError(message, 1) from error
    fields = load(f"\n{head}")  # so that its lines are those of the file, where a fence comes first
    if fields.entries is None:
        raise YamlError("front matter that is no mapping, expected lines `key: value`", 2)
    return Document(fields.entries, body, head.count("\n") + 3)


def join(fields: dict[str, object], body: str) -> str:
    """The text of a file with that front matter and that body."""
    post = frontmatter.Post(body)
    post.metadata = fields
    return frontmatter.dumps(post, handler=_HANDLER)


def first_heading(body: str) -> str:
    """The words of the heading with which a body starts; '' where it starts with none."""
    m = TITLE.match(body)
    return plain(m[1]) if m else ""


def odd_characters(path: str, document: Document) -> tuple[Note, ...]:
    """A note `bad-character` on the first character of the body that does not print, if any."""
    shown = replace_unprintable(document.body)
    if shown == document.body:
        return ()
    at = next(
        n for n, (old, new) in enumerate(zip(document.body, shown, strict=True)) if old != new
    )
    message = (
        f"the character U+{ord(document.body[at]):04X}, which does not print, is shown as "
        f"`{shown[at]}`; expected text, so delete it"
    )
    line = document.body_line + document.body.count("\n", 0, at)
    return (note_on(path, Severity.WARNING, "bad-character", message, line),)


def odd_flags(path: str, document: Document, keys: Mapping[str, Key]) -> Iterator[Note]:
    """A note `bad-value` on each key for yes or no that says neither."""
    for name, key in keys.items():
        value = document.fields.get(name) if key.kind is ValueKind.FLAG else None
        if value and not is_flag(value.text or ""):
            message = f"`{name}: {value.text}`, expected `true` or `false`"
            yield note_on(path, Severity.WARNING, "bad-value", message, value.line)


def period(text: str) -> Period:
    """One day, perhaps with a time behind it, or two with `/` between; raises ValueError."""
    days = [_day(part.strip()) for part in text.split("/", 1)]
    return Period(days[0], days[-1])


def _day(text: str) -> date:
    m = _DAY.match(text)
    if not m:
        raise ValueError(text)
    day = date.fromisoformat(m[1])
    if day.year not in YEARS:
        raise ValueError(text)
    return day
