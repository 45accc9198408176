"""Turns articles into the files of content/ and back, and keeps account of the clippings met.

A file in content/ is the person's: it is written once and never changed; the folder it lies in is
its event.
"""

from clipbook.content.article_file import read_article, write_article
from clipbook.content.editor_files import EVENT_FILE, EventFile, read_event, read_pages
from clipbook.content.folder import KEPT_PATH, LEDGER_PATH, Content, read_content
from clipbook.content.front_matter import is_damaged
from clipbook.content.ledger import (
    HISTORY,
    LEDGER,
    Kept,
    LedgerEntry,
    aside,
    read_history,
    read_ledger,
    write_history,
    write_kept,
    write_ledger,
)

__all__ = [
    "EVENT_FILE",
    "HISTORY",
    "KEPT_PATH",
    "LEDGER",
    "LEDGER_PATH",
    "Content",
    "EventFile",
    "Kept",
    "LedgerEntry",
    "aside",
    "is_damaged",
    "read_article",
    "read_content",
    "read_event",
    "read_history",
    "read_ledger",
    "read_pages",
    "write_article",
    "write_history",
    "write_kept",
    "write_ledger",
]
