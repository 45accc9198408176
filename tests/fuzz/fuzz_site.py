"""Throws bytes at the whole program until a site made of them raises, hangs, or is not sound.

As `fuzz_readers`, which says how to start it; slower, because every input becomes a site.
"""

from __future__ import annotations

import json
import sys
from pathlib import PurePosixPath
from xml.parsers import expat

import atheris

with atheris.instrument_imports(include=["clipbook"]):
    from clipbook.check import UNSAFE
    from clipbook.importer import import_seeds
    from clipbook.model import Clipping, Settings
    from clipbook.pipeline import Looks, build
    from tests.pages.built import static, templates

LOOKS = Looks(settings=Settings(), templates=templates(), static=static())
GOOD = Clipping("good.txt", b"The bridge opens\n\nThe minister opened a bridge on Monday.\n")
EVENT = PurePosixPath("e/_event.md")
ARTICLE = PurePosixPath("e/a.md")


def test_one_input(data: bytes) -> None:
    """Makes a site of `data` as a clipping, then as a content file; both are sound."""
    clippings = [GOOD, Clipping("a.txt", data)]
    sound(clippings, import_seeds(clippings, {}).files)
    sound([], {ARTICLE: data, EVENT: data[: len(data) // 2]})


def sound(clippings, content) -> None:
    """Raises where the site of `content` has unsafe pages, or data that nothing can read."""
    made = build(content, clippings, LOOKS)
    codes = {note.code for note in made.notes}
    assert not codes & UNSAFE, codes
    for path, page in made.files.items():
        text = page.decode()
        if path.suffix == ".xml":
            expat.ParserCreate().Parse(text, True)  # noqa: FBT003 # the last piece
        elif path.suffix == ".json":
            json.loads(text)


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()
