"""Turns the dated sentences of one article into times with the words that they date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from clipbook.annotations import is_english
from clipbook.findings.evidence.clauses import cut
from clipbook.findings.evidence.fitness import is_furniture
from clipbook.findings.evidence.words import AUXILIARIES, is_past
from clipbook.model import (
    Annotations,
    Article,
    Certainty,
    DateMention,
    Event,
    Period,
    Precision,
    QuoteKind,
    Sentence,
)
from clipbook.notes import Span
from clipbook.text.dates import (
    Direction,
    direction,
    read_expressions,
    resolve_expressions,
)
from clipbook.text.english import DETERMINERS, PRONOUNS, STOPWORDS, content_words, find_words
from clipbook.text.language import UNSPACED
from clipbook.text.languages.sentences import WHOLE

_LONGEST_DOUBT: Final = 62
"""A publication range of more days resolves nothing."""
_FEWEST_WORDS: Final = 4
_FEWEST_STEMS: Final = 2
_REACH: Final = 120
_NEXT: Final = 12
_STEM: Final = 5
"""Words that share so many letters are counted as one: `Japan`, `Japanese`."""

# A word that makes a time a measure or a habit, not an event's: "since ", "the most since late ",
# "every ".
_MEASURE: Final = re.compile(
    r"\b(?:every|each|any|since|than|compared (?:with|to)|versus|until|as of|for|dated|aged|from)"
    r"(?: (?:at least|late|early|about|the))? $"
    r"|\b(?:19|20)\d\d (?:to|through|until) $"
    r"|\b(?:between|(?:from|between) (?:[A-Z][a-z]{2,8}\.? ?)?(?:\d{4} )?(?:to|and|until"
    r"|through)) $"
)
# What stands before a year that says when: "in ", "in early ".
_ADVERB: Final = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Bb]y|of|[Aa]round|[Ll]ate|[Ee]arly|[Mm]id|and|[Ii]n about)[ -]$|\($"
)
# A picture's credit or a place in it: "[OFFICE OF THE MAYOR]", "(Source: Agency)", ", left, ".
_CAPTION: Final = re.compile(
    r"\[[A-Z][A-Z /.,&’'-]{3,}\]$|\((?:Source|Photo|Image|File|AP|AFP|Getty)\b|\b(?:Photo|Image"
    r"|File photo)(?: by|:)|, (?:left|right|center|centre),|\((?:L|R|C)\)|\b(?:All photos|[Ff]ile "
    r"(?:photo|image|picture))\b|^Copyright\b|^©|\bpost "
    r"shared by\b|^\([^()]{2,40}, [A-Z][a-z]+ \d{1,2}, \d{4}\)|\b\d{1,2}/\d{1,2} \d{4}\b|\w\.Credit"
)
# A picture's credit behind its caption: " [OFFICE OF THE MAYOR]".
_CREDIT: Final = re.compile(r"\s*\[[A-Z][A-Z /.,&’'-]{3,}\]\s*\Z")
# The head of a report: "LONDON, Sept 23 (Agency) -".
_DATELINE: Final = re.compile(r"\s*\([A-Z][\w ]{1,30}\)\s*[-–—_]")
# What makes a clause mean something else than it says, and what one starts with in small letters.
_SUBORDINATING: Final = frozenset("after before if unless until since because although".split())
_STARTS: Final = DETERMINERS | PRONOUNS | frozenset(["on", "in", "at", "by", "during", "last"])
# A day of the week: "Tuesday", "late thursday".
_WEEKDAY: Final = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day")
# Who told it, behind what was told and in front of the time: ", police officials said on ".
_TOLD: Final = re.compile(
    r", (?:[\w.’'-]{1,30} ){1,6}(?:said|reported|announced)(?: late| early)?(?: on)? $"
)
_END: Final = re.compile(r"[.;]|\Z| (?:morning|evening|night|afternoon)\.")
# A time that only says of how long something is counted: "the past year".
_PASSING: Final = ("the past ", "past ", "the last ", "the same ")
# A run of letters of a script without blanks between words: "青河大桥".
_WIDE_RUN: Final = re.compile(f"[{UNSPACED}]{{2,}}")
# A word in lower case, which a sentence has and a line of a header may not: "met".
_LOWER: Final = re.compile(r"\b[a-z]{2,}\b")


class Dated(Struct, frozen=True):
    """A time in a sentence of an article, with the stems of the words it dates."""

    article: Article
    sentence: Sentence
    mention: DateMention
    period: Period
    clause: Span
    stems: frozenset[str]
    is_relative: bool
    is_clause: bool
    is_planned: bool

    @property
    def days(self) -> int:
        """How many days it spans, less one."""
        return (self.period.latest - self.period.earliest).days


def dated_of(event: Event, article: Article) -> Iterator[Dated]:
    """The times of an article's sentences that say when something happens, in order."""
    annotations = event.annotations.get(article.id)
    if annotations is None:
        return
    if not is_english(article):
        yield from _dated_abroad(article, annotations)
        return
    mentions = [m for m in _mentions(article, annotations.dates) if m.period]
    starts = [mention.span.start for mention in mentions]
    spoken = [quote.span for quote in annotations.quotes if quote.kind is not QuoteKind.INDIRECT]
    for sentence in annotations.sentences:
        span = sentence.span
        held = mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if held and _LOWER.search(span.of(article.body)) and not _is_caption(article.body, span):
            kept = [m for m in held if _dates_event(article, m, held, spoken)]
            yield from _dated_in(article, sentence, kept)


