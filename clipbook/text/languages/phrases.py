"""Turns the words of a sentence into its noun phrases and names, in languages with capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from clipbook.notes import Span, trimmed
from clipbook.text.languages import MONTH_NAMES, Language, Speech, find_language

# Small words inside a name: "Ana de la Cruz", "Ursula von der Leyen".
_JOINERS: Final = frozenset(
    "de del la las los da do dos das von van der den du des di bin al el y e i zu zum ter".split()
)
# Of these the ones that are in a name only behind another: "von der Leyen".
_ARTICLES: Final = frozenset("la las los das der den des el".split())
# A word, with its hyphens and apostrophes, or a mark.
_TOKEN: Final = re.compile(r"[^\s,.:;!?()—–\ue000\ue001]+|[,.:;!?()—–\ue000\ue001]")
# What stands behind a name: ", 82 ans,".
_AGE: Final = re.compile(r",\s\d{1,3}[\s,]")
# What stands beside a phrase, between commas or at the end: ", Anne Leroy,".
_BESIDE: Final = re.compile(r",\s([^,.:;()\ue000\ue001]{4,60})(?=[,.:;\s]*$|[,.:;])")
NAMED: Final = "ø"
"""Stands for each sign of a name in quotation marks."""
_LETTER: Final = r"[^\W\d_]"
CAPITAL: Final = r"[^\W\d_a-zà-ÿа-яё]"
_FULL_NAME: Final = rf"(?P<name>{CAPITAL}[^\s,.:;]+(?:\s{CAPITAL}[^\s,.:;]+)+)"
# A full name right behind a word, which is no verb then: "директор водоканала Олег Бурмистров".
_FULL_NAME_AHEAD: Final = re.compile(rf"\s{_FULL_NAME}")
_PHRASE_WORDS: Final = 8
"""A speaker without a name is a short phrase: `la directora del puerto`."""
_OPENING: Final = 80
"""In characters: a sentence that begins with a name has it here."""
_MOST_BETWEEN: Final = 4
"""So many words stand between `according to X` and a quotation that goes on its clause."""


class Grammar(NamedTuple):
    """The closed classes of a language with capitals, as they are asked for in its clauses."""

    speech: Speech
    no_end: frozenset[str]
    verbs: re.Pattern[str]
    finite: re.Pattern[str]
    tense: re.Pattern[str]
    last: re.Pattern[str]
    """The shape of a verb at the end of a clause."""
    between: re.Pattern[str]
    by: re.Pattern[str]
    by_inside: re.Pattern[str]
    """The same between commas within a clause: `Los bomberos, según su portavoz, siguen`."""
    that: re.Pattern[str]
    told: re.Pattern[str]
    """A verb and `that`, behind which a quotation may go on: `прогнозируют, что вода «спадёт»`."""
    kin: re.Pattern[str]
    """What somebody is between a pronoun and the name: `cô giáo Lò Thị Mai`."""
    placed: re.Pattern[str]
    """A place between what somebody is and the name: `из Тулы Нина Петровна`."""
    inserted: re.Pattern[str]
    small: frozenset[str]
    plain: frozenset[str]
    """Words that name nobody alone: articles and titles, in small letters."""
    days: frozenset[str]


@cache
def grammar_of(code: str) -> Grammar | None:
    """The grammar of a language; None where it has no capitals, or no file."""
    language = find_language(code)
    return _grammar(language) if language and language.speech.small else None


def _grammar(language: Language) -> Grammar:
    speech, dates = language.speech, language.dates
    end = rf"(?!{_LETTER})"
    months = "|".join(name.text for name in MONTH_NAMES.get(language.code, ()))
    day = rf"\d{{1,2}}\.?(?:\sde)?\s(?:{months})"
    between = rf"(?:(?:{speech.between}|{NAMED}+|{day})(?:{end}|(?<=['’]))\s*)*"
    by = rf"(?:{speech.by})(?:{end}(?:\s+|(?=,))|(?<=['’]))"
    finite, that = speech.finite or "(?!)", speech.that or "(?!)"
    return Grammar(
        speech=speech,
        no_end=language.no_end,
        verbs=re.compile(rf"(?<!{_LETTER})(?:{speech.verbs}){end}"),
        finite=re.compile(rf"(?:{finite}){end}"),
        last=re.compile(rf"(?<!{_LETTER})(?:{finite})$"),
        tense=re.compile(rf"(?<!{_LETTER})(?:{speech.tense}){end}"),
        between=re.compile(between, re.IGNORECASE),
        by=re.compile(by, re.IGNORECASE),
        by_inside=re.compile(
            rf"(?<=,\s){by}(?<!,\s\S{{4}}\s)(?<!,\s\S{{3}}\s)(?=[^,]+,)", re.IGNORECASE
        ),
        that=re.compile(rf"(?<!{_LETTER})(?:{that})$"),
        told=re.compile(rf"{_LETTER}+,?\s+(?:{that}){end}"),
        kin=re.compile(
            rf"(?:{'|'.join(speech.pronouns & speech.titles) or '(?!)'})"
            rf"(?:\s(?!(?:{speech.verbs}){end})[^\s,.:;]+){{1,2}}?\s{_FULL_NAME}"
        ),
        placed=re.compile(rf"(?:{'|'.join(speech.small.split())})\s[^\s,.:;]+\s{_FULL_NAME}"),
        inserted=re.compile(
            r"[,.!?…]\s?[—–-]\s[^—–\n]{3,90}?[,.]?\s?[—–-](?=[\s,.])"
            r"|\s[—–](?=\w)[^—–\n]{3,90}?[—–][,.]?"
            rf"|\s[—–-]\s{between}(?:{speech.verbs}){end}[^—–\n]{{0,60}}?\s?[—–-](?=[\s,.])"
            rf"|,\s{between}(?:{speech.verbs}){end}[^,\n]{{0,60}},"
        ),
        small=frozenset(speech.small.split()),
        plain=frozenset(map(str.lower, speech.articles | speech.titles)),
        days=frozenset(
            [w for day in (*dates.relative, *dates.weekdays) for w in (day, day.lower())]
        ),
    )


def skip(words: str, at: int, grammar: Grammar) -> int:
    """The offset behind what may stand between a verb and its subject: clitics, days, adverbs."""
    blank = len(words[at:]) - len(words[at:].lstrip())
    m = grammar.between.match(words, at + blank)
    return m.end() if m else at + blank


def is_article(word: str, speech: Speech) -> bool:
    """Whether a word in small letters is an article, or begins with one: `l’élu`."""
    return word in speech.articles or (word[1:2] in {"’", "'"} and word[:2] in speech.articles)


def is_telling(phrase: str, grammar: Grammar) -> bool:
    """Whether a phrase surely names somebody: by a capital or a title."""
    return phrase != phrase.lower() or has_title(phrase, grammar)


def has_title(phrase: str, grammar: Grammar) -> bool:
    """Whether a word of a phrase is a title, or a compound that ends in one: `Museumsleiterin`."""
    titles = tuple(map(str.lower, grammar.speech.titles))
    return any(word.lower().endswith(titles) for word in phrase.split())


def subject_of(words: str, sentence: Span, grammar: Grammar) -> Span | None:
    """The full name that a sentence begins with or has beside its first phrase, or a title."""
    opening = trimmed(words, Span(sentence.start, min(sentence.end, sentence.start + _OPENING)))
    phrase = phrase_at(words, opening.start, grammar)
    told = phrase.of(words) if phrase else ""
    is_aged = phrase and told[0].isupper() and _AGE.match(words, phrase.end)
    if phrase and (is_aged or is_full_name(told) or has_title(told, grammar)):
        return phrase
    at = opening.start
    while name := full_name(words[at : opening.end], grammar):
        before = words[opening.start : at + name.start].lower().split()
        led = [word for word in before if not is_article(word, grammar.speech)][-1:]
        if grammar.small.isdisjoint(led):
            return name.shifted(at)
        at += name.end
    return None


def phrase_at(words: str, at: int, grammar: Grammar) -> Span | None:
    """The part that names somebody of the noun phrase at an offset; None where there is none."""
    end = at
    read: list[re.Match[str]] = []
    for token in _TOKEN.finditer(words, at):
        last = read[-1][0] if read else ""
        if token[0] == "." and last and (last in grammar.no_end or len(last) == 1):
            end = token.end()
            continue
        if not read and token[0] in grammar.speech.pronouns and not _is_upper(words, token.end()):
            named = grammar.kin.match(words, token.start())
            return Span(*(named.span("name") if named else token.span()))
        if _ends_phrase(words, token, read, grammar):
            is_role = read and all(each[0].islower() for each in read)
            named = grammar.placed.match(words, token.start()) if is_role else None
            if named:
                return Span(*named.span("name"))
            break
        read.append(token)
        end = token.end()
    return _named(words, Span(at, end), grammar) if read else None


def _ends_phrase(
    words: str, token: re.Match[str], read: Sequence[re.Match[str]], grammar: Grammar
) -> bool:
    """Whether a word is in no noun phrase, or not in the one that was read so far."""
    speech = grammar.speech
    word, low = token[0], token[0].lower()
    is_inner = words[: token.start()].rstrip(" ")[-1:].isalnum()
    is_day = word in grammar.days or (low in grammar.days and not is_inner)
    if not word[0].isalnum() or is_day or grammar.verbs.match(words, token.start()):
        return True
    is_tense = read and word.islower() and grammar.tense.match(words, token.start())
    if is_tense and not _FULL_NAME_AHEAD.match(words, token.end()):
        return True
    if not read:
        return low in grammar.small and not is_article(low, speech)
    last, inner = read[-1][0], low in _JOINERS or low in speech.inner
    names = [t for t in read if t[0][0].isupper() and not is_article(t[0].lower(), speech)]
    is_plain = word.islower() and not inner and word[0] != NAMED
    is_person = speech.finite or any(t[0] in speech.pronouns | speech.titles for t in read)
    is_named = len(names) > 1 or (names and read[0][0] in speech.pronouns)
    is_cut = bool(speech.articles) and low not in grammar.plain
    is_genitive = low in speech.inner and is_article(read[0][0].lower(), speech)
    return bool(
        (low in grammar.small and not inner)
        or (low in speech.articles and last not in _JOINERS and not is_genitive)
        or (names and (word[0].isdigit() or (is_plain and is_cut)))
        or (len(names) > 1 and inner and not _is_upper(words, token.end()))
        or (is_plain and last not in speech.inner and grammar.between.fullmatch(word))
        or (is_named and is_plain and is_person and not _goes_on(words, token))
    )


def _goes_on(words: str, token: re.Match[str]) -> bool:
    """Whether a capital follows within few small words: `Глава Омской области Иван Петров`."""
    following = words[token.start() :].split(maxsplit=_MOST_BETWEEN)[:_MOST_BETWEEN]
    until = next((i for i, word in enumerate(following) if not word[-1].isalnum()), None)
    return any(word[:1].isupper() for word in following[: None if until is None else until + 1])


def _is_upper(words: str, at: int) -> bool:
    return words[at:].lstrip()[:1].isupper()


def _named(words: str, span: Span, grammar: Grammar) -> Span | None:
    """The part of a phrase that names the speaker; None where it names nobody."""
    speech = grammar.speech
    span = trimmed(words, span)
    while (tail := span.of(words).rpartition(" "))[1] and tail[2] in _JOINERS | grammar.small:
        span = trimmed(words, Span(span.start, span.start + len(tail[0])))
    phrase = span.of(words)
    has_article = is_article(phrase.partition(" ")[0].lower(), speech)
    is_verb = phrase.islower() and not speech.articles and grammar.last.fullmatch(phrase)
    if phrase.lower() in speech.articles or phrase[0].isdigit() or is_verb:
        return None
    beside = _BESIDE.match(words, span.end)
    if beside and (phrase[0].islower() or has_article) and is_full_name(beside[1]):
        return Span(*beside.span(1))
    name = full_name(phrase, grammar)
    at_edge = name and (name.end == len(phrase) or (name.start == 0 and speech.articles))
    has_title = name and phrase[: name.start].strip() in speech.pronouns
    if name and (at_edge or has_title) and ["", *phrase[: name.start].split()][-1] not in _JOINERS:
        return name.shifted(span.start)
    is_bare = not has_article and phrase[0].islower() and speech.articles
    is_day = not has_article and phrase[0].isupper() and any(map(str.isdigit, phrase))
    return None if is_bare or is_day or len(phrase.split()) > _PHRASE_WORDS else span


def full_name(words: str, grammar: Grammar) -> Span | None:
    """The first run of two words in capitals or more, with the small words that join them."""
    plain = grammar.plain | grammar.small
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


def is_full_name(phrase: str) -> bool:
    """Whether a phrase is two words in capitals or more and the small words that join them."""
    words = [word for word in phrase.split() if word not in _JOINERS]
    return len(words) > 1 and all(word[0].isupper() for word in (phrase, *words))
