"""A project of hostile files beside a good clipping, made in memory, and what is wrong with it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath
from xml.parsers import expat

from msgspec.structs import replace

from clipbook.clippings import read_clippings
from clipbook.config import read_config
from clipbook.content import read_content
from clipbook.importer import import_seeds, restore
from clipbook.pipeline import Looks, build
from clipbook.static_files import safe_static
from tests.pages.built import static, templates

GOOD = (
    b"The bridge opens\n\nPELL, March 4 (Wire) - The minister opened a bridge on Monday. KEEPGOOD\n"
)
# What a page may run or fetch only where we wrote it.
RUNS = frozenset(
    "iframe frame object embed applet base form img svg math video audio source button".split()
)
# Controls, marks that turn the direction of writing, and what is no character.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
# An address that names a scheme: "javascript:x", "java\tscript:x" once its blanks are gone.
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
SAFE = re.compile(r"https?://[^/@]*(?:/|$)|mailto:|data:,$|data:image/|urn:uuid:", re.IGNORECASE)
# What a spreadsheet computes at the start of a cell, or behind a `;` where that parts cells.
FORMULA = re.compile("(?:^|;)(?:\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r])")
# Where the page at a former name of an event leads: "0; url=../bridge/index.html".
MOVED = re.compile(r"0; url=(?:\.\./)?[\w./-]+", re.ASCII)
# The fields of exported data that hold an address.
ADDRESSES = frozenset({"url", "@id", "external_url", "home_page_url", "feed_url", "sameAs"})


@dataclass(frozen=True)
class Made:
    """What a build of a hostile project gave."""

    notes: tuple
    content: dict
    site: dict

    @property
    def codes(self):
        return [note.code for note in self.notes]

    @property
    def text(self):
        """What a reader sees of all pages."""
        pages = (data.decode() for path, data in self.site.items() if path.suffix == ".html")
        return unescape(re.sub(r"<[^>]*>", "", "".join(pages)))


def project(files) -> Made:
    """Builds the good clipping and `files`, by their paths in a project; a base URL is set."""
    named = {PurePosixPath(path): data for path, data in files.items()}
    clippings = read_clippings({PurePosixPath("good.txt"): GOOD, **below(named, "seeds")})
    content = below(named, "content")
    mended = restore(clippings.values, (content, read_content(content)[0]))
    imported = import_seeds(clippings.values, {**content, **mended.files})
    content = {**content, **mended.files, **imported.files}
    config = read_config("site.yaml", named.get(PurePosixPath("site.yaml"), b""))
    (settings,) = config.values
    settings = replace(settings, base_url=settings.base_url or "https://site.example/")
    dressed, refused = safe_static(below(named, "static"))
    looks = Looks(settings=settings, templates=templates(), static={**static(), **dressed})
    made = build(content, clippings.values, looks)
    notes = (*clippings.notes, *mended.notes, *imported.notes, *config.notes, *refused, *made.notes)
    return Made(notes, content, dict(made.files))


def below(files, folder):
    return {
        path.relative_to(folder): data
        for path, data in files.items()
        if path.is_relative_to(folder)
    }


def harm(files) -> list[str]:
    """Everything in the files of a site that a hostile input could have brought about."""
    found = []
    for path, data in files.items():
        found += [f"{path}: a name"] * (not re.fullmatch(r"[\w./-]+", str(path), re.ASCII))
        text = data.decode()
        found += [f"{path}: {m[0]!r}" for m in UNPRINTABLE.finditer(text)][:1]
        found += [f"{path}: {what}" for what in LOOKS_AT.get(path.suffix, nothing)(text)]
    return found


def nothing(_):
    return []


class Active(HTMLParser):
    """Collects what a browser would run, fetch from elsewhere, or follow to nobody knows where."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.data = []
        self._records = False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        kind = given.get("type") or ""
        self._records = tag == "script" and kind == "application/ld+json"
        ours = "viewbox" in given or given.get("class") == "axis"
        self.found += [tag] * (tag in RUNS and not ours)
        self.found += [tag] * (tag == "script" and not ("src" in given or self._records))
        self.found += [name for name in given if name.startswith("on") or name == "srcdoc"]
        moved = MOVED.fullmatch(given.get("content") or "")
        is_refresh = (given.get("http-equiv") or "").lower() == "refresh"
        self.found += ["refresh"] * (is_refresh and not moved)
        links = [re.sub(r"[\x00-\x20]", "", given.get(name) or "") for name in ("href", "src")]
        self.found += [link for link in links if is_unsafe(link)]

    def handle_data(self, data):
        self.data += [data] * self._records

    def handle_endtag(self, tag):
        self._records = self._records and tag != "script"


def is_unsafe(link):
    return link.startswith("//") or bool(SCHEME.match(link) and not SAFE.match(link))


def in_page(text):
    parser = Active()
    parser.feed(text)
    parser.close()
    return [*parser.found, *(what for data in parser.data for what in in_data(data))]


def in_feed(text):
    links = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _, given: links.append(given.get("href", ""))
    parser.Parse(text, True)  # noqa: FBT003 # the last piece
    return [link for link in links if is_unsafe(link)]


def in_data(text):
    tags = ["<"] * ("<" in text)
    return [*tags, *(link for link in linked(json.loads(text)) if link and not SAFE.match(link))]


def linked(value):
    """The addresses in exported data."""
    if isinstance(value, dict):
        yield from (value[key] for key in ADDRESSES & value.keys() if isinstance(value[key], str))
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, (dict, list)):
            yield from linked(inner)


def in_table(text):
    cells = (cell for row in csv.reader(io.StringIO(text)) for cell in row)
    return [cell for cell in cells if FORMULA.search(cell)]


def in_script(text):
    if not text.startswith("window.clipbookIndex="):
        return []
    listed = text.removeprefix("window.clipbookIndex=").rstrip(";\n")
    json.loads(listed)
    return re.findall("[<>\u2028\u2029]", listed)


LOOKS_AT = {
    ".html": in_page,
    ".xml": in_feed,
    ".json": in_data,
    ".csv": in_table,
    ".js": in_script,
}
