"""Turns a text in a language of languages/*.toml into its quotations and who says them.

A speaker is taken only from a construction with a verb, particle or mark of saying around the
quotation itself; where there is none the quotation stands without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from clipbook.model import Evidence, Quote, QuoteKind
from clipbook.notes import Span, trimmed
from clipbook.text.languages import Language, Speech, find_language
from clipbook.text.languages.clauses import QUOTATION, find_speakers, inserted
from clipbook.text.languages.marks import find_runs
from clipbook.text.languages.phrases import NAMED, grammar_of, is_full_name, subject_of
from clipbook.text.languages.sentences import ENDS, cut_masked

# The opening mark of a masked quotation, and each sign of the rest.
_OPEN, _REST = "\ue000", "\ue001"
# Words in brackets, which are in no phrase: "(CSU)".
_BRACKETS: Final = re.compile(
    r"＝[^＝\n\ue000\ue001]{1,12}＝|[(（\[【〔][^()（）\[\]【】〔〕\n\ue000\ue001]*[)）\]】〕]"
)
# What stands in a pattern for words of the language: "{Q}".
_PLACEHOLDER: Final = re.compile(r"\{[QSVBTINAOC]\}")
# Syllables of hangul that end in a vowel, and the others: which form of a particle follows them.
_OPEN_SYLLABLES: Final = "".join(map(chr, range(0xAC00, 0xD7A4, 28)))
_CLOSED: Final = "".join(chr(c) for c in range(0xAC00, 0xD7A4) if (c - 0xAC00) % 28)
# A number with its counter or alone, which names nobody: "23日", "5명".
_NUMBER: Final = re.compile(r"\d+\w?(?!\w)")
# A sentence that is nothing but one quotation.
_ALONE: Final = re.compile("\\s*\ue000\ue001*[.,。]?\\s*")
_LONGEST: Final = 1_500
"""In characters: a longer sentence is a list or no prose, and not looked at."""
_LEAST_WORDS: Final = 3
_LEAST_CHARACTERS: Final = 8
"""Shorter runs without a speaker name or doubt something and quote nobody."""
_PHRASE_WORDS: Final = 7
"""A speaker without a name is a short phrase."""

_Said = tuple[int, Span | None]
"""The start of a run, and who says it; None where the words say only that it is said."""


def find_quotations(text: str, language: Language) -> tuple[Quote, ...]:
    """The quotations of `text`, in order; those too short to quote anybody are left out."""
    runs = find_runs(text, language)
    if not runs:
        return ()
    speakers = _speakers(text, _masked(text, runs, language), language)
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
        return is_full_name(speaker)
    is_short = len(speaker.split()) <= _PHRASE_WORDS
    return is_short and any(title in speaker for title in language.speech.titles)


def _masked(text: str, runs: Sequence[Span], language: Language) -> str:
    """`text` with each run as one sign of the same length, and blanks for words in brackets.

    Who says it may stand between two parts of a run: `«…, — сказал мэр, — …»`; that is kept.
    """
    grammar, pieces, at = grammar_of(language.code), [""], 0
    for run in runs:
        pieces.append(text[at : run.start])
        at = run.start
        for m in inserted(text, run, grammar):
            pieces += [_OPEN, _REST * (m.start() - at - 1), m[0]]
            at = m.end()
        first, rest = (NAMED, NAMED) if grammar and _is_title(text, run) else (_OPEN, _REST)
        pieces += [first, rest * (run.end - at - 1)]
        at = run.end
    return _BRACKETS.sub(lambda m: " " * len(m[0]), "".join([*pieces, text[at:]]))


def _is_title(text: str, run: Span) -> bool:
    """Whether a run in quotation marks is a name within its clause: `тренер «Сатурна» Иванов`."""
    words = text[run.start + 1 : run.end - 1].strip()
    apart = text[: run.start].rstrip()[-1:] in ":." or text[run.end :].lstrip()[:1] in ",.:;—–\n"
    return words[:1].isupper() and words[-1:].isalnum() and words.count(" ") <= 1 and not apart


def _speakers(text: str, masked: str, language: Language) -> dict[int, Span | None]:
    """Who says the run that starts at an offset; None where the words say only that it is said."""
    found: dict[int, Span | None] = {}
    named: Span | None = None
    grammar = grammar_of(language.code)
    verbs = re.compile(language.speech.verbs)
    before: tuple[int, Span | None] = (-1, None)
    for sentence in _sentences(masked, language):
        if grammar:
            topic = subject_of(masked, sentence, grammar)
            said = list(find_speakers(text, masked, sentence, grammar))
        else:
            topic = _topic(masked, sentence, language)
            said = list(_by_patterns(masked, sentence, language))
        for start, speaker in sorted(said):
            words = speaker.of(masked) if speaker else ""
            if words and words not in language.speech.pronouns:
                named, topic = speaker, None
            elif topic and topic.end <= (speaker.start if speaker else start):
                named = topic  # a pronoun behind the first clause of its sentence
            elif speaker and not grammar and _REST in masked[sentence.start : speaker.start]:
                behind = masked.rindex(_REST, 0, speaker.start) + 1
                named = _topic(masked, Span(behind, speaker.start), language) or named
            found.setdefault(start, named if _may_be(words, named, masked, language) else None)
        opening = sentence.start + len(sentence.of(masked)) - len(sentence.of(masked).lstrip())
        is_alone = grammar and not said and _ALONE.fullmatch(sentence.of(masked))
        if is_alone and before[1] and "\n" not in masked[before[0] : opening]:
            found.setdefault(opening, before[1])  # it goes on with what was said
        last = max(said, default=None)
        before = (sentence.end, found.get(last[0]) if last else before[1] if is_alone else None)
        unnamed = not (said or topic or grammar) and verbs.search(sentence.of(masked))
        named = None if unnamed else topic or named
    return found


def _sentences(masked: str, language: Language) -> Iterator[Span]:
    """The sentences to be looked at, each with the one before it that it tells of."""
    back = re.compile(language.speech.back) if language.speech.back else None
    before = Span(0, 0)
    for sentence in cut_masked(masked, language):
        if back and before.of(masked).startswith(_OPEN) and back.match(sentence.of(masked)):
            yield Span(before.start, sentence.end)
        elif len(sentence) <= _LONGEST:
            yield sentence
        before = sentence


def _may_be(pronoun: str, named: Span | None, masked: str, language: Language) -> bool:
    """Whether a pronoun may stand for a name: not `bà` for `ông Bảo`."""
    kin = language.speech.pronouns & language.speech.titles
    ahead, told = (masked[: named.start], named.of(masked)) if named else ("", "")
    said = {word.lower() for word in (*ahead.split()[-1:], *told.split()[:1])}
    return pronoun.lower() not in kin or kin.isdisjoint(said) or pronoun.lower() in said


def _topic(masked: str, sentence: Span, language: Language) -> Span | None:
    """Who a sentence is about: the phrase with a title that it begins with."""
    words = sentence.of(masked).lstrip()
    lead = re.match(language.speech.strip, words)
    at = lead.end() if lead and not language.spaced else 0
    m = _topic_pattern(language.code).match(words[at:])
    if not m:
        return None
    at += sentence.end - len(words)
    return _named(masked, Span(*m.span("speaker")).shifted(at), language)


def _by_patterns(masked: str, sentence: Span, language: Language) -> Iterator[_Said]:
    """The runs of one sentence, with their speakers by the first pattern for each."""
    words = sentence.of(masked)
    taken: set[int] = set()
    for pattern in _patterns(language.code):
        for m in pattern.finditer(words):
            runs = list(re.finditer(QUOTATION, m[0]))
            starts = [
                m.start() + run.start()
                for run in runs
                if run is runs[-1] or not re.match(language.speech.noun, m[0][run.end() :])
            ]
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


def _named(words: str, span: Span, language: Language) -> Span | None:
    """The part of a phrase that names the speaker; None where it names nobody."""
    span = trimmed(words, span)
    lead = re.match(language.speech.strip, span.of(words))
    span = trimmed(words, Span(span.start + lead.end(), span.end) if lead else span)
    phrase = span.of(words)
    last = phrase.rpartition(" ")[2]
    if last in language.dates.weekdays:
        span = trimmed(words, Span(span.start, span.end - len(last)))
        phrase = span.of(words)
    is_short = len(phrase.split()) <= _PHRASE_WORDS
    return span if phrase and is_short and not _NUMBER.match(phrase) else None


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
    return tuple(re.compile(_filled(each, language.speech)) for each in language.speech.patterns)


def _filled(pattern: str, speech: Speech) -> str:
    """A pattern with its placeholders filled in, those in what fills them, too."""
    held = {
        "{Q}": QUOTATION,
        "{S}": rf"(?P<speaker>(?=\S){speech.speaker})",
        "{V}": f"(?:{speech.verbs})",
        "{B}": rf"(?:^|(?<=[.,;:!?…،؛؟।。！？，；：、{_REST}\n])) *",
        "{T}": f"(?:{'|'.join(sorted(map(re.escape, speech.titles), key=len, reverse=True))})",
        "{I}": f"(?:{speech.name})",
        "{N}": f"(?:{speech.noun})",
        "{A}": f"(?:{speech.between})",
        "{O}": f"(?<![{_CLOSED}])",
        "{C}": f"(?<![{_OPEN_SYLLABLES}])",
    }
    while _PLACEHOLDER.search(pattern):
        pattern = _PLACEHOLDER.sub(lambda m: held[m[0]], pattern)
    return pattern


@cache
def _topic_pattern(code: str) -> re.Pattern[str]:
    """Matches the phrase with a title that a sentence begins with and is about."""
    language = find_language(code)
    pattern = rf"(?P<speaker>[^,.。，、：:{_OPEN}]{{0,20}}?{{T}}"
    return (
        re.compile(_filled(f"{pattern}{language.speech.topic})", language.speech))
        if language
        else re.compile("(?!)")
    )
