"""Turns the key points and the five Ws into what a reader of a briefing sees first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from clipbook.findings.evidence.clauses import cut
from clipbook.findings.evidence.overlap import overlap
from clipbook.interface import mark
from clipbook.model import Answer, Excerpt, Fact, KeyPoint, Part, Question
from clipbook.pages.elements.statements import Data, View, phrase, same_words, statement
from clipbook.pages.elements.strip import MOST_LINKS, strip
from clipbook.pages.elements.visible import fact_of

_WHOLE: Final = 0.8
"""A fact that fills so much of what its sentence says is all of it: nothing is marked."""
_GROUPS: Final = (
    (Part.EVENT, mark("What happened")),
    (Part.AHEAD, mark("What comes next")),
    (Part.BEFORE, mark("How it came to this")),
)
_LABELS: Final[Mapping[Question, str]] = {
    Question.WHEN: mark("When"),
    Question.WHERE: mark("Where"),
    Question.WHO: mark("Who"),
    Question.NEXT: mark("Next"),
}


def points(view: View) -> Data:
    """The first point as lead, the others in groups by when they happen, the last ones folded."""
    numbered = [
        (f"point-{number}", point)
        for number, point in enumerate(view.briefing.key_points, 1)
        if view.is_at(point.statement, f"point-{number}")
    ]
    lead, rest = numbered[:1], numbered[1:]
    shown = [pair for pair in rest if view.is_open((pair[1].statement,), pair[0])]
    folded = [pair for pair in rest if pair not in shown]
    return {
        "lead": _points(view, lead)[0] if lead else None,
        "groups": [
            {"title": view.words.say(title), "points": _points(view, own)}
            for part, title in _GROUPS
            if (own := [pair for pair in shown if pair[1].part is part])
        ],
        "folded": _points(view, folded),
        "more": view.words.count(len(folded), "%(n)s more point", "%(n)s more points"),
    }


def _points(view: View, pairs: Sequence[tuple[str, KeyPoint]]) -> list[Data]:
    return [_point(view, point, anchor) for anchor, point in pairs]


def _point(view: View, point: KeyPoint, anchor: str) -> Data:
    key, fact = point.statement, fact_of(view.briefing, point)
    part = _part(view, key, fact)
    return {
        "anchor": anchor,
        "statement": statement(view, key, part),
        "strip": strip(view, key, fact, part) if fact or len(view.layout) > 1 else None,
        "others": _others(view, key, fact, anchor) if fact else [],
    }


def _others(view: View, key: str, fact: Fact, anchor: str) -> list[Data]:
    """The words of the others: sentences, and of those printed elsewhere the part that says so.

    Of very many others those of the first ones.
    """
    same = same_words(view, key, fact.statements)
    own = view.article_of(key).id
    rows: list[Data] = []
    for each in dict.fromkeys(fact.statements):
        if view.article_of(each).id == own:
            continue
        if view.is_at(each, anchor):
            also = same_words(view, each, fact.statements)
            rows.append(statement(view, each, fact.excerpts, also))
        elif each in view.layout and each not in same:
            whole = view.briefing.statements[each].excerpt
            said = [e for e in fact.excerpts if e.article == whole.article]
            rows += [phrase(view, e, each) for e in said if whole.span.contains(e.span)][:1]
    return rows[:MOST_LINKS]


def _part(view: View, key: str, fact: Fact | None) -> list[Excerpt]:
    """The words of the statement that others share, where it says more; who said it is no part."""
    whole = view.briefing.statements[key].excerpt
    told = fact.excerpts if fact else ()
    parts = [
        overlap(excerpt, told) or excerpt
        for excerpt in told
        if excerpt.article == whole.article and whole.span.contains(excerpt.span)
    ]
    said = sum(len(clause) for clause in cut(whole.text))
    return parts if sum(len(part.span) for part in parts) < _WHOLE * said else []


def answers(view: View) -> list[Data]:
    """One row a question that has answers, each a copied phrase, our gloss behind it."""
    found = {
        question: [each for each in view.briefing.answers if each.question is question]
        for question in Question
    }
    return [
        {
            "question": _label(view, question, told),
            "answers": [_answer(view, each) for each in told],
        }
        for question, told in found.items()
        if told
    ]


def _label(view: View, question: Question, told: list[Answer]) -> str:
    if question is Question.NUMBER:
        return view.words.count(len(told), "Number", "Numbers")
    return view.words.say(_LABELS[question])


def _answer(view: View, answer: Answer) -> Data:
    return phrase(view, answer.excerpt, answer.statement) | {"gloss": _gloss(view, answer)}


def _gloss(view: View, answer: Answer) -> str:
    """The days that the words mean, as far as they do not say it: `2023` of `23 September 2023`."""
    said = {word.strip(".,") for word in answer.excerpt.text.split()}
    days = view.words.days(answer.period).split() if answer.period else []
    return " ".join(word for word in days if word.strip(".,") not in said)
