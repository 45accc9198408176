"""Turns the words around a quotation into the span of who says it, in languages with capitals.

Who speaks stands behind the quotation (`“…”, sagte der Bürgermeister`), before it (`El alcalde,
Luis Gil, dijo: “…”`), or between two parts of it (`«…, — сказал он, — …»`). The words read here
are a sentence in which each quotation is masked and brackets are blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from clipbook.notes import Span, trimmed
from clipbook.text.languages.phrases import (
    CAPITAL,
    Grammar,
    full_name,
    has_title,
    is_article,
    is_full_name,
    is_telling,
    phrase_at,
    skip,
)
from clipbook.text.languages.sentences import ENDS

QUOTATION: Final = "\ue000\ue001*"
"""Matches a masked quotation: its opening mark, then all of the rest."""
# A word, with its hyphens and apostrophes, or a mark.
_TOKEN: Final = re.compile(r"[^\s,.:;!?()—–\ue000\ue001]+|[,.:;!?()—–\ue000\ue001]")
# What parts a quotation from the verb behind it: ", ", "», — ", ". – ".
_GAP: Final = re.compile(r"(?P<mark>[,.!?…]?\s*[—–-]?)\s*")
# What parts a clause: ", ", " – ".
_PARTING: Final = re.compile(r"[,;—–\ue001]\s*|\s-\s")
# More than a small word.
_WORD: Final = re.compile(r"[^\W\d_]{4}")
# An aside between commas: ", les larmes aux yeux, ".
_ASIDE: Final = re.compile(r",\s[^,.:;\ue000]{3,40},\s")
# Two words in capitals: "Amparo Ferri".
_FULL_NAME: Final = re.compile(rf"{CAPITAL}[^\W\d_]+\s{CAPITAL}")
# The end of a verb that has an object of its own: "cruzar" in "al cruzar la meta".
_INFINITIVE: Final = re.compile(r"(?:ar|er|ir|re)$")
_REACH: Final = 60
"""In characters: so far before a quotation stands a verb that neither colon nor `that` joins."""
_ADJUNCT: Final = 2
"""So many words follow a small one in a phrase that parts a verb from its subject."""
_MOST_BETWEEN: Final = 4
"""So many words stand between `according to X` and a quotation that goes on its clause."""
_MOST_BEHIND: Final = 2
"""So many words tell of a name by a verb that is in no list: `Ivan Petrov assured us:`."""
_NAME: Final = 15
"""In characters: shorter runs are names rather than go on what is said by another."""


def find_speakers(
    text: str, masked: str, sentence: Span, grammar: Grammar
) -> Iterator[tuple[int, Span | None]]:
    """The starts of the runs of one sentence, each with its speaker.

    An empty span, None here, says only that it is said.

    Runs that only small words part have one speaker, and so has one behind a clause without any.
    """
    words, said, end = sentence.of(masked), sentence.of(text), 0
    runs = [Span(*m.span()) for m in re.finditer(QUOTATION, words)]
    speakers: list[Span | None] = []
    for run in runs:
        clause, inside = Span(end, run.start), said[run.start + 1 : run.end - 1].strip()
        speaker = _speaker_behind(words, run.end, grammar, ended=inside.endswith(tuple(ENDS)))
        if not speaker:
            goes_on = inside[:1].islower() and " " in inside
            before = _speaker_before(words, clause, grammar, goes_on=goes_on)
            speaker = speaker if before is None else before
        led = clause.of(words).strip()
        if speaker is None and speakers and led.endswith(":") and not led[0].isupper():
            speaker = speakers[-1]
        speakers.append(speaker)
        end = run.end
    indexes = range(len(runs))
    for given, taker in [*pairwise(indexes), *pairwise(reversed(indexes))]:
        speaker = speakers[given]
        first, second = sorted((runs[given], runs[taker]))
        start = max(first.end, speaker.end if speaker and given < taker else 0)
        is_long = len(runs[taker]) >= _NAME
        if speakers[taker] is None and is_long and not _WORD.search(words, start, second.start):
            speakers[taker] = speaker
    for run, speaker in zip(runs, speakers, strict=True):
        if speaker is not None:
            yield sentence.start + run.start, speaker.shifted(sentence.start) if speaker else None


def _speaker_behind(words: str, end: int, grammar: Grammar, *, ended: bool) -> Span | None:
    """Who says what ended at `end`; an empty span where a verb of saying stands there alone.

    A verb that is in no list counts only before a phrase, and behind a comma or dash or where the
    quotation `ended` as a sentence does.
    """
    gap = _GAP.match(words, end)
    at = gap.end() if gap else end
    has_mark = bool(gap and gap["mark"].strip(" .")) or (ended and words[at : at + 1].islower())
    if has_mark and (by := grammar.by.match(words, at)):
        return _phrase_by(words, by.end(), grammar)
    start = skip(words, at, grammar)
    verb = listed = grammar.verbs.match(words, start)
    if verb is None and has_mark:
        verb = grammar.finite.match(words, start)
        verb = None if verb and verb[0].lower() in grammar.small | grammar.plain else verb
    if verb:
        speaker = _inverted(words, verb.end(), grammar)
        rest = words[_past_adjuncts(words, verb.end(), grammar) :].lstrip()[:1]
        is_told = listed or " " in verb[0] or grammar.tense.match(words, start)
        is_alone = not (rest.isalnum() or rest == "\ue000") and (
            is_told or words.startswith(rest, verb.end())
        )
        if speaker or is_alone or listed:
            return speaker or (Span(verb.end(), verb.end()) if is_alone else None)
    if not has_mark:
        return None
    stop = re.compile(r"[.;:\ue000]|$").search(words, at)
    clause = Span(at, stop.start() if stop else at)
    verbs = list(grammar.verbs.finditer(words, clause.start, clause.end))
    if verbs and _is_last(words[verbs[-1].end() : clause.end], grammar):
        return _subject(words, Span(at, verbs[-1].start()), grammar)
    person = None if verbs else phrase_at(words, at, grammar)
    is_person = person and (is_full_name(person.of(words)) or words[at:].startswith(_kin(grammar)))
    return person if person and is_person and _is_alone(words[person.end : clause.end]) else None


def _speaker_before(words: str, clause: Span, grammar: Grammar, *, goes_on: bool) -> Span | None:
    """Who says the quotation that a clause leads to; an empty span where its verb stands alone.

    A verb that is in no list counts where a colon or `that` joins the two, or the quotation
    `goes_on` in small letters.
    """
    clause = trimmed(words, clause)
    said = clause.of(words)
    joined = said.endswith(":") or grammar.that.search(said) is not None
    lead = re.match(grammar.speech.strip, said)
    start = clause.start + (lead.end() if lead else 0)
    inside = grammar.by_inside.search(words, start, clause.end)
    if by := grammar.by.match(words, start) or inside:
        phrase = _phrase_by(words, by.end(), grammar)
        rest = words[phrase.end : clause.end].split() if phrase else []
        is_near = by == inside or said.endswith((",", ":")) or len(rest) <= _MOST_BETWEEN
        return phrase if is_near or goes_on else None
    ending = grammar.last.search(words[: clause.end], start) if goes_on else None
    if ending and (subject := _subject(words, Span(start, ending.start()), grammar)):
        return subject
    verbs = list(grammar.verbs.finditer(words, start, clause.end))
    verb = verbs[-1] if verbs else None
    if verb is None or (not joined and clause.end - verb.end() > _REACH):
        if joined:
            return _untold(words, Span(start, clause.end), grammar)
        patterns = (grammar.told, grammar.tense) if goes_on else ()
        found = (m for pattern in patterns for m in pattern.finditer(words, start, clause.end))
        near = [m for m in found if clause.end - m.end() <= _REACH]
        if near:
            return _subject(words, Span(start, near[0].start()), grammar)
        return _person_and_verb(words, start, grammar) if goes_on else None
    speaker = _subject(words, Span(start, verb.start()), grammar)
    if speaker is None:
        behind = _inverted(words, verb.end(), grammar)
        speaker = behind if behind and is_telling(behind.of(words), grammar) else None
    ahead = grammar.that.sub("", words[: clause.end]).rstrip(" :,")
    behind_it = ahead[_past_adjuncts(ahead, verb.end(), grammar) :].strip()
    is_alone = not (behind_it or _WORD.search(words, start, verb.start()))
    return speaker or (Span(verb.end(), verb.end()) if is_alone else None)


def _person_and_verb(words: str, start: int, grammar: Grammar) -> Span | None:
    """The person whom a clause begins with, where the shape of a verb follows."""
    person = phrase_at(words, start, grammar)
    told = person.of(words) if person else ""
    is_person = is_full_name(told) or has_title(told, grammar)
    verb = grammar.finite.match(words, skip(words, person.end, grammar)) if person else None
    return person if is_person and verb else None


def _phrase_by(words: str, at: int, grammar: Grammar) -> Span | None:
    """Who something is according to: a phrase, bare if short; an empty span in `in her words,`."""
    start = skip(words, at, grammar)
    if words[at : at + 1] == ",":
        return Span(at, at)
    phrase = phrase_at(words, start, grammar)
    bare = re.compile(r"[^\W\d_][^,.:;\ue000]{2,40}(?=[,.:])").match(words, start)
    is_short = bare is not None and len(bare[0].split()) <= _MOST_BETWEEN
    if bare is None or not is_short or bare[0].split()[0].lower() in grammar.small:
        return phrase
    return phrase if phrase and is_telling(phrase.of(words), grammar) else Span(*bare.span())


def inserted(text: str, run: Span, grammar: Grammar | None) -> Iterator[re.Match[str]]:
    """What tells who speaks between two parts of a run in quotation marks, with its marks."""
    return grammar.inserted.finditer(text, run.start + 1, run.end - 1) if grammar else iter(())


def _untold(words: str, clause: Span, grammar: Grammar) -> Span | None:
    """The subject of a clause before a colon or `that` whose verb, if it has one, is ungrammar."""
    told = re.sub(rf"\s*:$|{grammar.that.pattern}", "", clause.of(words)).rstrip()
    last = told.split()[-1:]
    ends = [len(told) - len(word) for word in last if grammar.finite.fullmatch(word)]
    spans = (Span(clause.start, clause.start + end) for end in (*ends, len(told)))
    subjects = (_subject(words, span, grammar) for span in spans)
    return next((subject for subject in subjects if subject), None)


def _inverted(words: str, at: int, grammar: Grammar) -> Span | None:
    """The subject behind a verb, or behind what parts them where it has a name or a title."""
    start = skip(words, at, grammar)
    phrase = phrase_at(words, start, grammar)
    if phrase:
        return phrase
    aside = _ASIDE.match(words, start)
    at = aside.end() if aside else _past_adjuncts(words, start, grammar)
    phrase = phrase_at(words, at, grammar)
    first = words[at:].split(maxsplit=1)[:1]
    is_led = bool(first) and is_article(first[0].lower(), grammar.speech)
    return phrase if phrase and (is_led or is_telling(phrase.of(words), grammar)) else None


def _past_adjuncts(words: str, at: int, grammar: Grammar) -> int:
    """The offset behind adverbs and phrases with small words: `ayer en la radio pública`."""
    articles = grammar.speech.articles
    before, last, room = "", "", 1
    for token in _TOKEN.finditer(words, at):
        low = token[0].lower()
        has_object = before in grammar.small and _INFINITIVE.search(last)
        is_apart = not (last in grammar.small or has_object)
        if not low[0].isalnum() or (is_article(low, grammar.speech) and is_apart):
            return token.start()
        if is_apart and last not in articles and _FULL_NAME.match(words, token.start()):
            return token.start()
        if low in articles or low in grammar.small | grammar.days or grammar.between.fullmatch(low):
            room = _ADJUNCT if articles else 1
        elif room == 0:
            return token.start()
        else:
            room -= 1
        before, last = last, low
    return len(words)


def _kin(grammar: Grammar) -> tuple[str, ...]:
    """The pronouns that stand before names, too, with a blank: `bà `."""
    return tuple(f"{word} " for word in grammar.speech.pronouns & grammar.speech.titles)


def _is_alone(words: str) -> bool:
    """Whether what follows a name behind a quotation is an apposition or one or two words."""
    rest = words.split()
    return words[:1] in {",", ""} or (len(rest) <= _MOST_BEHIND and all(map(str.islower, rest)))


def _is_last(words: str, grammar: Grammar) -> bool:
    """Whether only small words follow a verb, so that nothing else is said by it."""
    rest = words.replace(",", " ").split()
    return (
        not rest
        or words.lstrip().startswith(",")
        or rest[0].lower() in grammar.small | grammar.days
    )


def _subject(words: str, before: Span, grammar: Grammar) -> Span | None:
    """The subject of a verb: the phrase right before it, or the one that an apposition parts.

    A phrase without capitals gives way to a full name where what follows it is no verb of saying.
    """
    words = words[: before.end]
    parts = list(_parts(words, before))
    nearest = phrase_at(words, skip(words, parts[-1].start, grammar), grammar)
    if nearest and (nearest.end < before.end or any(map(str.isupper, nearest.of(words)))):
        return nearest
    close = full_name(parts[-1].of(words), grammar)
    rest = parts[-1].of(words)[close.end :].split() if close else []
    if close and len(rest) <= _MOST_BEHIND and all(map(str.islower, rest)):
        return close.shifted(parts[-1].start)
    phrases = [phrase_at(words, part.start, grammar) for part in parts[:-1]]
    named = [phrase for phrase in phrases if phrase and is_full_name(phrase.of(words))]
    titles = tuple(map(str.lower, grammar.speech.titles))
    titled = [each for each in named if words[: each.start].rstrip().lower().endswith(titles)]
    return next(filter(None, (*titled, *named, *phrases, nearest)), None)


def _parts(words: str, clause: Span) -> Iterator[Span]:
    """The parts of a clause between commas and dashes, the last one even where it is empty."""
    start = clause.start
    for m in _PARTING.finditer(words, clause.start, clause.end):
        yield Span(start, m.start())
        start = m.end()
    yield Span(start, clause.end)
