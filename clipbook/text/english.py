"""The closed word classes of English, in lower case: each stands here once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
SHORT_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
)
"""Without their full stop; May has no shorter form."""

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

NUMERALS: Final[Mapping[str, int]] = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
TENS: Final[Mapping[str, int]] = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
SCALES: Final[Mapping[str, float]] = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
}
"""What stands behind a number and multiplies it."""

POSSESSIVES: Final = frozenset("his her their its our my your".split())
"""Words that tell whose something is: `her mother`."""

STOPWORDS: Final = frozenset(
    "a about after again against all also although am an and any are as at be because been "
    "before being between both but by can could did do does doing down during each few for "
    "from further had has have having he her here hers him himself his how i if in into is it "
    "its itself just me more most my no nor not now of off on once only or other our ours out "
    "over own per said same say says she should since so some such than that the their theirs "
    "them then there these they this those through to too told toward under until up upon us "
    "very was we were what when where whether "
    "which while who whom whose why will with would yet you your".split(),
)
"""Words of which a text holds many, whatever it tells."""
