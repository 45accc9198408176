"""Turns the answers to the five Ws into what a reader sees at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clipbook.interface import mark
from clipbook.model import Answer, Question
from clipbook.pages.elements.statements import Data, View, phrase

_LABELS: Final[Mapping[Question, str]] = {
    Question.WHEN: mark("When"),
    Question.WHERE: mark("Where"),
    Question.WHO: mark("Who"),
    Question.NEXT: mark("Next"),
}


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
    return " ".join(word for word in days if word not in said)
