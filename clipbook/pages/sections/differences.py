"""Turns the differences into sides that a reader can compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clipbook.interface import mark_plural
from clipbook.model import Difference, DifferenceKind, Side
from clipbook.pages.elements.layout import is_told
from clipbook.pages.elements.statements import Data, View, cite, phrase, statement
from clipbook.pages.elements.wording import DIFFERENCES

_OPEN: Final = 3
_COUNT: Final = mark_plural("%(n)s difference", "%(n)s differences")
_MORE: Final = mark_plural("%(n)s more difference", "%(n)s more differences")
# So many words of a phrase are read at once.
_HEADING: Final = 5


def differences(view: View) -> Data | None:
    """The differences, gravest first, the first ones open; None where none can be shown."""
    shown = [
        (number, _difference(view, difference, f"difference-{number}"))
        for number, difference in enumerate(view.briefing.differences, 1)
        if is_told(difference, f"difference-{number}", view.layout)
    ]
    open_ = [each for number, each in shown if number <= _OPEN and not each["is_folded"]]
    folded = [each for _, each in shown if each not in open_]
    if not shown:
        return None
    return {
        "open": open_,
        "folded": folded,
        "count": view.words.count(len(shown), *_COUNT),
        "more": view.words.count(len(folded), *(_MORE if open_ else _COUNT)),
    }


def _difference(view: View, difference: Difference, anchor: str) -> Data:
    sides = [_side(view, side, anchor) for side in difference.sides]
    keys = [key for side in difference.sides for key in side.statements if view.is_at(key, anchor)]
    is_wording = difference.kind is DifferenceKind.WORDING
    return {
        "anchor": anchor,
        "kind": view.words.say(DIFFERENCES[difference.kind]),
        "grade": difference.kind.value,
        "subject": _subject(view, difference),
        "shape": "forms" if is_wording else "sides",
        "sides": sides,
        "is_folded": bool(keys) and not view.is_open(keys, anchor),
    }


def _subject(view: View, difference: Difference) -> Data | None:
    subject = difference.subject
    return phrase(view, subject, difference.sides[0].statements[0]) if subject else None


def _side(view: View, side: Side, anchor: str) -> Data:
    here = [key for key in side.statements if view.is_at(key, anchor)]
    there = [key for key in side.statements if key in view.layout and key not in here]
    others = _firsts(view, side, here)
    marks = [side.phrase] if side.phrase else side.excerpts
    heading = side.phrase if not here or _is_short(side) else None
    words = phrase(view, heading, side.statements[0]) if heading else None
    return {
        "phrase": words["copied"] if words else None,
        "statements": [statement(view, key, marks, others) for key in here[:1]],
        "cites": [] if here else [cite(view, key) for key in others],
        "href": "" if here or not there else f"#{view.layout[there[0]].anchor}",
    }


def _is_short(side: Side) -> bool:
    """Whether the phrase of a side is a heading: what is longer is lit in its sentence alone."""
    return side.phrase is not None and len(side.phrase.text.split()) <= _HEADING


def _firsts(view: View, side: Side, here: Sequence[str]) -> list[str]:
    """One statement of each source of a side whose words are not printed here."""
    told = {view.article_of(key).id for key in here}
    found: dict[str, str] = {}
    for key in side.statements:
        article = view.article_of(key).id
        if article not in told:
            found.setdefault(article, key)
    return list(found.values())
