"""Turns a sentence into the clauses that say something of their own, attribution left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from clipbook.findings.evidence.words import AUXILIARIES, bare, is_past, parts
from clipbook.notes import Span
from clipbook.text.attribution.frames import Frame, FrameShape, find_frames
from clipbook.text.attribution.phrases import Kind, Token, find_ends, tokenise
from clipbook.text.attribution.reports import content_start, find_reports, opening
from clipbook.text.english import DAYS, PREPOSITIONS, WEEKDAYS, Verb

# Where a clause may end: ", but", " while ", a semicolon, a dash; not in "31 - year - old".
_BREAK: Final = re.compile(
    r"; | [—–] | - (?!years? ?-|old\b)"
    r"|, (?=(?:and|but|while|although|though|whereas|adding|noting|saying|as)\b)"
    r"|, (?=which (?:is|was|are|were|will|would) )"
    r"| (?=(?:and|but|while|after|because|although|though|whereas) )"
    r"|(?<=,) (?=[a-z])",
)
# Words at a clause's start that belong to no clause: "and", "adding that".
_OPENER: Final = re.compile(
    r"(?:and|but|while|although|though|whereas|adding|noting|saying|as|after|because|that)\b"
    r"(?: that\b)?[\s,]*",
    re.IGNORECASE,
)
_PRONOUNS: Final = frozenset(("he", "she", "it", "they", "we", "this", "there"))
_MEASURES: Final = frozenset(
    "minutes hours day days week weeks month months year years moments shortly soon long "
    "just".split()
)
# How words that attribute stand to whose they are, and what parts them from what is before them.
_SHAPES: Final = frozenset(FrameShape) - {FrameShape.PARTICIPLE, FrameShape.STATEMENT}
_PARTING: Final = frozenset("”\"’',")
_WHEN_AND_WHERE: Final = (PREPOSITIONS - {"to"}) | DAYS
_TELLING: Final = frozenset(("told", "tells"))
_FEWEST_WORDS: Final = 3
_WINDOW: Final = 9
# How far around a break is looked, in characters.
_SIGHT: Final = 400
# What may follow the saying verb in an attribution: " on Saturday", " in a briefing later".
_TAIL: Final = re.compile(r"[^,.;:“”\"]{0,80}[.,]?[”\"]?$")
# The days of the week as they are written: "Monday|Tuesday".
_DAY: Final = "|".join(day.capitalize() for day in WEEKDAYS)
# " that", "," behind an attribution in front, with the day it was made: " on Monday that".
_THAT: Final = re.compile(rf"(?:(?: on)? (?:{_DAY}) that\b| that\b|,|:)?\s*[“\"]?")


@lru_cache(maxsize=2**12)
def cut(text: str) -> tuple[Span, ...]:
    """The clauses of the sentence `text`, in order; the whole sentence where it is but one."""
    start, end = _content(text)
    pieces: list[Span] = []
    for m in _BREAK.finditer(text, start, end):
        left = text[max(start, m.start() - _SIGHT) : m.start()]
        right = text[m.end() : min(end, m.end() + _SIGHT)]
        if m.group() == " " and left.endswith(",") and not _ends_subject(left, right):
            continue
        if right.startswith("after ") and _is_measure(left):
            continue
        if _may_part(m.group(), right) and _is_clause(left) and _is_clause(right):
            pieces.append(_bare_clause(text, start, m.start()))
            start = m.end()
    pieces.append(_bare_clause(text, start, end))
    return tuple(pieces)


def _is_measure(left: str) -> bool:
    """Whether a piece ends with how long before or after: "a day", "shortly"."""
    return left.rpartition(" ")[2] in _MEASURES


def _is_clause(piece: str) -> bool:
    """Whether a piece has enough words, and a verb among them."""
    return any(map(_is_verb, piece.split())) and _has_words(piece)


def _has_words(piece: str) -> bool:
    """Whether a piece has enough words that are no stop words; the first ones mostly tell."""
    words = filter(None, map(bare, parts(piece)))
    return len(tuple(islice(words, _FEWEST_WORDS))) == _FEWEST_WORDS


def _may_part(separator: str, right: str) -> bool:
    """Whether a bare "and" joins clauses, not nouns: a verb or a pronoun follows it."""
    following = right.split(maxsplit=_WINDOW)[:_WINDOW]
    if separator != " " or following[0] != "and" or not following[1:]:
        return True
    is_lower = following[1][:1].islower()
    return (
        following[1].lower() in _PRONOUNS
        or _is_verb(following[1])
        or (is_lower and any(word in AUXILIARIES for word in following[2:]))
    )


def _ends_subject(left: str, right: str) -> bool:
    """Whether a verb follows a clause about its subject: "Xi, who has not visited, | held"."""
    inserted = left[:-1].rpartition(",")[2].split()[:1]
    return inserted in (["who"], ["which"]) and _is_verb(right.split(maxsplit=1)[0])


@lru_cache(maxsize=2**15)
def _is_verb(word: str) -> bool:
    bare = word.strip(",.;:”’)")
    return bare in AUXILIARIES or is_past(bare)


def _bare_clause(text: str, start: int, end: int) -> Span:
    """The clause from `start` to `end` without what opens it and no white space at its ends."""
    m = _OPENER.match(text, start, end)
    if m and _is_clause(text[m.end() : end]):
        start = m.end()
    clause = text[start:end].rstrip(" ,")
    first = start + len(clause) - len(clause.lstrip())
    return Span(first, max(first, start + len(clause.rstrip())))


def _content(text: str) -> tuple[int, int]:
    """Where the sentence without an attribution starts and ends: "…, Yonhap reported"."""
    start, end = 0, len(text)
    for stretch, is_in_front in _attributions(text):
        if stretch.start <= start + 1 and (not is_in_front or _is_pure(text, stretch)):
            start = _THAT.match(text, stretch.end).end()  # type: ignore[union-attr]  # matches anything
        elif not is_in_front and _TAIL.match(text, stretch.end):
            end = min(end, stretch.start)
    if end - start < len(text) // 4:
        return 0, len(text)
    return start, start + len(text[start:end].rstrip(" ,"))


def _is_pure(text: str, stretch: Span) -> bool:
    """Whether an attribution in front says nothing itself: "An official said that"."""
    follows = _CLAUSE if text.endswith(("said", "says"), 0, stretch.end) else _THAT_CLAUSE
    return follows.match(text, stretch.end) is not None


# What is said follows the verb: "said the two"; behind other verbs only with "that".
_CLAUSE: Final = re.compile(r" (?:that\b|the\b|he\b|she\b|it\b|they\b|[A-Z])")
_THAT_CLAUSE: Final = re.compile(r" that\b")


def _attributions(text: str) -> Iterator[tuple[Span, bool]]:
    """The words that say whose the others are, each with whether these stand behind them.

    To whom somebody told it says something, too: such words in front are left out.
    """
    whole = Span(0, len(text))
    tokens = tokenise(text, whole)
    frames = find_frames(tokens)
    ends = find_ends(text, whole, tokens) if frames else []

    def located(first: int, end: int) -> Span:
        return Span(ends[first] - len(tokens[first].word), ends[end - 1])

    behind = {part.verb for part in find_reports(tokens, frames) if part.span[1] <= part.verb}
    for frame in frames:
        if not frame.subject or frame.kind is not Verb.SAY or frame.shape not in _SHAPES:
            continue
        start = opening(tokens, frame)
        is_in_front = _leads(tokens, frame)
        is_behind = frame.shape is not FrameShape.PLAIN or frame.verb in behind
        is_behind = is_behind or _trails(tokens, frame, start)
        is_told = is_in_front and tokens[frame.verb].low in _TELLING
        if (is_in_front or is_behind) and not is_told:
            last = max(frame.subject[1], frame.verb + 1)
            yield located(min(start, frame.verb), last), is_in_front


def _leads(tokens: Sequence[Token], frame: Frame) -> bool:
    """Whether what is said stands behind the words of a frame: "Lund said that", "Lund said:"."""
    following = [token.word for token in tokens[frame.end : frame.end + 1]]
    is_plain = frame.shape is FrameShape.PLAIN
    return is_plain and (following == [":"] or content_start(tokens, frame) is not None)


def _trails(tokens: Sequence[Token], frame: Frame, start: int) -> bool:
    """Whether a frame that starts behind a mark ends a sentence, or all but when and where."""
    if not start or tokens[start - 1].word not in _PARTING:
        return False
    following = tokens[frame.end : frame.end + 1]
    return not following or following[0].kind is Kind.MARK or following[0].low in _WHEN_AND_WHERE
