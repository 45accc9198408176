"""Turns stories in other languages into what they are compared by: within one, and across two.

Within one language a story is compared by its words, as an English one is, once the words that say
nothing are gone and words that stand without blanks are parted. Across languages what stays the
same counts: names, as they sound, numbers, and days.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from itertools import combinations, product
from typing import Final, NamedTuple

from anyascii import anyascii
from msgspec.structs import replace

from clipbook.events.story import Story
from clipbook.text.english import STOPWORDS
from clipbook.text.language import find_language

_READ: Final = 3_000
"""Characters of a story that names and numbers are taken of."""
_NEAR: Final = 3
"""Days between two reports of one event that are in different languages."""
_NAMES: Final = 2
_NUMBERS: Final = 2
"""So many names and numbers two stories share, at least: one of each is chance."""
_SMALL: Final = 31
"""Numbers up to this are days of a month and small counts; one of the shared is larger."""
_COUNTED: Final = 10
"""Smaller numbers are in every story."""
_YEARS: Final = range(1900, 2101)
_LONG: Final = 5
"""Letters of a name that is looked for in text without blanks: shorter ones are there by chance."""
_ENDING: Final = 2
"""Letters that a language adds to a name, such as Russian to `Putin`."""
_BONES: Final = 2
"""Consonants that a word in a script without vowels shares by chance; two more are a name."""
_UNSPACED: Final = frozenset({"zh", "ja", "th", "ko"})
_VOWELLESS: Final = frozenset({"ar", "fa", "he", "hi", "ur"})
_STOPLISTS: Final[Mapping[str, str]] = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "lt": "Lithuanian", "nb": "Norwegian_Bokmal",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
}  # fmt: skip
# A word, hyphens inside: "Jeong-ho", "목포해양경찰서는".
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# A word with a capital: "Jeong-ho", "Vallehondo".
_NAME: Final = re.compile(r"\b(?![\da-z_])[^\W\d_][^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")
# What "Jeong-ho" and "O’Neil" hold beside letters; "tt" in "Otto".
_NO_LETTER: Final = re.compile(r"[^a-z ]")
_DOUBLE: Final = re.compile(r"([a-z])\1+")
# A run of letters that stand without blanks between words: "青河大桥", "한빛섬".
_RUN: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
# A number with its unit of ten thousands, if any: "40,000", "3.2", "4万".
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*\s?(?P<unit>[万萬만亿億억])?")
_UNITS: Final = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8}
# One sound for letters that languages write in turns: 부산 is Busan and Pusan.
_SOUNDS: Final = str.maketrans("bdgrvcz", "ptklwks")


class Trace(NamedTuple):
    """What of a story is the same in another language.

    `names` are as they sound: the words with a capital, or all in a script without capitals.
    `letters` is all of a text without blanks, as it sounds.
    """

    language: str
    day: date | None
    numbers: frozenset[int]
    names: tuple[str, ...]
    letters: str

    @property
    def bones(self) -> frozenset[str]:
        """The consonants of the names, for scripts that leave vowels out."""
        return frozenset(re.sub("[aeiouwyh]", "", name) for name in self.names)


def comparable(story: Story, language: str) -> Story:
    """The story with the words that say nothing taken out, and others parted; English as it is."""
    if language in {"", "en"}:
        return story
    stop = _stop_words(language)
    return replace(story, title=_parted(story.title, stop), text=_parted(story.text, stop))


def language_of(story: Story) -> str:
    """The language of a story; English where that is beyond doubt is not looked into."""
    if story.text[:_READ].isascii() and " the " in story.text[:_READ]:
        return "en"
    return find_language(f"{story.title}\n{story.text[:_READ]}")


def trace(story: Story, language: str) -> Trace:
    """What of a story can be found again in another language."""
    text = f"{story.title}\n{story.text[:_READ]}"
    is_cased = language not in _UNSPACED | _VOWELLESS
    names = (_NAME if is_cased else _WORD).findall(text) if language not in _UNSPACED else []
    if not is_cased:
        names = [name for name in names if name not in _stop_words(language)]
    return Trace(
        language=language,
        day=story.day,
        numbers=frozenset(_numbers(text)),
        names=tuple(sorted(set(sound(" ".join(names)).split()) - STOPWORDS)),
        letters=sound("".join(_RUN.findall(text))) if language in _UNSPACED else "",
    )


def sound(text: str) -> str:
    """The words of `text` in Latin script, one letter for those that languages do not part."""
    latin = text if text.isascii() else anyascii(text)
    return _DOUBLE.sub(r"\1", _NO_LETTER.sub("", latin.lower().translate(_SOUNDS)))


def are_one(a: Trace, b: Trace) -> bool:
    """Whether two stories in different languages tell of one event: names and numbers say so."""
    if a.day and b.day and abs((a.day - b.day).days) > _NEAR:
        return False
    shared = a.numbers & b.numbers
    if len(shared) < _NUMBERS or max(shared) <= _SMALL:
        return False
    return count_names(a, b) >= _NAMES


def join_languages(
    groups: Sequence[Sequence[int]],
    traces: Sequence[Trace],
    held: Iterable[int],
    foes: Iterable[tuple[int, int]],
) -> list[list[int]]:
    """The groups, those joined that tell of one event in different languages.

    `traces` are by place; `held` are places that were placed before, of which no two groups join,
    and `foes` pairs of places that never share a group.
    """
    home = {place: at for at, members in enumerate(groups) for place in members}
    joined: dict[int, list[int]] = {at: list(members) for at, members in enumerate(groups)}
    settled, apart = set(held), {frozenset(pair) for pair in foes}
    for a, b in _pairs(traces):
        one, two = sorted((home[a], home[b]))
        if one == two or (settled & {*joined[one]} and settled & {*joined[two]}):
            continue
        if any(frozenset((p, q)) in apart for p in joined[one] for q in joined[two]):
            continue
        joined[one] += joined.pop(two)
        home |= dict.fromkeys(joined[one], one)
    return sorted(sorted(members) for members in joined.values())


def _pairs(traces: Sequence[Trace]) -> Iterator[tuple[int, int]]:
    """The pairs of places that tell of one event; only those that share a number are looked at."""
    by_number: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for place, own in enumerate(traces):
        for number in own.numbers if own.language else ():
            if number > _SMALL:
                by_number[number][own.language].append(place)
    found = {
        (min(pair), max(pair))
        for languages in by_number.values()
        for some, others in combinations(languages.values(), 2)
        for pair in product(some, others)
    }
    return ((a, b) for a, b in sorted(found) if are_one(traces[a], traces[b]))


def count_names(a: Trace, b: Trace) -> int:
    """How many names sound alike in two texts; of consonants alone, as many as they surely are."""
    if {a.language, b.language} & _VOWELLESS:
        return sum(max(0, len(bones) - _BONES) for bones in a.bones & b.bones) // 2
    found = {name for name in {*a.names}.intersection(b.names) if len(name) >= _LONG - 1}
    for one, other in ((a, b), (b, a)):
        found |= {name for name in one.names if len(name) >= _LONG and name in other.letters}
        found |= {n for n in one.names if any(_inflects(n, m) for m in other.names)}
    return len(found)


def _inflects(name: str, form: str) -> bool:
    """Whether a form is the name with an ending: `putin`, `putina`."""
    return len(name) >= _LONG and form.startswith(name) and 0 < len(form) - len(name) <= _ENDING


def _numbers(text: str) -> Iterator[int]:
    for m in _NUMBER.finditer(text):
        digits = m[0] if m[0].isdigit() else re.sub(r"\D", "", m[0])
        number = int(digits[:15]) * _UNITS.get(m["unit"] or "", 1)
        if number >= _COUNTED and number not in _YEARS:
            yield number


def _parted(text: str, stop: frozenset[str]) -> str:
    words = (word for word in text.split(" ") if word.strip(".,;:!?").lower() not in stop)
    return _RUN.sub(_pairs_of_letters, " ".join(words))


def _pairs_of_letters(m: re.Match[str]) -> str:
    """A run as its neighbouring letters, two by two: what words are made of is found again."""
    return " " + " ".join(a + b for a, b in zip(m[0], m[0][1:], strict=False)) + " "


@cache
def _stop_words(language: str) -> frozenset[str]:
    """The commonest words of a language, by the lists that justext counted in its Wikipedia."""
    name = _STOPLISTS.get(language)
    if name is None:
        return frozenset()
    listed = resources.files("justext").joinpath("stoplists", f"{name}.txt")
    return frozenset(listed.read_text("utf-8").split())
