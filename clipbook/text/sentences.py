"""Turns a text into the spans of its sentences."""

from __future__ import annotations

import re
from typing import Final

from clipbook.source import Span, trimmed

# The end of a sentence with its closing marks, before a new one: `talks.” He`.
_END: Final = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n\s*\n")
# Words whose full stop ends no sentence: "Mr.", "Sept.", "U.S.".
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Jr|Sr|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
    r"|\b[A-Z]|\b(?:[A-Z]\.)+[A-Z])\.$",
)


def find_sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences of `text`, in order, without the white space between them."""
    spans, start = [], 0
    for m in _END.finditer(text):
        if "\n" not in m.group() and _ABBREVIATION.search(
            text[max(0, m.start() - 12) : m.start() + 1]
        ):
            continue
        spans.append(trimmed(text, Span(start, m.end())))
        start = m.end()
    spans.append(trimmed(text, Span(start, len(text))))
    return tuple(span for span in spans if span)
