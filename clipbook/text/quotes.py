"""Turns a text into the quotations it holds, with who is said to have said them."""

from __future__ import annotations

import re
from typing import Final

from clipbook.model import Evidence, Quote, QuoteKind
from clipbook.source import Span

# A run in double quotation marks within a paragraph: “seriously considering”.
_RUN: Final = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")
# A speaker directly behind the run: `,” Cho said`.
_SAID_AFTER: Final = re.compile(
    r"\s*(?P<who>(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+|[Hh]e|[Ss]he) (?:said|told|added)\b"
)


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of `text`, in order: one for each run in quotation marks, and one for each reported clause."""
    quotes = []
    for m in _RUN.finditer(text):
        said = _SAID_AFTER.match(text, m.end())
        quotes.append(
            Quote(
                span=Span(*m.span(1)),
                kind=QuoteKind.DIRECT,
                speaker=Span(*said.span("who")) if said else None,
                evidence=Evidence.LIKELY if said else Evidence.GUESSED,
            ),
        )
    return tuple(quotes)
