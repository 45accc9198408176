"""Turns a statement into the strip of its sources: who says so, who is silent, who said it so."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from clipbook.findings.evidence.saved_twice import find_saved_twice, find_texts
from clipbook.interface import mark
from clipbook.model import Article, Excerpt, Fact
from clipbook.pages.elements.statements import Data, View, letter, same_words
from clipbook.pages.elements.wording import and_more
from clipbook.text.languages import find_language

MOST_CELLS: Final = 12
"""So many sources have a cell each; of more, a bar shows how many say so."""
MOST_LINKS: Final = 40
"""So many sources of one row are linked; how many more there are is told."""
_KINDS: Final[Mapping[str, str]] = {
    "own": mark("%(source)s: these words"),
    "says": mark("%(source)s says so"),
    "silent": mark("%(source)s is silent"),
    "also": mark("%(source)s: %(why)s"),
    "unknown": mark("%(source)s: not known"),
}
_ALL: Final = mark("all %(said)s say so"), mark("all %(said)s say what is marked")
_ONE: Final = mark("only one says so"), mark("only one says what is marked")
_SOME: Final = mark("%(said)s of %(all)s say so"), mark("%(said)s of %(all)s say what is marked")
_LEAST: Final = (
    mark("at least %(said)s of %(all)s say so"),
    mark("at least %(said)s of %(all)s say what is marked"),
)


def strip(view: View, key: str, fact: Fact | None, parts: Sequence[Excerpt] = ()) -> Data:
    """One cell a source, and in words how many say so, or say the marked `parts` of it."""
    sources = view.sources
    same = (key, *same_words(view, key, fact.statements if fact else ()))
    own = frozenset(view.briefing.statements[each].excerpt.article for each in same)
    kinds = {article.id: _kind(article, fact, own) for article in sources}
    cells = [_cell(view, article, key, (kinds[article.id], fact)) for article in sources]
    said = [cell for cell in cells if cell["href"]]
    counted = len(sources) - len(find_saved_twice(view.event))
    words = _words(view, fact, counted, bool(parts)) if fact else ""
    many = len(sources) > MOST_CELLS
    return {
        "cells": [] if many else cells,
        "bar": {"said": len(said), "of": len(sources)} if many else None,
        "folded": said[:MOST_LINKS] if many else [],
        "more": and_more(view.words, len(said) - MOST_LINKS) if many else "",
        "words": words,
        "label": _label(words, kinds, view),
    }


def _kind(article: Article, fact: Fact | None, own: Collection[str]) -> str:
    """How a source stands to a fact; `own` are those that print the words shown."""
    if article.id in own:
        return "own"
    if fact and article.id in fact.articles:
        return "says"
    if fact and any(each.article == article.id for each in fact.also):
        return "also"
    return "silent" if fact and article.id in fact.silent else "unknown"


def _cell(view: View, article: Article, key: str, told: tuple[str, Fact | None]) -> Data:
    kind, fact = told
    keys = (key, *(fact.statements if fact else ()))
    told_in = view.briefing.statements
    own = [each for each in keys if told_in[each].excerpt.article == article.id]
    is_link = kind in {"own", "says"} and own
    found = letter(view, article, own[0] if own else "")
    why = _why(view, article, fact) if kind == "also" else ""
    title = view.words.say(_KINDS[kind], source=found["name"], why=why)
    return found | {"kind": kind, "title": title, "href": found["href"] if is_link else ""}


def _words(view: View, fact: Fact, sources: int, is_marked: bool) -> str:  # noqa: FBT001
    """How many say so: exactly where every source is known to say it or to be silent."""
    said = len(fact.articles)
    is_exact = said + len(fact.silent) == sources
    messages = _SOME if is_exact else _LEAST
    spelt = str(said)
    if said == sources:
        messages, spelt = _ALL, view.words.number(said)
    elif said == 1:
        messages = _ONE if is_exact else ("", "")
    message = messages[is_marked]
    told = view.words.say(message, said=spelt, all=sources) if message else ""
    return ", ".join(filter(None, (told, _texts(view, fact), _languages(view, fact))))


def _why(view: View, article: Article, fact: Fact | None) -> str:
    also = fact.also if fact else ()
    return next((view.words.say(each.why) for each in also if each.article == article.id), "")


def _languages(view: View, fact: Fact) -> str:
    """The languages, as their speakers call them, in which the same number is named."""
    tags = [view.event.article(each.article).language for each in fact.also]
    known = (find_language(tag) for tag in tags)
    names = dict.fromkeys(language.name for language in known if language)
    return (
        view.words.say("the same number also in %(languages)s", languages=view.words.row([*names]))
        if names
        else ""
    )


def _texts(view: View, fact: Fact) -> str:
    """From how many texts they have it, where several print much of one: a wire is one voice."""
    first = find_texts(view.event)
    n = len({first[name] for name in fact.articles})
    if n == len(fact.articles):
        return ""
    spelt = view.words.number(n)
    return view.words.count(n, "from %(texts)s text", "from %(texts)s texts", texts=spelt)


def _label(words: str, kinds: Mapping[str, str], view: View) -> str:
    """The same for those who hear it: `3 of 5 say so: A, B and D; silent: C`."""

    def letters(*wanted: str) -> str:
        found = [a for a in view.sources if kinds[a.id] in wanted]
        return view.words.row([view.addresses.letter(view.event, a) for a in found])

    said, silent = letters("own", "says"), letters("silent")
    told = f"{words}: {said}" if words else view.words.say("said by %(letters)s", letters=said)
    if not silent:
        return told
    return view.words.clauses([told, view.words.say("silent: %(letters)s", letters=silent)])
