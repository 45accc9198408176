"""Turns files that hold no article into a note that says what they are and what to do instead.

To name another kind, add a line to _KINDS.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Final, NamedTuple

from clipbook.model import Article, Clipping
from clipbook.notes import Result, Severity, note_on

SNIFFED: Final = 4096
"""How many bytes are looked at to know most kinds."""
MAX_JSON: Final = 20_000_000
"""A longer file is not looked at as JSON."""
_PASTE: Final = "expected the text of an article; open it and paste its text into a file"
_ADD: Final = "expected a saved page; `clipbook add` fetches one from its address"
_EXPORT: Final = "expected articles; export them as Markdown or as pages of HTML"

# Settings by section, as in `desktop.ini`: "[.ShellClassInfo]" and lines "Key=value" below.
_SETTINGS: Final = re.compile(
    r"\s{0,99}(?:[;#][^\n]{0,500}\n\s{0,99}){0,20}\[[^\]\n]{1,80}\]\s{0,9}\n"
)
_SETTING: Final = re.compile(r"[^=\n]{1,200}=[^\n]{0,2000}|[;#][^\n]{0,2000}|\[[^\]\n]{1,80}\]|")
# The first element of an XML file: "<urlset" behind a declaration and comments.
_ROOT: Final = re.compile(
    r"\s{0,99}<\?xml[^>]{0,200}\?>(?:\s|<!--.{0,3000}?-->|<\?.{0,500}?\?>|<!DOCTYPE[^>\[]{0,500}"
    r"(?:\[.{0,3000}?\]\s{0,9})?>){0,50}<(?P<root>[\w:.-]{1,60})",
    re.DOTALL,
)
_READ_XML: Final = frozenset({"html", "rss", "feed", "rdf", "channel", "plist"})
"""The first elements of XML that other readers read."""
# An entry of BibTeX: "@article{brook2024,".
_REFERENCE: Final = re.compile(r"\s{0,99}@[A-Za-z]{3,20}\{[^\s,{}]{1,100},")
# A row of a table in text: "title,date", "title;date", "title\tdate".
_SEPARATORS: Final = ",;\t"


class _FileKind(NamedTuple):
    """A kind of file, how its start is known, what it is called, and the way to go."""

    is_it: Callable[[Clipping, str], bool]
    name: str
    cure: str


def _begins(*starts: str) -> Callable[[Clipping, str], bool]:
    return lambda _, start: start.lstrip("\ufeff \t\r\n").lower().startswith(starts)


def _holds(mark: bytes, *inside: bytes) -> Callable[[Clipping, str], bool]:
    """Whether a packed file begins with a mark and holds a part of one of the names."""
    return lambda clipping, _: (
        clipping.data.startswith(mark)
        and any(
            name in clipping.data[:SNIFFED] or name in clipping.data[-SNIFFED:] for name in inside
        )
    )


def _is_settings(_: Clipping, start: str) -> bool:
    if not _SETTINGS.match(start):
        return False
    lines = start.split("\n")[:-1] or [start]
    return all(_SETTING.fullmatch(line.strip()) for line in lines[:100])


def _is_data(clipping: Clipping, start: str) -> bool:
    """Whether a file is JSON, as a whole or line by line."""
    bare = start.lstrip("\ufeff \t\r\n")
    if bare[:1] not in {"[", "{"} or len(clipping.data) > MAX_JSON:
        return False
    text = clipping.data.decode("utf-8-sig", "replace").strip()
    if "jsonfeed.org" in text:
        return False
    first = text.split("\n", 1)[0]
    return _is_json(text) or (text.count("\n") > 0 and _is_json(first) and first[-1:] in "}]")


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), list | dict)
    except ValueError:
        return False
    except RecursionError:
        return True


def _is_table(clipping: Clipping, start: str) -> bool:
    if not clipping.path.lower().endswith((".csv", ".tsv")):
        return False
    row = start.split("\n", 1)[0]
    return any(separator in row for separator in _SEPARATORS)


def _is_other_xml(_: Clipping, start: str) -> bool:
    m = _ROOT.match(start)
    return m is not None and m["root"].rsplit(":", 1)[-1].lower() not in _READ_XML


def _is_property_list(clipping: Clipping, start: str) -> bool:
    listed = clipping.data.startswith(b"bplist0") or "<plist" in start[:1000]
    return listed and b"WebMainResource" not in clipping.data


def _is_bibliography(_: Clipping, start: str) -> bool:
    return bool(_REFERENCE.match(start))


_ZIP: Final = b"PK\x03\x04"
_KINDS: Final = (
    _FileKind(_begins("%pdf-"), "a PDF document", _PASTE),
    _FileKind(_holds(_ZIP, b"word/"), "a Word document", _PASTE),
    _FileKind(_holds(_ZIP, b"xl/"), "an Excel table", _PASTE),
    _FileKind(_holds(_ZIP, b"ppt/"), "a PowerPoint document", _PASTE),
    _FileKind(_holds(_ZIP, b"epub+zip"), "an e-book (EPUB)", _PASTE),
    _FileKind(_holds(_ZIP, b"opendocument"), "a document of LibreOffice", _PASTE),
    _FileKind(_holds(b"\xd0\xcf\x11\xe0", b""), "an old Office document or a system file", _PASTE),
    _FileKind(_holds(b"x\x9f>\x22", b""), "an attachment of Outlook (`winmail.dat`, TNEF)", _PASTE),
    _FileKind(_begins("{\\rtf"), "a document in RTF", _PASTE),
    _FileKind(_begins("%!ps"), "a PostScript document", _PASTE),
    _FileKind(_begins("\\documentclass"), "a LaTeX document", _PASTE),
    _FileKind(_begins("[internetshortcut]"), "a shortcut to an address on the web", _ADD),
    _FileKind(_begins("[desktop entry]"), "a shortcut", _ADD),
    _FileKind(_is_settings, "a file of settings", "expected an article; it may be moved away"),
    _FileKind(_begins("<!doctype netscape-bookmark"), "a list of bookmarks", _ADD),
    _FileKind(
        lambda _, start: "<opml" in start.lower(),
        "a list of feeds (OPML)",
        "expected articles; put the addresses of the feeds under `feeds:` in site.yaml",
    ),
    _FileKind(_begins("begin:vcard"), "an address card", "expected an article"),
    _FileKind(_begins("begin:vcalendar"), "a calendar", "expected an article"),
    _FileKind(_begins("webvtt", "1\n00:", "1\r\n00:"), "a file of subtitles", _PASTE),
    _FileKind(_begins("<svg"), "a drawing (SVG)", "expected an article; it may be moved away"),
    _FileKind(_is_bibliography, "a list of references (BibTeX)", _PASTE),
    _FileKind(lambda _, start: "<en-export" in start, "an export of Evernote", _EXPORT),
    _FileKind(_is_property_list, "a property list, such as a shortcut of macOS", _ADD),
    _FileKind(_is_other_xml, "XML of another kind than pages and feeds", _EXPORT),
    _FileKind(_is_table, "a table (CSV)", _EXPORT),
    _FileKind(_is_data, "data in JSON", _EXPORT),
)


def recognises(clipping: Clipping) -> bool:
    """Whether the bytes are of a kind that holds no article."""
    return _kind_of(clipping) is not None


def read(clipping: Clipping) -> Result[Article]:
    """No article. Notes: `foreign-file`, which says what the file is and what to do instead."""
    kind = _kind_of(clipping)
    message = f"the file is {kind.name}; {kind.cure}" if kind else "the file is of another kind"
    return Result(notes=(note_on(clipping.path, Severity.ERROR, "foreign-file", message),))


def _kind_of(clipping: Clipping) -> _FileKind | None:
    start = clipping.data[:SNIFFED].decode("utf-8", "replace")
    return next((kind for kind in _KINDS if kind.is_it(clipping, start)), None)
