"""Fills `Briefing.answers`: when, where, who, how many and what next, each in copied words.

The five Ws of a news lead (why and how are what the points tell). An answer is a phrase, and it is
taken from the first key point that holds one, so that the answers and the points tell one story.
Where no words answer a question it is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from msgspec.structs import replace

from clipbook.findings.evidence.clauses import cut
from clipbook.findings.evidence.passages import passages
from clipbook.findings.evidence.quantities import Quantity, find_quantities
from clipbook.model import (
    Answer,
    Briefing,
    Entity,
    Form,
    NameKind,
    Question,
    Statement,
    TimelineEntry,
    excerpt,
)
from clipbook.notes import Span, trimmed

_MOST_PEOPLE: Final = 3
# So many articles name whoever the event is about: one alone may name its photographer.
_SEVERAL: Final = 2
_MOST_NUMBERS: Final = 2
# How many words a phrase has at most: what is longer is no answer at a glance.
_LONGEST: Final = 12
# What a phrase that says where starts with: "in the eastern Chinese city of ".
_WHERE: Final = re.compile(r"\b(?:in|at|near|outside|off)\s(?=(?:[\w’'.-]+\s){0,5}\Z)")
_Number = tuple[float, str]
"""A number, and its unit or the stem of its noun."""


def find(briefing: Briefing) -> Briefing:
    """`briefing` with the answers that its statements give."""
    answers = (
        *_when(briefing),
        *_where(briefing),
        *_who(briefing),
        *_numbers(briefing),
        *_next(briefing),
    )
    return replace(briefing, answers=answers)


def _told(briefing: Briefing) -> list[Statement]:
    """The statements of the key points, in their order."""
    return [briefing.statements[point.statement] for point in briefing.key_points]


def _when(briefing: Briefing) -> Iterator[Answer]:
    """The words for the day of the event: those of the first point that names it, else of any."""
    order = {point.statement: n for n, point in enumerate(briefing.key_points)}
    dated = [
        entry
        for entry in briefing.timeline
        if entry.period == briefing.event.period and not entry.ahead
    ]
    dated.sort(key=lambda entry: order.get(entry.statement, len(order)))
    for entry in dated[:1]:
        yield Answer(Question.WHEN, entry.as_written, entry.statement, entry.period)


def _where(briefing: Briefing) -> Iterator[Answer]:
    """The words for the place: from "in" or "at" to its name."""
    for statement in _told(briefing) if briefing.event.places else ():
        words = statement.excerpt
        at = words.text.find(briefing.event.places[0])
        opened = [m.start() for m in _WHERE.finditer(words.text[: max(0, at)])]
        if opened:
            span = Span(opened[-1], at + len(briefing.event.places[0]))
            yield _answer(briefing, Question.WHERE, statement, span)
            return


def _who(briefing: Briefing) -> Iterator[Answer]:
    """The people whom the lead names, each with the role beside the name; else the bodies."""
    for statement in _told(briefing)[:1]:
        people = list(_mentions(briefing, statement, NameKind.PERSON))
        bodies = list(_mentions(briefing, statement, NameKind.ORGANISATION))
        for span in sorted(people or bodies, key=attrgetter("start"))[:_MOST_PEOPLE]:
            yield _answer(briefing, Question.WHO, statement, span)


def _mentions(briefing: Briefing, statement: Statement, kind: NameKind) -> Iterator[Span]:
    """Those of a kind that a statement and another article name, with the role before the name."""
    text = statement.excerpt.text
    several = min(_SEVERAL, len(briefing.event.articles))
    for entity in briefing.entities:
        if entity.kind is not kind or len({form.article for form in entity.forms}) < several:
            continue
        if kind is not NameKind.PERSON and not _is_in_title(briefing, entity):
            continue
        forms = {form.text for form in entity.forms if _is_full(form, kind)}
        places = [(at, form) for form in forms if (at := text.find(form)) >= 0]
        for at, form in sorted(places, key=lambda found: (found[0], -len(found[1])))[:1]:
            role = f"{entity.role.text} " if entity.role else ""
            yield Span(at - len(role) if text[:at].endswith(role) else at, at + len(form))


def _is_in_title(briefing: Briefing, entity: Entity) -> bool:
    """Whether the story is about a body: one that is only named may be where it happened."""
    return any(form.text in briefing.event.title for form in entity.forms)


def _is_full(form: Form, kind: NameKind) -> bool:
    """Whether a form of a name says whom it means: a family name alone does not."""
    return " " in form.text or kind is not NameKind.PERSON


def _numbers(briefing: Briefing) -> Iterator[Answer]:
    """The numbers that most sources give, in sentences that state one fact."""
    counted: dict[tuple[str, Span], list[Quantity]] = defaultdict(list)
    for passage in passages(briefing.event):
        quantities = filter(_counts, find_quantities(passage))
        counted[passage.clause.article, passage.clause.sentence] += quantities
    found: dict[_Number, Answer] = {}
    for fact in sorted(briefing.facts, key=lambda fact: -len(fact.articles)):
        given: dict[_Number, dict[str, Answer]] = defaultdict(dict)
        for key in fact.statements:
            words = briefing.statements[key].excerpt
            for quantity in counted[words.article, words.span]:
                answer = Answer(Question.NUMBER, quantity.excerpt, key)
                number = quantity.value, quantity.unit or quantity.noun
                given[number].setdefault(words.article, answer)
        for number, by_article in given.items():
            if 2 * len(by_article) > len(briefing.event.articles) > 1:
                found.setdefault(number, next(iter(by_article.values())))
    yield from list(found.values())[:_MOST_NUMBERS]


def _counts(quantity: Quantity) -> bool:
    """Whether a number counts something: no article as in "one person", no street's "the 1300"."""
    before = quantity.passage.low[: quantity.first][-1:]
    return quantity.value != 1 and before != ("the",) and bool(quantity.unit or quantity.noun)


