"""Writes the catalogue of a language: `python -m tests.translations fr`.

A message that the code or the templates say and the catalogue lacks is added without words, one
that nothing says any more is dropped. What is there stays.
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FOLDERS = ("clipbook/interface", "clipbook/findings", "clipbook/pages", "templates")
FOLDER = ROOT / "clipbook/interface"
KEYWORDS = {"say": None, "mark": None, "count": (2, 3), "mark_plural": (1, 2)}
METHODS = [("**.py", "python"), ("**", "jinja2")]
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
# A field of a catalogue's header: "Language: de\n".
HEADER = re.compile(r'"([A-Z][A-Za-z-]+): .*\\n"')


@cache
def messages() -> Catalog:
    """All messages of the code and the templates, with the files that say them."""
    found = Catalog(creation_date=BEGUN)
    keywords = KEYWORDS | {"gettext": None, "ngettext": (1, 2)}  # the latter are Jinja's
    for name in FOLDERS:
        for path, _, message, _, _ in extract_from_dir(ROOT / name, METHODS, None, keywords):
            found.add(message, locations=[(f"{name}/{path}", 0)])
    return found


def read(locale: str) -> Catalog:
    """The catalogue of a locale as it is."""
    with (FOLDER / f"{locale}.po").open("rb") as file:
        return read_po(file, locale=locale)


def update(locale: str) -> Catalog:
    """The catalogue of a locale with every message, and no other."""
    there = (FOLDER / f"{locale}.po").exists()
    own = read(locale) if there else Catalog(locale)
    own.update(messages(), no_fuzzy_matching=True)
    own.header_comment = f"# What the pages of clipbook say, in {own.locale.english_name}."
    own.fuzzy = False
    return own


def write(locale: str, catalogue: Catalog) -> None:
    """Keeps a catalogue as text that people edit."""
    own = {"Plural-Forms", "Content-Type", "Content-Transfer-Encoding", "MIME-Version", "Language"}
    text = io.BytesIO()
    write_po(text, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
    lines = text.getvalue().decode().splitlines(keepends=True)
    kept = [line for line in lines if not (named := HEADER.match(line)) or named[1] in own]
    (FOLDER / f"{locale}.po").write_text("".join(kept), "utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write(name, update(name))
