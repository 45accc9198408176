"""Turns a text into its runs of capitalised words, cut where a capital makes no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from clipbook.notes import Span
from clipbook.text.english import SHORT_TITLES
from clipbook.text.names.lexicon import (
    CALENDAR,
    GIVEN_NAMES,
    ORGANISATION_HEADS,
    ORGANISATIONS,
    PLACES,
    STARTERS,
    TITLES,
)

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀ-Ž"
_SHORT: Final = rf"(?:{'|'.join(SHORT_TITLES)}|St|Jr|Sr|Inc|Co|Corp|Ltd)\."
_TOKEN: Final = (
    rf"(?:{_SHORT}|(?:[{_UPPER}]\.){{1,4}}|[{_UPPER}]['’][{_UPPER}]\w{{1,30}}"
    rf"|[Aa]l-[{_UPPER}]\w{{1,30}}"
    rf"|[{_UPPER}]\w{{0,40}}(?:-(?!(?:based|born|led|backed|style|era|area|like|owned|run|level"
    rf"|only|wide|bound|trained|educated)\b)\w{{1,40}}){{0,3}})"
)
_PARTICLE: Final = r"(?:de|da|do|dos|del|della|di|du|van|von|der|den|bin|ibn|al|el|la|le|ter|ten)"
# Where a run may start; the letter is named first, so that others are passed over: "P", "al-Sisi".
_START: Final = re.compile(rf"[a{_UPPER}](?<![\w@#/-].)(?:(?<!a)|(?=l-))")
# Capitalised words in a row, small particles between them: "President Ursula von der Leyen".
_RUN: Final = re.compile(rf"{_TOKEN}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_TOKEN}){{0,9}}")
# One word of a run with its place: "von", "Leyen", "Mr.".
_WORD: Final = re.compile(rf"{_SHORT}|(?:[{_UPPER}]\.)+|[^\s\u00a0]+")
_OPENING: Final = frozenset(" \t\"'“”‘’`)([")
_ENDING: Final = frozenset(".!?:\n_—")
# A line that names those who made the text or the picture: "Reporting by", "## ".
_CREDIT: Final = re.compile(
    r"(?:#|[Rr]eport(?:ed|ing) by|[Ee]dit(?:ed|ing) by|[Ww]rit(?:ten|ing) by|[Aa]dditional "
    r"reporting|By |BY |[Pp]hotos?\b|Source\b"
    r"|[A-Z][a-z]+ [A-Z][a-z]+ contributed|Follow |\(?(?:[A-Z]\w+ ){1,3}contributed)"
)
_LISTED: Final = ORGANISATIONS | PLACES
_NOTHING: Final = STARTERS | CALENDAR
_CONTEXT: Final = 60
_FARTHEST: Final = 8
_LONGEST_HEADLINE: Final = 200
_SENTENCE_ENDS: Final = frozenset('.?!"”’:')


class NameToken(Struct, frozen=True):
    """One word of a run; `bare` is the word without the full stop of an abbreviation."""

    start: int
    end: int
    text: str
    bare: str


class NameRun(Struct, frozen=True):
    """Capitalised words in a row, with the characters before and behind them.

    `words` lack full stops.
    """

    tokens: tuple[NameToken, ...]
    words: tuple[str, ...]
    before: str
    after: str
    starts_sentence: bool

    @property
    def start(self) -> int:
        """Where the first word starts."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.tokens[-1].end

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.start, self.end)

    def without(self, skip: int) -> NameRun:
        """The run without its first `skip` words, which stand before it now."""
        if not 0 < skip < len(self.tokens):
            return self
        before = " ".join(token.text for token in self.tokens[:skip]) + " "
        return NameRun(
            self.tokens[skip:], self.words[skip:], before, self.after, starts_sentence=False
        )