def _next(briefing: Briefing) -> Iterator[Answer]:
    """The words around a date ahead, in a clause short enough, of what the event leads to.

    That is what a key point tells or a fact that sources share: others may be of another matter.
    """
    order = {point.statement: n for n, point in enumerate(briefing.key_points)}
    shared = {key for fact in briefing.facts for key in fact.statements}
    ahead = [
        entry
        for entry in briefing.timeline
        if entry.ahead and (entry.statement in order or entry.statement in shared)
    ]
    ahead.sort(key=lambda e: (order.get(e.statement, len(order)), e.period.earliest))
    for entry in ahead:
        statement = briefing.statements[entry.statement]
        span = _clause(statement, entry)
        if 1 < len(span.of(statement.excerpt.text).split()) <= _LONGEST:
            answer = _answer(briefing, Question.NEXT, statement, span)
            yield replace(answer, period=entry.period)
            return


def _clause(statement: Statement, entry: TimelineEntry) -> Span:
    """The clause of a statement that holds a date; empty where that is all of it.

    So it is where the article says the same sentence twice, and the date is of the other place.
    """
    words = statement.excerpt
    if not words.span.contains(entry.as_written.span):
        return Span(0, 0)
    date = entry.as_written.span.shifted(-words.span.start)
    if entry.clause and words.span.contains(entry.clause.span):
        return entry.clause.span.shifted(-words.span.start)
    clauses = cut(words.text)
    held = bisect_right([clause.start for clause in clauses], date.start) - 1
    return clauses[held] if len(clauses) > 1 else Span(0, 0)


def _answer(briefing: Briefing, question: Question, statement: Statement, span: Span) -> Answer:
    """The answer that stands at `span` of a statement's text."""
    words = statement.excerpt
    article = briefing.event.article(words.article)
    place = trimmed(article.body, span.shifted(words.span.start))
    return Answer(question, excerpt(article, place), statement.id)
