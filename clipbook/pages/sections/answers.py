"""Turns the answers to the five Ws into what a reader sees at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clipbook.model import Answer, Question
from clipbook.pages.elements.statements import Data, View, phrase
from clipbook.pages.elements.wording import day_words

_LABELS: Final[Mapping[Question, str]] = {
    Question.WHEN: "When",
    Question.WHERE: "Where",
    Question.WHO: "Who",
    Question.NUMBER: "Number",
    Question.NEXT: "Next",
}


def answers(view: View) -> list[Data]:
    """One row a question that has answers, each a copied phrase, our gloss behind it."""
    found = {
        question: [each for each in view.briefing.answers if each.question is question]
        for question in Question
    }
    return [
        {"question": _label(question, told), "answers": [_answer(view, each) for each in told]}
        for question, told in found.items()
        if told
    ]


def _label(question: Question, told: list[Answer]) -> str:
    is_plural = question is Question.NUMBER and len(told) > 1
    return _LABELS[question] + ("s" if is_plural else "")


def _answer(view: View, answer: Answer) -> Data:
    return phrase(view, answer.excerpt, answer.statement) | {"gloss": _gloss(answer)}


def _gloss(answer: Answer) -> str:
    """The days that the words mean, as far as they do not say it: `2023` of `23 September 2023`."""
    said = {word.strip(".,") for word in answer.excerpt.text.split()}
    days = day_words(answer.period).split() if answer.period else []
    return " ".join(word for word in days if word not in said)