def read_runs(text: str, common: frozenset[str]) -> tuple[NameRun, ...]:
    """The runs of `text` in order.

    `common` are words it also has in lower case, which start no name.
    """
    skipped = _skipped(text)
    runs: list[NameRun] = []
    place = 0
    for m in _find_runs(text):
        if m.group() in _NOTHING:
            continue
        while place < len(skipped) and skipped[place][1] <= m.start():
            place += 1
        if place == len(skipped) or m.start() < skipped[place][0]:
            runs.extend(_cut(text, m, common))
    return tuple(runs)


def _find_runs(text: str) -> Iterator[re.Match[str]]:
    """The capitalised words in a row, each looked for only where it may start."""
    end = 0
    for start in _START.finditer(text):
        at = start.start()
        if at >= end and (m := _RUN.match(text, at)):
            end = m.end()
            yield m


def _skipped(text: str) -> list[tuple[int, int]]:
    """The lines without names: credits and headlines."""
    found, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if _CREDIT.match(line) or _is_headline(line):
            found.append((start, end))
        start = end + 1
    return found


def _is_headline(line: str) -> bool:
    """Whether a line is written like a headline: most words capitalised, no full stop."""
    if len(line) > _LONGEST_HEADLINE or line[-1:] in _SENTENCE_ENDS:
        return False
    words = line.split()
    return len(words) > 2 and 3 * sum(w[0].isupper() for w in words) >= 2 * len(words)  # noqa: PLR2004 - two thirds


def _cut(text: str, m: re.Match[str], common: frozenset[str]) -> list[NameRun]:
    """The runs that one match makes without sentence starts and names of days."""
    start, whole = m.start(), m.group()
    starts = _starts_sentence(text, start)
    if whole in _LISTED or whole.rpartition(" ")[2] in ORGANISATION_HEADS:
        common = frozenset()
    runs: list[NameRun] = []
    tokens: list[NameToken] = []
    for word in _WORD.finditer(text, start, m.end()):
        found = word[0]
        token = NameToken(*word.span(), found, found.rstrip("."))
        at_start = starts and token.start == start
        is_suspect = at_start or token.bare in _NOTHING
        if is_suspect and (
            _is_day(token, tokens) or _starts_nothing(token, common, at_start=at_start)
        ):
            runs.extend(_run(text, tokens, starts=starts and not runs))
            tokens = []
        else:
            tokens.append(token)
    return [*runs, *_run(text, tokens, starts=starts and not runs)]


def _starts_sentence(text: str, start: int) -> bool:
    """Whether only spaces and opening marks part `start` from the end of a sentence."""
    place = start - 1
    least = max(-1, start - _FARTHEST)
    while place > least and text[place] in _OPENING:
        place -= 1
    return place < 0 or text[place] in _ENDING


def _is_day(token: NameToken, before: list[NameToken]) -> bool:
    """Whether a word names a month or weekday, and is nobody's family name: `Theresa May`."""
    if token.bare not in CALENDAR:
        return False
    last = before[-1].bare if before else ""
    return not (last in GIVEN_NAMES or last in TITLES) or token.bare.endswith("day")


def _starts_nothing(token: NameToken, common: frozenset[str], *, at_start: bool) -> bool:
    word = token.bare
    if word in STARTERS:
        return at_start or word not in GIVEN_NAMES
    return at_start and word.lower() in common and word not in TITLES and word != "New"


def _run(text: str, tokens: list[NameToken], *, starts: bool) -> tuple[NameRun, ...]:
    first, last = 0, len(tokens)
    while first < last and tokens[first].text.islower():
        first += 1
    while first < last and tokens[last - 1].text.islower():
        last -= 1
    if first == last:
        return ()
    kept = tuple(tokens[first:last])
    start, end = kept[0].start, kept[-1].end
    return (
        NameRun(
            kept,
            tuple([token.bare for token in kept]),
            text[max(0, start - _CONTEXT) : start],
            text[end : end + _CONTEXT],
            starts,
        ),
    )
