"""Turns a text into the language it is written in, by its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_SAMPLE: Final = 1_200
"""How many characters are looked at."""
_LEAST_HITS: Final = 2
"""So many common words are needed to name a language that shares its alphabet with others."""
_LEAST_SHARE: Final = 0.08
"""Running text has a common word at least this often."""

# A word of letters, with an apostrophe or hyphen inside: "l'homme".
_WORD: Final = re.compile(r"[^\W\d_]+")

_LISTED: Final = Path(__file__).parent / "languages" / "common_words.txt"
"""A line for each language: its code, then its words."""
COMMON_WORDS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words)
    for language, *words in map(str.split, _LISTED.read_text("utf-8").splitlines())
}
_OWN_LETTERS: Final[Mapping[str, frozenset[str]]] = {
    "is": frozenset("ðþ"),
    "tr": frozenset("ğı"),
    "pl": frozenset("łżź"),
    "cs": frozenset("řě"),
    "hu": frozenset("őű"),
    "ro": frozenset("țș"),
    "lt": frozenset("ėų"),
}
"""Letters that, among the languages above, one has to itself: a word with one is a word of it."""
PLAIN_LANGUAGES: Final = frozenset({"en", "id", "nl"})
"""Languages whose words have next to no accents."""
ALL_COMMON_WORDS: Final = frozenset[str]().union(*COMMON_WORDS.values())
_LANGUAGES: Final = {
    word: tuple(language for language, common in COMMON_WORDS.items() if word in common)
    for word in ALL_COMMON_WORDS
}

# One language each, by a script that it has to itself: "한국", "ไทย".
_SCRIPTS: Final = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ur", re.compile("[ٹڈڑےں]")),
    ("fa", re.compile("[پچژگیک]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
_FIRST: Final = "\u0530"
"""The letters of these scripts come behind this one; those of European ones before it."""
_BEYOND: Final = re.compile("[\u0530-\u1dff\u2e80-\uffef]+")
"""Letters, and marks among them, of these scripts."""
UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Letters without blanks between words, as a class of a pattern: "中", "の", "ก"."""
_LEAST_FOREIGN: Final = 4
"""Fewer words may be a name."""
_LONGEST_FOREIGN: Final = 250
"""A longer text in another language is quoted on purpose."""
_FOREIGN_SHARE: Final = 0.4
"""The share of words with letters beyond ASCII that no plain language reaches."""
_LEAST_OTHER: Final = 3
"""A line is in a language where so many of its commonest words are in it for each of another's."""
_MOST_OWN: Final = 2
"""And no more of those of the language of the text around it."""
_OTHER_SHARE: Final = 0.25
"""And at least this share of its words are."""
_KANA_SHARE: Final = 0.05
"""Japanese has at least this share of kana among its letters; a Chinese text may quote some."""
_SCRIPT_SHARE: Final = 0.3
"""A text is in a script that at least this share of its letters is of."""


# A language tag of RFC 5646, in short: "en", "pt-BR"; programs write "en_US", too.
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def is_tag(text: str) -> bool:
    """Whether `text` has the form of a language tag."""
    return _TAG.fullmatch(text) is not None


def find_language(text: str) -> str:
    """The language of `text` as an ISO 639-1 code; '' where too little of it is known words."""
    sample = text[:_SAMPLE]
    if not sample.isascii() and (by_script := _by_script(sample)):
        return by_script
    words = Counter(_WORD.findall(sample.lower()))
    hits = dict.fromkeys(COMMON_WORDS, 0)
    for word in ALL_COMMON_WORDS.intersection(words):
        for language in _LANGUAGES[word]:
            hits[language] += words[word]
    for language, letters in _OWN_LETTERS.items():
        hits[language] += sum(n for word, n in words.items() if not letters.isdisjoint(word))
    best = max(hits, key=lambda language: hits[language])
    enough = max(_LEAST_HITS, _LEAST_SHARE * words.total())
    return best if hits[best] >= enough else ""


def is_beyond_europe(text: str) -> bool:
    """Whether most letters of a text are of no script of Europe, whatever notices it holds."""
    if text.isascii():
        return False
    beyond = sum(map(len, _BEYOND.findall(text)))
    return 2 * beyond > sum(map(str.isalpha, text)) if beyond else False


def is_foreign(line: str, language: str) -> bool:
    """Whether a short line is surely not in `language`, one of the plain languages.

    Many of its words have letters beyond ASCII, and none is a common word of the language.
    """
    if len(line) > _LONGEST_FOREIGN:
        return False
    words = _WORD.findall(line.lower())
    if len(words) < _LEAST_FOREIGN or not COMMON_WORDS[language].isdisjoint(words):
        return False
    return sum(not word.isascii() for word in words) >= _FOREIGN_SHARE * len(words)


def has_other_words(line: str, language: str) -> bool:
    """Whether a short line has the commonest words of another language, and hardly its own.

    Its own is `language`. Always false where the words of that are not known, and for addresses.
    """
    if language not in COMMON_WORDS or len(line) > _LONGEST_FOREIGN or "://" in line:
        return False
    words = line.lower().split()
    if len(COMMON_WORDS[language].intersection(words)) > _MOST_OWN:
        return False
    known = [word for word in ALL_COMMON_WORDS.intersection(words) if len(word) > 1]
    hits = Counter([each for word in known for each in _LANGUAGES[word]])
    best = max(hits.values(), default=0) if len(known) >= _LEAST_OTHER else 0
    return best >= _LEAST_OTHER * (1 + hits[language]) and best >= _OTHER_SHARE * len(set(words))


def _by_script(sample: str) -> str:
    if not any(letter >= _FIRST and letter.isalpha() for letter in set(sample)):
        return ""
    letters = sum(map(str.isalpha, sample))
    for language, script in _SCRIPTS:
        least = _KANA_SHARE if language in {"ja", "fa", "ur"} else _SCRIPT_SHARE
        if len(script.findall(sample)) > least * letters:
            return language
    return ""
