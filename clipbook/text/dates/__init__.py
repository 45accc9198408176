"""Turns a text into the expressions of time it holds, with the days they come to.

The method is that of rule-based temporal taggers (HeidelTime, Strötgen and Gertz 2010; SUTime,
Chang and Manning 2012): a table of wordings, then resolution against the day of writing, the tense
of the clause and the time mentioned before.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from clipbook.model import Certainty, DateMention, Period, Precision
from clipbook.notes import Span
from clipbook.text.dates.resolution import resolve
from clipbook.text.dates.scan import read_at, read_expressions, scan_expressions
from clipbook.text.dates.tense import Direction, direction
from clipbook.text.dates.vocabulary import Expression, Shape

__all__ = [
    "Direction",
    "Expression",
    "Shape",
    "direction",
    "find_dates",
    "iso",
    "read_expressions",
    "resolve_date",
    "resolve_expressions",
    "scan_expressions",
]

_LENGTHS: Final = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}


def find_dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    """The expressions of time in `text`, in order, resolved against the day it was published.

    Without that day, an expression that needs it has no period.
    """
    return resolve_expressions(read_expressions(text), published)


def resolve_expressions(
    expressions: Iterable[Expression], published: date | None
) -> tuple[DateMention, ...]:
    """The mentions that the `expressions` of one text are when it was published on that day.

    Impossible days are left out.
    """
    before: Period | None = None
    mentions = []
    for expression in expressions:
        mention = _mention(expression, published, before)
        if mention is None:
            continue
        mentions.append(mention)
        if not expression.is_aside:
            before = mention.period or before
    return tuple(mentions)


def resolve_date(text: str, span: Span, published: date | None) -> DateMention | None:
    """What the expression of time at `span` comes to; None where it is not understood."""
    mentions = find_dates(text, published)
    for mention in mentions:
        if mention.span.overlaps(span):
            return mention
    expression = read_at(text, span)
    if expression is None:
        return None
    before = [m.period for m in mentions if m.period and m.span.end <= span.start]
    return _mention(expression, published, before[-1] if before else None)


def iso(mention: DateMention) -> str | None:
    """The value in ISO 8601, None where it is no day, month or year.

    `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None for a range and for an open one.
    """
    if mention.period is None or mention.precision is Precision.RANGE:
        return None
    return mention.period.earliest.isoformat()[: _LENGTHS[mention.precision]]


def _mention(
    expression: Expression, published: date | None, before: Period | None
) -> DateMention | None:
    value = resolve(expression, published, before)
    if value is None:
        is_open = published is None and not expression.is_stated
        if is_open or expression.shape in {Shape.CHAIN, Shape.OPEN}:
            return DateMention(span=expression.span, period=None)
        return None
    certainty = Certainty.STATED if expression.is_stated else Certainty.RESOLVED
    is_counted = expression.shape in {Shape.SHIFT, Shape.CHAIN}
    return DateMention(
        span=expression.span,
        period=value[0],
        precision=value[1],
        certainty=certainty,
        is_relative=is_counted or expression.shape in {Shape.WEEKDAY, Shape.WEEKEND},
        is_passing=(is_counted and expression.is_aside) or expression.last_year > 0,
    )
