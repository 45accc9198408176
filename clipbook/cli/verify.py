"""The command `check`: a built site is checked once more."""

from __future__ import annotations

import sys
from argparse import Namespace

from clipbook import filesystem
from clipbook.check import check
from clipbook.cli.notes import print_notes
from clipbook.content import read_content
from clipbook.notes import ClipbookError


def verify(options: Namespace) -> int:
    """Prints what is wrong with a site; 1 where anything is. Raises ClipbookError."""
    if not (options.site / filesystem.MANIFEST).is_file():
        raise ClipbookError(f"{options.site}: has no {filesystem.MANIFEST}, expected a built site")
    if not options.content.is_dir():
        raise ClipbookError(f"{options.content}: no such folder, expected the content of the site")
    options.out = options.site
    site = filesystem.read_folder(options.site, "site")
    content, _ = read_content(filesystem.read_folder(options.content, "content").files)
    notes = (*site.notes, *check(site.files, tuple(content.articles.values())))
    status = print_notes(notes, options)
    if not status:
        pages = sum(path.suffix == ".html" for path in site.files)
        print(f"{options.site}: {pages} pages, nothing wrong", file=sys.stderr)
    return status
