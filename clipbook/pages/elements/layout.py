"""Turns a briefing into what stands where on its page: every statement once, the gravest first.

A page that says as much as what it briefs is no briefing: what stands open is a share of the words
of the clippings, the rest is folded. Where that share leaves room for one point only, the first
ones are printed and nothing else, but the leads of sources that are told by nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.annotations import is_english
from clipbook.model import Briefing, Difference, DifferenceKind, Fact, Speaker
from clipbook.pages.elements.limits import Allowance, wish_of
from clipbook.pages.elements.visible import DayPlace, days_of, fact_of
from clipbook.pages.elements.wording import count_words
from clipbook.text.normalise import fold

OPEN_SHARE: Final = 0.42
"""So much of the words of its clippings stands open on a page, our own words counted."""
# What the frame of a page, a source and a sentence take of that in words of our own.
_FRAME: Final = 120
_SOURCE: Final = 40
_SENTENCE: Final = 10
# So many points of several clippings stand open however short these are.
_FIRST: Final = 3
# What stands open of each section at most.
_DIFFERENCES: Final = 3
_VOICES: Final = 4
_QUOTED: Final = 2
# What is folded at most: sentences of one speaker, speakers, differences, dates.
_MORE_QUOTED: Final = 4
_MORE_VOICES: Final = 12
_MORE_DIFFERENCES: Final = 12
_DATES: Final = 24


# A sentence of so many characters that is a part of another one says nothing new.
_TOLD: Final = 30


class Spot(Struct, frozen=True):
    """Where a statement stands on the briefing page: the item of a section, open or folded."""

    anchor: str
    is_open: bool


Layout = Mapping[str, Spot]
"""The statements that a page prints, and the spot of each."""


class _Request(Struct, frozen=True):
    """An item of a section that wants `most` of the statements `keys`, the first ones first.

    One that `is_due` stands open whether there is room or not.
    """

    anchor: str
    keys: Sequence[str]
    is_open: bool
    most: int = 1
    is_due: bool = False


def lay_out(briefing: Briefing, allowance: Allowance, labels: Mapping[str, str]) -> Layout:
    """What stands where on the page of `briefing`, as far as its sources may be copied."""
    desk = _Desk(briefing, allowance, labels, _room(briefing))
    is_alone = len(briefing.event.articles) == 1
    for request in _points(briefing) if is_alone else _requests(briefing):
        desk.serve(request)
        if len(desk.spots) == 1 and (is_alone or desk.room <= 0):
            break
    for request in _points(briefing) if desk.room <= 0 and not is_alone else ():
        if len(desk.spots) < _FIRST:
            desk.serve(replace(request, is_due=True))
    for request in _leads_abroad(briefing, desk.spots):
        desk.serve(request)
    for number, correction in enumerate(briefing.event.corrections, 1):
        desk.serve(_Request(f"correction-{number}", (correction.statement,), is_open=True))
    untold = _untold(briefing, desk.spots)
    return {key: spot for key, spot in desk.spots.items() if spot.anchor not in untold}


def _leads_abroad(briefing: Briefing, spots: Layout) -> list[_Request]:
    """The leads of sources in languages that are not compared, where the page has nothing else."""
    articles = {article.id: article for article in briefing.event.articles}
    told = {briefing.statements[key].excerpt.article for key in spots}
    return [
        _Request(f"point-{number}", (point.statement,), is_open=True, is_due=True)
        for number, point in enumerate(briefing.key_points, 1)
        for article in (briefing.statements[point.statement].excerpt.article,)
        if article not in told and not is_english(articles[article])
    ]


def _untold(briefing: Briefing, spots: Layout) -> frozenset[str]:
    """The items that are not shown after all: what they asked for was not to be had."""
    points = (
        f"point-{number}"
        for number, point in enumerate(briefing.key_points, 1)
        if not is_at(spots, point.statement, f"point-{number}")
    )
    differences = (
        f"difference-{number}"
        for number, difference in enumerate(briefing.differences, 1)
        if not is_told(difference, f"difference-{number}", spots)
    )
    return frozenset((*points, *differences))


def is_at(layout: Layout, key: str, anchor: str) -> bool:
    """Whether a statement is printed in the item of that anchor."""
    return key in layout and layout[key].anchor == anchor


def is_told(difference: Difference, anchor: str, layout: Layout) -> bool:
    """Whether every side of a difference has words there, or a way to where they stand.

    A wording is shown by its words alone.
    """
    is_wording = difference.kind is DifferenceKind.WORDING
    return all(
        side.phrase
        or any(is_at(layout, key, anchor) for key in side.statements)
        or (not is_wording and any(key in layout for key in side.statements))
        for side in difference.sides
    )


class _Desk:
    """Gives statements their spots, first come, first served.

    `room` is how many words may still stand open.
    """

    def __init__(
        self, briefing: Briefing, allowance: Allowance, labels: Mapping[str, str], room: int
    ) -> None:
        self.spots: dict[str, Spot] = {}
        self.room = room
        self._briefing = briefing
        self._allowance = allowance
        self._labels = labels
        self._texts: set[str] = set()

    def serve(self, request: _Request) -> None:
        """Gives a request the first of its statements that have no spot yet and may be printed."""
        held = sum(self._holds(key, request.anchor) for key in request.keys)
        for _ in islice(self._granted(request), max(0, request.most - held)):
            pass

    def _holds(self, key: str, anchor: str) -> bool:
        return key in self.spots and self.spots[key].anchor == anchor

    def _granted(self, request: _Request) -> Iterator[str]:
        for key in request.keys:
            statement = self._briefing.statements.get(key)
            if statement is None or key in self.spots or self._is_said(statement.excerpt.text):
                continue
            if self._allowance.take(wish_of(self._briefing, key, self._labels)):
                self._put(key, request)
                yield key

    def _is_said(self, text: str) -> bool:
        """Whether the same words stand on the page, or with them: of another source, or cut."""
        new = fold(text)
        return any(
            new == old or (min(len(new), len(old)) >= _TOLD and (new in old or old in new))
            for old in self._texts
        )

    def _put(self, key: str, request: _Request) -> None:
        text = self._briefing.statements[key].excerpt.text
        is_open = request.is_open and (request.is_due or self.room > 0 or not self.spots)
        if is_open:
            self.room -= count_words(text) + _SENTENCE
        self.spots[key] = Spot(request.anchor, is_open)
        self._texts.add(fold(text))


def _room(briefing: Briefing) -> int:
    """How many words may stand open beside those that every page of so many sources has."""
    articles = briefing.event.articles
    whole = sum(count_words(article.body) for article in articles)
    return round(OPEN_SHARE * whole) - _FRAME - _SOURCE * len(articles)


def _requests(briefing: Briefing) -> Iterator[_Request]:
    """What the sections want, in the order of its weight: all that is open, then what is folded."""
    voices = list(enumerate(briefing.speakers, 1))
    named = [(n, speaker) for n, speaker in voices if speaker.name]
    differences = list(enumerate(briefing.differences, 1))
    facts = (fact_of(briefing, point) for point in briefing.key_points)
    told = frozenset(key for fact in facts if fact for key in fact.statements)
    named = _with_more(briefing, named)
    yield from _points(briefing)
    yield from _sides(differences[:_DIFFERENCES], is_open=True)
    yield from _words(named[:_VOICES], told, _QUOTED, is_open=True)
    yield from _days(briefing)
    yield from _others(briefing)
    yield from _sides(differences[_DIFFERENCES:_MORE_DIFFERENCES], is_open=False)
    yield from _words(named[:_MORE_VOICES], told, _MORE_QUOTED, is_open=False)
    yield from _past(briefing)


def _with_more(
    briefing: Briefing, voices: Sequence[tuple[int, Speaker]]
) -> list[tuple[int, Speaker]]:
    """The speakers of whom more is known than the points and the first differences print."""
    printed = {point.statement for point in briefing.key_points}
    for difference in briefing.differences[:_DIFFERENCES]:
        printed.update(side.statements[0] for side in difference.sides if side.statements)
    return [
        (number, speaker)
        for number, speaker in voices
        if any(said.statement not in printed for said in speaker.utterances)
    ]


def _points(briefing: Briefing) -> Iterator[_Request]:
    for number, point in enumerate(briefing.key_points, 1):
        yield _Request(f"point-{number}", (point.statement,), is_open=True)


def _others(briefing: Briefing) -> Iterator[_Request]:
    """The words of the others that say so, one sentence of each source."""
    for number, point in enumerate(briefing.key_points, 1):
        own = briefing.statements[point.statement].excerpt.article
        fact = fact_of(briefing, point)
        for article, keys in _by_article(briefing, fact).items() if fact else ():
            if article != own:
                yield _Request(f"point-{number}", keys, is_open=False)


def _by_article(briefing: Briefing, fact: Fact) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for key in fact.statements:
        found.setdefault(briefing.statements[key].excerpt.article, []).append(key)
    return found


def _sides(differences: Iterable[tuple[int, Difference]], *, is_open: bool) -> Iterator[_Request]:
    for number, difference in differences:
        for side in difference.sides:
            yield _Request(f"difference-{number}", side.statements[:1], is_open)


def _words(
    voices: Iterable[tuple[int, Speaker]], told: frozenset[str], most: int, *, is_open: bool
) -> Iterator[_Request]:
    """The sentences of each speaker, first those that state what no point tells."""
    for number, speaker in voices:
        keys = dict.fromkeys(said.statement for said in speaker.utterances)
        yield _Request(f"voice-{number}", sorted(keys, key=told.__contains__), is_open, most)


def _days(briefing: Briefing) -> Iterator[_Request]:
    """One statement for each day of the event and ahead of it, the shortest that is left."""
    for day in days_of(briefing):
        if day.when is not DayPlace.PAST:
            keys = _shortest(briefing, day.keys)
            yield _Request(day.anchor, keys, is_open=not day.is_doubtful)


def _past(briefing: Briefing) -> Iterator[_Request]:
    past = [day for day in days_of(briefing) if day.when is DayPlace.PAST]
    for day in past[-_DATES:]:
        yield _Request(day.anchor, _shortest(briefing, day.keys), is_open=False)


def _shortest(briefing: Briefing, keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: (len(briefing.statements[key].excerpt.text), key))