def _dated_abroad(article: Article, annotations: Annotations) -> Iterator[Dated]:
    """The days and months of whole sentences in another language, but for those that are quoted.

    A year alone may only measure: nothing here tells. What is ahead is after the day of writing.
    """
    body, published = article.body, article.published
    spoken = [quote.span for quote in annotations.quotes]
    mentions = [m for m in annotations.dates if m.period and m.precision is not Precision.YEAR]
    for sentence in annotations.sentences:
        words = sentence.span.of(body)
        held = [m for m in mentions if sentence.span.contains(m.span)]
        for mention in held if WHOLE.search(words) else ():
            stems = _parts_of(words.replace(mention.span.of(body), " "))
            is_quoted = any(span.contains(mention.span) for span in spoken)
            if mention.period and not is_quoted and len(stems) >= _FEWEST_STEMS:
                yield Dated(
                    article=article,
                    sentence=sentence,
                    mention=mention,
                    period=mention.period,
                    clause=sentence.span,
                    stems=stems,
                    is_relative=mention.is_relative,
                    is_clause=False,
                    is_planned=published is not None
                    and mention.period.earliest > published.period.latest,
                )


def _parts_of(text: str) -> frozenset[str]:
    """The stems of a text, of writing without blanks its neighbouring letters two by two."""
    runs = _WIDE_RUN.findall(text)
    pairs = {a + b for run in runs for a, b in pairwise(run)}
    return frozenset(pairs) or stems_of(text)


def _dated_in(
    article: Article,
    sentence: Sentence,
    mentions: Sequence[DateMention],
) -> Iterator[Dated]:
    """A dated event for each of the `mentions` in a sentence, each of its clause if several."""
    body, alone = article.body, len(mentions) == 1
    for mention in mentions:
        clause = _clause(body, sentence.span, mention.span)
        words = (sentence.span if alone else clause).of(body)
        stems = stems_of(words.replace(mention.span.of(body), " "))
        if mention.period and len(stems) >= _FEWEST_STEMS:
            yield Dated(
                article=article,
                sentence=sentence,
                mention=mention,
                period=mention.period,
                clause=clause,
                stems=stems,
                is_relative=mention.is_relative,
                is_clause=not alone,
                is_planned=_is_planned(article, mention),
            )


def _is_caption(body: str, sentence: Span) -> bool:
    """Whether a sentence is the page's, speaks of a picture, or its credit follows on its line."""
    text = sentence.of(body)
    following, _, _ = body[sentence.end : sentence.end + _REACH].partition("\n")
    return bool(_CAPTION.search(text) or _CREDIT.match(following)) or is_furniture(text)


