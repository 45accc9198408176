"""Fills `Briefing.answers`: when, where, who, how many and what next, each in copied words.

The five Ws of a news lead (why and how are what the points tell). An answer is a phrase, and it is
taken from the first key point that holds one, so that the answers and the points tell one story.
Where no words answer a question it is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

from msgspec.structs import replace

from clipbook.findings.evidence.amounts import Amount, amounts
from clipbook.findings.evidence.clauses import cut
from clipbook.findings.evidence.words import AUXILIARIES, is_past
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
from clipbook.text.english import STOPWORDS

_MOST_PEOPLE: Final = 3
# So many articles name whoever the event is about: one alone may name its photographer.
_SEVERAL: Final = 2
_MOST_NUMBERS: Final = 2
# So many words behind a number may be what it counts.
_NOUNS: Final = 2
# How many words a phrase has at most: what is longer is no answer at a glance.
_LONGEST: Final = 12
# What a phrase that says where starts with: "in the eastern Chinese city of ".
_WHERE: Final = re.compile(r"\b(?:in|at|near|outside|off)\s(?=(?:[\w’'.-]+\s){0,5}\Z)")
# A word behind a number, which may be what it is of: "-minute", " passengers".
_NOUN: Final = re.compile(r"[- ]([a-z]+)\b")


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
    found: dict[tuple[float, str], Answer] = {}
    for fact in sorted(briefing.facts, key=lambda fact: -len(fact.articles)):
        for key, amount in _common(briefing, fact.statements):
            statement = briefing.statements[key]
            span = _counted(statement.excerpt.text, amount)
            if span:
                answer = _answer(briefing, Question.NUMBER, statement, span)
                found.setdefault((amount.value, amount.unit), answer)
    yield from list(found.values())[:_MOST_NUMBERS]


def _common(briefing: Briefing, keys: Iterable[str]) -> Iterator[tuple[str, Amount]]:
    """The amounts of statements that several articles among them give, at their first place."""
    given: dict[tuple[float, str], dict[str, tuple[str, Amount]]] = {}
    for key in keys:
        words = briefing.statements[key].excerpt
        for amount in amounts(words.text):
            by_article = given.setdefault((amount.value, amount.unit), {})
            by_article.setdefault(words.article, (key, amount))
    for by_article in given.values():
        if 2 * len(by_article) > len(briefing.event.articles) > 1:
            yield next(iter(by_article.values()))


def _counted(text: str, amount: Amount) -> Span | None:
    """The number with the noun that it counts; None where no noun stands right behind it."""
    end = amount.span.end
    if amount.value == 1 or text[: amount.span.start].lower().endswith("the "):
        return None  # an article, a street: "one person", "the 13000 block"
    for _ in range(_NOUNS):
        behind = _NOUN.match(text, end)
        word = behind[1] if behind else ""
        if not behind or word in STOPWORDS or word in AUXILIARIES or is_past(word):
            break
        end = behind.end()
    is_of = end > amount.span.end or not amount.unit.isalpha()
    return Span(amount.span.start, end) if is_of else None


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
