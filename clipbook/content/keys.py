"""Every key of the files in content/. To add one: a line here, and its use where the file is read.

The reference for users and the JSON Schemas are made from these tables (`tests/reference.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clipbook.keys import Key, ValueKind
from clipbook.model import CopyState

_BY_PROGRAM: Final = "written by the program; leave it as it is"

ARTICLE_KEYS: Final[Mapping[str, Key]] = {
    "title": Key(
        "the headline of this copy",
        "Old bridge closes for repairs",
        default="the first heading of the text, else the name of the file",
        others=("headline",),
    ),
    "outlet": Key(
        "who published this copy; empty where the text does not say",
        "Pell Gazette",
        others=("publisher", "source"),
    ),
    "origin": Key("the agency or outlet that the text names as where it comes from", "Reuters"),
    "url": Key(
        "the address of this copy",
        "https://example.org/bridge",
        ValueKind.ADDRESS,
        others=("source", "link"),
    ),
    "guid": Key("what its feed tells the entry from others by", "tag:example.org,2024:17"),
    "copy_of": Key(
        "the article of this event that this one copies, by its file, clipping or address: it then "
        "confirms nothing",
        "bridge-closed.md",
    ),
    "authors": Key(
        "who wrote it", "[Ada Brook, Tom Reed]", ValueKind.TEXTS, others=("author", "byline")
    ),
    "published": Key(
        "when this copy was published; two days where only the range is known",
        "2024-03-04",
        ValueKind.DAY,
        default="not known",
        others=("date",),
    ),
    "published_basis": Key(
        "how the day is known: `stated`, or in words how it was inferred",
        "stated",
        default="`stated`",
    ),
    "dateline": Key("place and day as printed before the first sentence", "PELL, March 4"),
    "language": Key(
        "the language of the text", "en", ValueKind.LANGUAGE, default="not known", others=("lang",)
    ),
    "copy": Key(
        "what kind of copy it is, and the words of the clipping that prove it",
        "wire copy",
        ValueKind.MAPPING,
        default="`unknown`",
        keys={
            "state": Key("what kind of copy it is", "wire copy", choices=tuple(CopyState)),
            "evidence": Key("the words that prove it", "[(Reuters)]", ValueKind.TEXTS),
        },
    ),
    "captions": Key("the captions of its pictures", "[The bridge on Monday]", ValueKind.TEXTS),
    "event": Key(
        "the event it belongs to, where its clipping or a file directly in content/ says so, and "
        "for `--regroup`",
        "bridge",
    ),
    "not_with": Key(
        "articles with which it is never grouped, by their files", "[other.md]", ValueKind.TEXTS
    ),
    "solo": Key("the article is an event of its own", "true", ValueKind.FLAG, "`false`"),
    "rights": Key(
        "`full`: free to print whole; `excerpt`: only the sentences used",
        "full",
        default="`excerpt`",
        choices=("", "full", "excerpt"),
    ),
    "draft": Key("the article is not shown", "true", ValueKind.FLAG, "`false`"),
    "clipping": Key(f"the clipping it was read from; {_BY_PROGRAM}", "bridge-1.txt"),
    "clipping_sha256": Key(f"the digest of that file; {_BY_PROGRAM}", "3e827fdb..."),
    "written_sha256": Key(
        f"the digest of what was written, by which a later edit is known; {_BY_PROGRAM}",
        "dcbe3d5d...",
    ),
}

EVENT_KEYS: Final[Mapping[str, Key]] = {
    "title": Key(
        "the title of the event",
        "The old bridge closes",
        default="that of the article most like the others",
    ),
    "date": Key("when it happened", "2024-03-04", ValueKind.DAY, default="what the articles say"),
    "place": Key("where it happened", "Pell", ValueKind.TEXTS, default="what the articles say"),
    "draft": Key("the event is not shown", "true", ValueKind.FLAG, "`false`"),
    "aliases": Key(
        "former folders, whose addresses lead on to this one", "[bridge]", ValueKind.TEXTS
    ),
    "corrections": Key(
        "what was wrong with a sentence, shown on the page",
        "[{date: 2024-03-05, statement: s9876543210, text: It closed on Tuesday.}]",
        ValueKind.MAPPINGS,
        keys={
            "date": Key("the day of the correction", "2024-03-05"),
            "statement": Key("the sentence, by its id or its words", "s9876543210"),
            "text": Key("what is right", "It closed on Tuesday."),
        },
    ),
    "hide": Key(
        "sentences that no page prints, each by its id or its words",
        "[s0123456789]",
        ValueKind.TEXTS,
    ),
}

PAGE_KEYS: Final[Mapping[str, Key]] = {
    "title": Key(
        "the title of the page, and of the link to it below every page",
        "Imprint",
        default="the first heading of the text, else the name of the file",
    ),
    "draft": Key("the page is not shown", "true", ValueKind.FLAG, "`false`"),
}