def _mentions(article: Article, found: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """The times of an article, `found` for the last day it may be of.

    Those that come to the same whatever day of its range it was published on.
    """
    published = article.published
    if published is None:
        return found
    period = published.period
    expressions = () if period.is_day else read_expressions(article.body)
    if (period.latest - period.earliest).days > _LONGEST_DOUBT:
        found = resolve_expressions(expressions, None)
    elif expressions:
        days = range((period.latest - period.earliest).days)
        others = [
            set(resolve_expressions(expressions, period.earliest + timedelta(days=day)))
            for day in days
        ]
        found = tuple(m for m in found if all(m in other for other in others))
    if published.basis == "stated":
        return found
    return tuple(
        replace(m, certainty=Certainty.INFERRED) if m.certainty is Certainty.RESOLVED else m
        for m in found
    )


def _dates_event(
    article: Article,
    mention: DateMention,
    held: Sequence[DateMention],
    spoken: Sequence[Span],
) -> bool:
    """Whether a time is when something happens: no measure, nor the plain year of writing."""
    body, span = article.body, mention.span
    words = span.of(body).lower()
    if mention.is_passing or _MEASURE.search(body[max(0, span.start - 30) : span.start]):
        return False
    is_no_time = words.startswith(_PASSING) or _DATELINE.match(body, span.end)
    if is_no_time or _is_nowadays(body, span) or _is_of_saying(body, span):
        return False
    if mention.is_relative and mention.precision is Precision.DAY and not _WEEKDAY.search(words):
        # Counted from a day that is only inferred, or said by somebody: a day off is no day.
        is_inferred = mention.certainty is Certainty.INFERRED
        if is_inferred or any(quote.contains(span) for quote in spoken):
            return False
    if mention.precision is Precision.YEAR and _is_attribute(body, span):
        return False
    if mention.precision is Precision.YEAR and _is_year_of_writing(article, mention):
        is_part = words.startswith(("earlier", "later"))
        return is_part or (len(held) == 1 and _is_planned(article, mention))
    return True


def _is_of_saying(body: str, span: Span) -> bool:
    """Whether a time is when it was told what had happened: "..., police said Wednesday."."""
    m = _TOLD.search(body, max(0, span.start - _REACH), span.start)
    is_last = m is not None and _END.match(body, span.end) is not None
    return bool(m and is_last and direction(body, m.start(), m.start()) is Direction.PAST)


def _is_nowadays(body: str, span: Span) -> bool:
    """Whether "today" says how things are: "is today the largest port"."""
    is_today = span.of(body).lower() == "today"
    return is_today and direction(body, span.start, span.end) is Direction.OPEN


def _is_attribute(body: str, year: Span) -> bool:
    """Whether a year in figures only tells which of its kind a thing is: `the 2019 treaty`."""
    in_figures = body[year.start].isdecimal()
    return in_figures and not _ADVERB.search(body[max(0, year.start - _NEXT) : year.start])


def _is_year_of_writing(article: Article, mention: DateMention) -> bool:
    if article.published is None or mention.period is None:
        return False
    return mention.period.earliest.year == article.published.period.latest.year


def _is_planned(article: Article, mention: DateMention) -> bool:
    """Whether the time lies behind the article's own, or is not over and its clause is a plan."""
    if article.published is None or mention.period is None:
        return direction(article.body, mention.span.start, mention.span.end) is Direction.FUTURE
    if mention.period.earliest > article.published.period.latest:
        return True
    is_earlier = mention.span.of(article.body).lower().startswith("earlier")
    if is_earlier or mention.period.latest < article.published.period.latest:
        return False
    return direction(article.body, mention.span.start, mention.span.end) is Direction.FUTURE


def _clause(body: str, sentence: Span, mention: Span) -> Span:
    """The clause that a time stands in; all of the sentence where that cannot stand alone."""
    for clause in cut(sentence.of(body)):
        span = clause.shifted(sentence.start)
        if span.contains(mention):
            before = body[sentence.start : span.start].casefold().split()[-1:]
            is_free = _SUBORDINATING.isdisjoint(before)
            return span if is_free and _stands_alone(span.of(body)) else sentence
    return sentence


def _stands_alone(clause: str) -> bool:
    """Whether a clause says enough, has a verb, and starts as a sentence may: "the board met"."""
    words = clause.split()
    first = words[0].casefold() if words else ""
    may_start = not words[0].islower() or first in _STARTS
    has_verb = any(word in AUXILIARIES or is_past(word) for word in words)
    return has_verb and may_start and len(content_words(clause)) >= _FEWEST_WORDS


def stems_of(text: str) -> frozenset[str]:
    """The content words of a text, cut so that near relatives are one: `Japan`, `Japanese`."""
    return frozenset(filter(None, map(stem_of, find_words(text))))


def stem_of(word: str) -> str:
    """The first letters of a word in lower case; '' for a stop word."""
    low = word.casefold()
    return "" if low in STOPWORDS else low[:_STEM]
