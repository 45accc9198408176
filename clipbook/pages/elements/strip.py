"""Turns a statement into the strip of its sources: who says so, who is silent, who said it so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clipbook.findings.evidence.saved_twice import find_saved_twice
from clipbook.findings.evidence.twins import find_texts
from clipbook.model import Article, Fact
from clipbook.pages.elements.statements import Data, View, letter, same_words
from clipbook.pages.elements.wording import sentence

MOST_CELLS: Final = 12
"""So many sources have a cell each; of more, a bar shows how many say so."""
_SMALL: Final = "no one two three four five six seven eight nine ten eleven twelve".split()
_KINDS: Final[Mapping[str, str]] = {
    "own": "{}: these words",
    "says": "{} says so",
    "silent": "{} is silent",
    "unknown": "{}: not known",
}


def strip(view: View, key: str, fact: Fact | None, what: str = "so") -> Data:
    """One cell a source, and in words how many say so; `what` stands for what they say."""
    sources = view.sources
    kinds = {article.id: _kind(view, article, key, fact) for article in sources}
    cells = [_cell(view, article, key, (kinds[article.id], fact)) for article in sources]
    said = [cell for cell in cells if cell["href"]]
    counted = len(sources) - len(find_saved_twice(view.event))
    words = _words(fact, counted, what) + _texts(view, fact) if fact else ""
    many = len(sources) > MOST_CELLS
    return {
        "cells": [] if many else cells,
        "bar": {"said": len(said), "of": len(sources)} if many else None,
        "folded": said if many else [],
        "words": words,
        "label": _label(words, kinds, view),
    }


def _kind(view: View, article: Article, key: str, fact: Fact | None) -> str:
    own = (key, *same_words(view, key, fact.statements if fact else ()))
    if article.id in {view.article_of(each).id for each in own}:
        return "own"
    if fact and article.id in fact.articles:
        return "says"
    return "silent" if fact and article.id in fact.silent else "unknown"


def _cell(view: View, article: Article, key: str, told: tuple[str, Fact | None]) -> Data:
    kind, fact = told
    keys = (key, *(fact.statements if fact else ()))
    own = [each for each in keys if view.article_of(each).id == article.id]
    is_link = kind in {"own", "says"} and own
    found = letter(view, article, own[0] if own else "")
    title = _KINDS[kind].format(found["name"])
    return found | {"kind": kind, "title": title, "href": found["href"] if is_link else ""}


def _words(fact: Fact, sources: int, what: str) -> str:
    """How many say so: exactly where every source is known to say it or to be silent."""
    said = len(fact.articles)
    is_exact = said + len(fact.silent) == sources
    if said == sources:
        return f"all {_small(said)} say {what}"
    if said == 1:
        return f"only one says {what}" if is_exact else ""
    return (
        f"{said} of {sources} say {what}"
        if is_exact
        else f"at least {said} of {sources} say {what}"
    )


def _texts(view: View, fact: Fact) -> str:
    """From how many texts they have it, where several print much of one: a wire is one voice."""
    first = find_texts(view.event)
    texts = {first[name] for name in fact.articles}
    if len(texts) == len(fact.articles):
        return ""
    return f", from {_small(len(texts))} text{'s' if len(texts) > 1 else ''}"


def _small(number: int) -> str:
    return _SMALL[number] if number < len(_SMALL) else str(number)


def _label(words: str, kinds: Mapping[str, str], view: View) -> str:
    """The same for those who hear it: `3 of 5 say so: A, B and D; silent: C`."""

    def letters(*wanted: str) -> str:
        found = [a for a in view.sources if kinds[a.id] in wanted]
        return sentence([view.addresses.letter(view.event, article) for article in found])

    silent = letters("silent")
    said = f"{words or 'said by'}: {letters('own', 'says')}".replace("by:", "by")
    return f"{said}; silent: {silent}" if silent else said
