"""Turns what an event shares, among its articles and with other events, into words and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from clipbook.interface import Interface
from clipbook.model import Article, Relation, Term
from clipbook.pages.elements.addresses import file_names, relative, shorten
from clipbook.pages.elements.statements import Data, View, letter

# How many words are named, and how many of them another article must hold to share them.
_NAMED: Final = 6
_SHARED: Final = 2
# Articles published so many days apart are of one day or the next.
_NEXT: Final = 1
# The longest title of another event, in characters: it is a name here, and no copy.
_TITLE: Final = 100


def company(view: View) -> list[Data]:
    """What each article has in common with the others, for events of several articles."""
    articles = view.sources
    if len(articles) == 1:
        return []
    terms = {a.id: _weights(view.event.terms.get(a.id, ())) for a in articles}
    held = Counter(word for weights in terms.values() for word in weights)
    written = {
        term.text.casefold(): term.text
        for a in reversed(articles)
        for term in view.event.terms.get(a.id, ())
    }
    found: list[Data] = []
    for article in articles:
        own = terms[article.id]
        common = [word for word in own if held[word] > 1]
        common.sort(key=lambda word: (-own[word] * (held[word] - 1), word))
        others = [terms[a.id] for a in articles if a.id != article.id]
        words = [written[word] for word in common[:_NAMED]]
        shared = sum(len(other.keys() & set(common[:_NAMED])) >= _SHARED for other in others)
        found.append(
            {
                "source": letter(view, article),
                "why": _why(view, words, shared, article),
            }
        )
    return found


def _weights(terms: Iterable[Term]) -> Mapping[str, float]:
    return {term.text.casefold(): term.weight for term in terms}


def _why(view: View, words: Sequence[str], shared: int, article: Article) -> str:
    if not words:
        return view.words.say("shares no telling word with the others; its file is in this folder")
    told = view.words.count(
        len(view.sources) - 1,
        "shares %(words)s with %(shared)s of %(n)s other article",
        "shares %(words)s with %(shared)s of %(n)s other articles",
        words=view.words.row(words),
        shared=shared,
    )
    near = _near(article, view.sources)
    days = view.words.say("published within a day of %(n)s of them", n=near) if near else ""
    return view.words.clauses([*filter(None, (told, days))])


def _near(article: Article, articles: Sequence[Article]) -> int:
    """How many of the others were published on the day of `article`, or on the next to it."""
    days = [a.published.day for a in articles if a.id != article.id and a.published]
    day = article.published.day if article.published else None
    return sum(
        day is not None and other is not None and abs((day - other).days) <= _NEXT for other in days
    )


def related(view: View) -> list[Data]:
    """The events near this one, the nearest first."""
    found: list[Data] = []
    for relation in view.event.related:
        folder = file_names((relation.event,))[relation.event]
        found.append(
            {
                "href": relative(view.page, f"{folder}/index.html"),
                "title": shorten(relation.title, _TITLE),
                "why": describe(relation, view.words),
            }
        )
    return found


def describe(relation: Relation, words: Interface) -> str:
    """What an event shares with another, and what tells the two apart, for people."""
    parts = [words.say("both tell of %(words)s", words=", ".join(relation.shared))]
    if relation.lacking:
        parts.append(words.say("not there: %(words)s", words=", ".join(relation.lacking)))
    if relation.days is not None:
        parts.append(_gap(relation.days, words))
    if relation.apart:
        parts.append(words.say("the days they name differ"))
    return words.clauses(parts)


def _gap(days: int, words: Interface) -> str:
    if days > 0:
        return words.count(days, "published %(n)s day later", "published %(n)s days later")
    if days < 0:
        return words.count(-days, "published %(n)s day earlier", "published %(n)s days earlier")
    return words.say("published the same day")
