"""Turns a sentence into the bare words by which two wordings of one fact can be compared."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from clipbook.text.english import NUMERALS, STOPWORDS, find_words

# Irregular forms, the common form first: what a suffix rule cannot join.
_IRREGULAR_GROUPS: Final = """
say said|go went gone goes|take took taken|get got gotten|make made|see saw seen|come came
give gave given|find found|tell told|leave left|feel felt|hold held|meet met|win won|lose lost
shoot shot|strike struck stricken|fall fell fallen|rise rose risen|buy bought|bring brought
begin began begun|fight fought|sell sold|send sent|build built|spend spent|pay paid
speak spoke spoken|break broke broken|steal stole stolen|write wrote written|drive drove driven
die dead death dying died|choose chose chosen|think thought|teach taught|catch caught|seek sought
stand stood|lead led|feed fed|flee fled|bear born|grow grew grown|know knew known
throw threw thrown|fly flew flown|draw drew drawn|wear wore worn|show shown|sink sank sunk
swim swam|sing sang sung|ring rang|run ran|sit sat|keep kept|sleep slept|sweep swept|deal dealt
mean meant|hear heard|understand understood|withdraw withdrew|man men|woman women
child children kid|foot feet|person people|life lives|wife wives|lie lay|arise arose|shake shook
hide hid hidden|ride rode|eat ate|freeze froze frozen|wake woke|become became|overcome overcame
undergo underwent|bind bound|light lit|slide slid|stick stuck|hang hung|dig dug|swear swore
tear tore|sue suing
"""
_COMMON_FORM: Final = {
    form: forms[0]
    for group in _IRREGULAR_GROUPS.replace("\n", "|").split("|")
    if (forms := group.split())
    for form in forms
}
_NUMERALS: Final = {
    **{word: str(number) for word, number in NUMERALS.items()},
    "first": "1",
    "second": "2",
    "third": "3",
    "fourth": "4",
    "fifth": "5",
}
# Endings with what stands for them, the longest first: a light stemmer, rough but the same for all.
_ENDINGS: Final = (
    ("iveness", ""),
    ("isation", "ise"),
    ("ization", "ise"),
    ("ations", ""),
    ("ation", ""),
    ("ments", ""),
    ("ment", ""),
    ("edly", ""),
    ("ings", ""),
    ("ions", ""),
    ("ing", ""),
    ("ion", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ers", ""),
    ("ors", ""),
    ("er", ""),
    ("or", ""),
    ("ed", ""),
    ("es", ""),
    ("ly", ""),
    ("al", ""),
    ("s", ""),
)
AUXILIARIES: Final = frozenset(
    "is are was were be will would can could may might must should has have had does do did".split()
)
# The irregular forms among them that are no verbs.
_NOUNS: Final = frozenset("men women children kid feet people lives wives dead death".split())
# Verbs that are the same in the past.
_UNCHANGED: Final = frozenset("hurt hit cut put shut cost let burst spread split quit bet".split())
_SHORTEST_STEM: Final = 3
_CURLY: Final = "\N{RIGHT SINGLE QUOTATION MARK}"


@lru_cache(maxsize=2**15)
def stem(word: str) -> str:
    """What the forms of a word in lower case share; a numeral becomes its digits."""
    word = word.replace(_CURLY, "'").removesuffix("'s").rstrip("'")
    if word in _NUMERALS:
        return _NUMERALS[word]
    if word[:1].isdigit():
        return word.replace(",", "")
    if word in _COMMON_FORM:
        return _COMMON_FORM[word]
    word = _shortened(word)
    return _smoothed(_shortened(word) if word.endswith(("er", "ion")) else word)


def _shortened(word: str) -> str:
    for ending, instead in _ENDINGS:
        fits = word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
        if fits and not (ending == "s" and word.endswith("ss")):
            return word.removesuffix(ending) + instead
    return word


def is_past(word: str) -> bool:
    """Whether a word in lower case may be a past form: "asked", "met"."""
    is_regular = word.endswith("ed") and len(word) > _SHORTEST_STEM
    is_irregular = _COMMON_FORM.get(word, word) != word and word not in _NOUNS
    return is_regular or is_irregular or word in _UNCHANGED


def parts(text: str) -> list[str]:
    """The words of `text` in order as written, compounds parted."""
    found = find_words(text)
    return [part for word in found for part in word.split("-")] if "-" in text else found


@lru_cache(maxsize=2**15)
def bare(part: str) -> str:
    """The stem of a word as written, without a hyphen; '' for a stop word or a single letter."""
    low = part.casefold()
    is_word = len(low) > 1 or low.isdigit()
    return stem(low) if is_word and low.replace(_CURLY, "'") not in STOPWORDS else ""


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of `text` in order, compounds parted, without stop words."""
    return tuple(filter(None, map(bare, parts(text))))


def _smoothed(word: str) -> str:
    if len(word) > _SHORTEST_STEM + 1 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    if len(word) > _SHORTEST_STEM + 1:
        word = word.removesuffix("e")
    return word[:-1] + "i" if len(word) > _SHORTEST_STEM and word.endswith("y") else word
