"""Throws bytes at the readers until one of them raises, hangs or swells.

Not part of the tests: `pip install atheris`, then
`python tests/fuzz/fuzz_readers.py -max_total_time=1800 -timeout=2 -rss_limit_mb=500 FOLDER` with a
folder that holds a copy of tests/fuzz/corpus and what `python -m tests.fuzz.larger FOLDER` writes;
`-max_len=65536` lets it grow. What is found anew is kept there.
"""

from __future__ import annotations

import sys
from pathlib import PurePosixPath

import atheris

with atheris.instrument_imports(include=["clipbook"]):
    from clipbook.content import read_article, read_event, read_ledger, write_article
    from clipbook.model import Clipping
    from clipbook.readers import read
    from clipbook.static_files import safe_static

PATH = PurePosixPath("event/a.md")


def test_one_input(data: bytes) -> None:
    """Reads `data` as everything that a person or a web page may give; keeps the promises."""
    for article in read(Clipping("a.txt", data)).values:
        again = read_article(PATH, write_article(article)).values
        assert len(again) == 1, "what is written can be read"
        assert again[0].body == article.body.rstrip(), "the body stays"
        assert not again[0].edited, "nobody edited it"
    read_article(PATH, data)
    read_event(PATH, data)
    read_ledger(data)
    safe_static({PurePosixPath("a.svg"): data})


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()
