r"""What a script or notebook uses of clipbook, from clippings to briefings and to a site.

>>> pier = Clipping("a.txt", b"Pier closes\n\nThe pier closed on Monday, the town said.\n")
>>> again = Clipping("b.txt", b"Town shuts pier\n\nThe town said the pier closed on Monday.\n")

A reading has the articles of one clipping, and notes on what was odd.

>>> reading = read(pier)
>>> [article.title for article in reading.values], reading.notes
(['Pier closes'], ())

Content is what clippings become: files by their paths, a folder for each event.

>>> content = import_clippings([pier, again], {}).files
>>> [str(path) for path in sorted(content)]
['_clippings.yaml', 'town-pier/pier-closes.md', 'town-pier/town-shuts-pier.md']

A briefing has what the articles of an event say all together. Each printed word is an excerpt, with
the article and the characters that it was copied from.

>>> [briefing] = brief(content)
>>> [fact] = briefing.facts
>>> [(excerpt.article, excerpt.text) for excerpt in fact.excerpts]
[('pier-closes', 'The pier closed on Monday'), ('town-shuts-pier', 'the pier closed on Monday.')]
"""

from __future__ import annotations

from pathlib import Path

from clipbook.build import Project, build
from clipbook.clippings import read_clippings
from clipbook.errors import ClipbookError
from clipbook.filesystem import read_folder
from clipbook.importer import import_seeds as import_clippings
from clipbook.model import (
    Article,
    Briefing,
    Clipping,
    Difference,
    Event,
    Excerpt,
    Fact,
    Output,
    Speaker,
    Statement,
    TimelineEntry,
    Utterance,
)
from clipbook.notes import Note, Result, Span
from clipbook.pipeline import find_briefings as brief
from clipbook.readers import read

__all__ = [
    "Article",
    "Briefing",
    "ClipbookError",
    "Clipping",
    "Difference",
    "Event",
    "Excerpt",
    "Fact",
    "Note",
    "Output",
    "Project",
    "Result",
    "Span",
    "Speaker",
    "Statement",
    "TimelineEntry",
    "Utterance",
    "brief",
    "build",
    "find_clippings",
    "import_clippings",
    "read",
]


def find_clippings(folder: str | Path) -> tuple[Clipping, ...]:
    """The clippings in a folder such as seeds/, in the order of their paths.

    Raises ClipbookError where the folder cannot be read.
    """
    path = Path(folder)
    return tuple(read_clippings(read_folder(path, path.name).files).values)
