"""Turns a text in a language of languages/*.toml into its quotations and who says them.

A speaker is taken only from a construction with a verb, particle or mark of saying around the
quotation itself; where there is none the quotation stands without one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from clipbook.model import Evidence, Quote, QuoteKind
from clipbook.notes import Span, trimmed
from clipbook.text.languages import Language, find_language
from clipbook.text.languages.marks import find_runs
from clipbook.text.languages.sentences import ENDS, cut_masked

# A quotation in a masked sentence: its opening mark, then all of the rest.
_OPEN, _REST = "\ue000", "\ue001"
_QUOTATION: Final = f"{_OPEN}{_REST}*"
_LONGEST: Final = 1_500
"""In characters: a longer sentence is a list or no prose, and not looked at."""
_LEAST_WORDS: Final = 3
_LEAST_CHARACTERS: Final = 8
"""Shorter runs without a speaker name or doubt something and quote nobody."""
# Small words inside a name: "Ana de la Cruz", "Ursula von der Leyen".
_JOINERS: Final = frozenset(
    "de del la las los da do dos das von van der den du des di bin al el y e zu zum ter".split()
)
# Of these the ones that are in a name only behind another: "von der Leyen".
_ARTICLES: Final = frozenset("la las los das der den des el".split())
# What stands beside a phrase, between commas or at the end: ", Anne Leroy,".
_BESIDE: Final = re.compile(r", ([^,.:;()\ue000\ue001]{4,60})(?=[,.:;]|$)")
# What stands behind a quotation up to the next mark: ", – laughs the conductor, Ada Lund".
_BEHIND: Final = re.compile(
    r"[,.]? ?[—–-]? ?([^,.:;()\ue000\ue001]{2,90}(?:, [^,.:;()\ue000\ue001]{2,40})?)"
)
# The words that go on a name that a pattern cut: " Stefan Vogt".
_MORE_NAMES: Final = re.compile(r"(?: [^\W\d_]\S*){1,2}(?= )")
_MOST_BETWEEN: Final = 6
"""So many words stand between the verb behind a quotation and the name of who says it."""
_OPENING: Final = 80
"""In characters: a sentence that begins with a name has it here."""
_PHRASE_WORDS: Final = 5
"""A speaker without a name is a short phrase: `la directora del puerto`."""


def find_quotations(text: str, language: Language) -> tuple[Quote, ...]:
    """The quotations of `text`, in order; those too short to quote anybody are left out."""
    runs = find_runs(text, language)
    if not runs:
        return ()
    masked = _masked(text, runs)
    going_on = frozenset(
        run.start for run in runs if text[run.start + 1 : run.end].lstrip()[:1].islower()
    )
    speakers = _speakers(masked, language, going_on)
    quotes = []
    for run in runs:
        inside = trimmed(text, Span(run.start + 1, run.end - 1))
        speaker = speakers.get(run.start)
        if speaker is None and not _says_something(inside.of(text), language):
            continue
        if speaker is None and text[run.start] in language.speech.mention_marks:
            continue
        whole = text[run.end - 2] in ENDS or text[: run.start].rstrip()[-1:] in {":", "："}
        quotes.append(
            Quote(
                span=inside,
                kind=QuoteKind.DIRECT if whole else QuoteKind.MIXED,
                speaker=speaker or None,
                evidence=Evidence.CERTAIN if speaker else Evidence.GUESSED,
            )
        )
    return tuple(quotes)


def is_name(speaker: str, language: Language) -> bool:
    """Whether a speaker is named, not only described: by capitals, or by a title in the phrase."""
    if any(map(str.isupper, speaker)):
        return _is_full_name(speaker)
    is_short = len(speaker.split()) <= _PHRASE_WORDS
    return is_short and any(title in speaker for title in language.speech.titles)


def _masked(text: str, runs: Sequence[Span]) -> str:
    """`text` with each run as one sign of the same length."""
    pieces, at = [], 0
    for run in runs:
        pieces += [text[at : run.start], _OPEN, _REST * (len(run) - 1)]
        at = run.end
    return "".join([*pieces, text[at:]])


def _speakers(masked: str, language: Language, going_on: Container[int]) -> dict[int, Span | None]:
    """Who says the run that starts at an offset; None where the words say only that it is said.

    `going_on` are the starts of those that go on their sentence in small letters.
    """
    found: dict[int, Span | None] = {}
    named: Span | None = None
    subject: Span | None = None
    for sentence in cut_masked(masked, language):
        before, subject = subject, _subject(masked, sentence, language)
        if len(sentence) > _LONGEST or _OPEN not in sentence.of(masked):
            continue
        named = named or before
        for start, speaker in sorted(_in_sentence(masked, sentence, language, going_on)):
            is_pronoun = speaker is not None and speaker.of(masked) in language.speech.pronouns
            if speaker is not None and not is_pronoun:
                named = speaker
            clause = masked[sentence.start : speaker.start] if speaker and is_pronoun else ""
            # A pronoun within a sentence may stand for somebody whom its first clause names.
            found.setdefault(
                start, None if _names_somebody(clause.rpartition(_REST)[2], language) else named
            )
    return found


def _in_sentence(
    masked: str, sentence: Span, language: Language, going_on: Container[int]
) -> Iterator[tuple[int, Span | None]]:
    """The starts of the runs of one sentence, with their speakers by the first pattern for each."""
    words = sentence.of(masked)
    taken: set[int] = set()
    for pattern in _patterns(language.code):
        for m in pattern.finditer(words):
            starts = [m.start() + at.start() for at in re.finditer(_OPEN, m[0])]
            if taken.intersection(starts):
                continue
            speaker = None
            if "speaker" in pattern.groupindex:
                speaker = _named(words, Span(*m.span("speaker")), language)
                if speaker is None:
                    continue
            taken.update(starts)
            shifted = speaker and speaker.shifted(sentence.start)
            yield from ((sentence.start + start, shifted) for start in starts)
    if language.speech.small:
        for m in re.finditer(_QUOTATION, words):
            if m.start() in taken:
                continue
            goes_on = sentence.start + m.start() in going_on
            beside = _person_beside(words, Span(*m.span()), language, goes_on=goes_on)
            if beside:
                yield sentence.start + m.start(), beside.shifted(sentence.start)


def _person_beside(
    words: str, quotation: Span, language: Language, *, goes_on: bool
) -> Span | None:
    """The full name of who says a quotation in a construction that leaves the verb open.

    That is the first name of a clause that ends with a colon or `that`, or that the quotation, in
    small letters, goes on; or a name behind it with the verb between: `“...”, laughs Ada Lund`.
    """
    start = max(words.rfind(mark, 0, quotation.start) for mark in (_REST, ".", ";")) + 1
    clause = words[start : quotation.start].rstrip()
    if clause.endswith(":") or goes_on or _ends_with_that(clause, language):
        name = _full_name(clause, language)
        if name:
            return name.shifted(start)
    behind = _BEHIND.match(words, quotation.end)
    name = _full_name(behind[1], language) if behind else None
    if behind is None or name is None:
        return None
    verb, *role = behind[1][: name.start].replace(",", " ,").split() or [""]
    if not verb.islower() or verb in _small(language) or len(role) > _MOST_BETWEEN:
        return None
    is_beside = role[-1:] == [","]  # then the role before it may name a place
    is_role = all(map(str.islower, role)) and _small(language).isdisjoint(role)
    return name.shifted(behind.start(1)) if is_beside or is_role else None


def _names_somebody(words: str, language: Language) -> bool:
    """Whether words before a pronoun hold a full name, or a word that stands with one."""
    has_title = any(title in words for title in language.speech.titles)
    return has_title or (bool(language.speech.small) and _full_name(words, language) is not None)


def _ends_with_that(clause: str, language: Language) -> bool:
    that = language.speech.that
    return bool(that) and re.search(rf"(?<![^\W\d_]){that}$", clause) is not None


def _subject(masked: str, sentence: Span, language: Language) -> Span | None:
    """The full name that a sentence begins with, or has beside its first phrase."""
    if not language.speech.small:
        return None
    opening = sentence.of(masked)[:_OPENING].partition(_OPEN)[0]
    name = _full_name(opening, language)
    return name and name.shifted(sentence.start)


def _full_name(words: str, language: Language) -> Span | None:
    """The first run of two words in capitals or more, with the small words that join them."""
    plain = _plain(language) | _small(language)
    run: list[re.Match[str]] = []
    for m in re.finditer(r"[^\s,.:;]+|[,.:;]", words + " ."):
        is_capital = m[0][0].isupper() and not (not run and m[0].lower() in plain)
        joins = m[0] in _JOINERS - _ARTICLES or (run and run[-1][0] in _JOINERS)
        if is_capital or (run and m[0] in _JOINERS and joins):
            run.append(m)
            continue
        while run and run[-1][0] in _JOINERS:
            run.pop()
        if len(run) > 1:
            return Span(run[0].start(), run[-1].end())
        run = []
    return None


@cache
def _small_of(code: str) -> frozenset[str]:
    language = find_language(code)
    return frozenset(language.speech.small.split()) if language else frozenset()


def _small(language: Language) -> frozenset[str]:
    """The words that are neither the verb behind a quotation nor the first of a speaker."""
    return _small_of(language.code)


def _named(words: str, span: Span, language: Language) -> Span | None:
    """The part of a phrase that names the speaker; None where it names nobody."""
    span = trimmed(words, span)
    lead = re.match(language.speech.strip, span.of(words))
    if lead:
        span = Span(span.start + lead.end(), span.end)
    phrase = span.of(words)
    if _names_nobody(phrase, words[: span.start], language):
        return None
    if phrase in language.speech.pronouns or not any(map(str.isupper, words)):
        return span if len(phrase.split()) <= _PHRASE_WORDS else None
    name = _longest_name(phrase, language)
    beside = _BESIDE.match(words, span.end)
    is_role = (
        name is None
        or _is_opening(phrase, name)
        or phrase[0].islower()
        or phrase.split()[0].lower() in _plain(language)
    )
    if beside and is_role and _is_full_name(beside[1]):
        return Span(*beside.span(1))
    if name and not _is_of(phrase, name) and not _is_opening(phrase, name):
        more = _MORE_NAMES.match(words, span.start + name.end)
        end = more.end() if more and all(w[0].isupper() for w in more[0].split()) else 0
        return Span(span.start + name.start, max(end, span.start + name.end))
    return span if len(phrase.split()) <= _PHRASE_WORDS else None


def _names_nobody(phrase: str, before: str, language: Language) -> bool:
    """Whether a phrase is a number or small words, or one word without an article: `quietly`."""
    first, *more = phrase.split() or [""]
    articles = language.speech.articles
    if not first or any(map(str.isdigit, phrase[:2])) or phrase in articles:
        return True
    if first.lower() in _small(language) - _plain(language):
        return True
    is_bare = articles and not more and not articles.intersection(before.split()[-1:])
    return bool(is_bare and language.speech.small and phrase.islower())


def _is_of(phrase: str, name: Span) -> bool:
    """Whether a name of one word only tells of what a speaker is: `the captain of Porto`."""
    before = phrase[: name.start].split()
    return len(before) > 1 and before[-1] in _JOINERS and len(name.of(phrase).split()) == 1


def _is_opening(phrase: str, name: Span) -> bool:
    """Whether a name of one word is only the capital that a sentence begins with."""
    return name.start == 0 and name.end < len(phrase) and " " not in name.of(phrase)


def _is_full_name(phrase: str) -> bool:
    words = [word for word in phrase.split() if word not in _JOINERS]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _plain(language: Language) -> frozenset[str]:
    """Words that name nobody alone: articles and titles, in small letters."""
    return frozenset(map(str.lower, language.speech.articles | language.speech.titles))


def _longest_name(phrase: str, language: Language) -> Span | None:
    """The longest run of words in capitals, with the small words that join them; None without.

    Articles and words that stand with a name are none alone.
    """
    best, start = Span(0, 0), -1
    plain = _plain(language)
    for m in re.finditer(r"[^\s,]+", phrase):
        word = m[0].lower()
        if m[0][0].isupper() and not (start < 0 and word in plain):
            start = m.start() if start < 0 else start
            best = max(
                best, Span(start, m.end()), key=lambda run: (" " in run.of(phrase), len(run))
            )
        elif word not in _JOINERS:
            start = -1
    return best or None


def _says_something(words: str, language: Language) -> bool:
    if language.spaced:
        return len(words.split()) >= _LEAST_WORDS
    return len(words) >= _LEAST_CHARACTERS


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a language, most telling first, their placeholders filled in."""
    language = find_language(code)
    if language is None:
        return ()
    speech = language.speech
    held = {
        "{Q}": _QUOTATION,
        "{S}": f"(?P<speaker>{speech.speaker})",
        "{V}": f"(?:{speech.verbs})",
        "{B}": rf"(?:^|(?<=[.,;:!?،؛؟।。！？，；：、{_REST}\n])) ?",
        "{G}": f"[^{_OPEN}{_REST}]{{0,60}}?",
    }
    return tuple(re.compile(_filled(pattern, held)) for pattern in speech.patterns)


def _filled(pattern: str, held: Mapping[str, str]) -> str:
    return re.sub(r"\{[QSVBG]\}", lambda m: held[m[0]], pattern)
