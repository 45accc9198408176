"""Turns what an article says of its people into the pronouns that may mean them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from clipbook.notes import Span
from clipbook.text.normalise import fold

_HE: Final = frozenset(
    "mr sir lord king prince duke father dad son brother husband uncle grandfather boy man "
    "spokesman chairman congressman businessman policeman actor widower".split()
)
_SHE: Final = frozenset(
    "mrs ms miss lady queen princess duchess mother mum mom daughter sister wife aunt grandmother "
    "girl woman spokeswoman chairwoman congresswoman businesswoman policewoman actress "
    "widow".split()
)
_SIGHT: Final = 60
# The word before a name: "spokesman | Mark Durbin", "Ms. | Lange".
_BEFORE: Final = re.compile(r"([^\W\d_]{1,20})\.? $")
# What a name is said to be behind it, up to its noun's own phrase: ", a zoo spokeswoman| for".
_BEHIND: Final = re.compile(r", (?:an? |the )?([\w’'-]+(?: [\w’'-]+){0,4})")
_PARTING: Final = re.compile(r" (?:of|for|at|in|from|to|with|on|by|and|or|who|whose|which|that)\b")
_OWNERS: Final = ("he", "she")


def find_genders(body: str, people: Iterable[Span]) -> Mapping[str, str]:
    """The pronoun for each family name, folded, whose bearer the article calls a man or a woman.

    Only the words next to a name count: "spokesman Mark Durbin", "Lisa Lange, a spokeswoman".
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for span in people:
        before = _BEFORE.search(body[max(0, span.start - _SIGHT) : span.start])
        behind = _BEHIND.match(body[span.end : span.end + _SIGHT])
        words = [before[1]] if before else []
        words += _PARTING.split(behind[1], maxsplit=1)[0].split()[-1:] if behind else []
        for word in words:
            for pronoun, nouns in zip(_OWNERS, (_HE, _SHE), strict=True):
                votes[family_name(span.of(body))][pronoun] += word.casefold() in nouns
    return {
        name: max(counts, key=counts.__getitem__)
        for name, counts in votes.items()
        if len(set(counts.values())) > 1
    }


def family_name(name: str) -> str:
    """The last word of a name, folded; '' of no word."""
    return fold(name).rpartition(" ")[2]
