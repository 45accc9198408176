"""Turns what an article says of its people into the pronouns that may mean them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from clipbook.model import Sentence
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
GENDERED_NOUNS: Final = _HE | _SHE
OFFICES: Final = frozenset(
    "king queen prince princess duke duchess spokesman spokeswoman chairman chairwoman congressman "
    "congresswoman businessman businesswoman policeman policewoman actor actress".split()
)
"""Those of them that tell what somebody does, not whose somebody is."""
_SIGHT: Final = 60
# A pronoun of a man or a woman: "her", "himself".
_PRONOUN: Final = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
# The word before a name: "spokesman | Mark Durbin", "Ms. | Lange".
_BEFORE: Final = re.compile(r"([^\W\d_]{1,20})\.? $")
# What a name is said to be behind it, up to its noun's own phrase: ", a zoo spokeswoman| for".
_BEHIND: Final = re.compile(r", (?:an? |the )?([\w’'-]+(?: [\w’'-]+){0,4})")
_PARTING: Final = re.compile(r" (?:of|for|at|in|from|to|with|on|by|and|or|who|whose|which|that)\b")
# Words in quotation marks, to the end where none closes: "“She is safe,”".
_QUOTED: Final = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")
_OWNERS: Final = ("he", "she")


def find_genders(
    body: str, people: Sequence[Span], sentences: Sequence[Sentence]
) -> Mapping[str, str]:
    """The pronoun for each family name, folded, as far as the article tells.

    The words next to a name count, "spokesman Mark Durbin", "Lisa Lange, a spokeswoman", and of
    those whom none of these tells the pronouns in sentences that name nobody else.
    """
    told = _counted(body, _noun_votes(body, people))
    return {**_counted(body, _pronoun_votes(body, people, sentences)), **told}


def _counted(body: str, votes: Iterator[tuple[Span, str]]) -> Mapping[str, str]:
    """The pronoun that most of the votes give each family name; none for a tie."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for span, pronoun in votes:
        counts[family_name(span.of(body))][pronoun] += 1
    return {
        name: max(held, key=held.__getitem__)
        for name, held in counts.items()
        if len({held[pronoun] for pronoun in _OWNERS}) > 1
    }


def _noun_votes(body: str, people: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    for span in people:
        before = _BEFORE.search(body[max(0, span.start - _SIGHT) : span.start])
        behind = _BEHIND.match(body[span.end : span.end + _SIGHT])
        words = [before[1]] if before else []
        words += _PARTING.split(behind[1], maxsplit=1)[0].split()[-1:] if behind else []
        for word in words:
            for pronoun, nouns in zip(_OWNERS, (_HE, _SHE), strict=True):
                if word.casefold() in nouns:
                    yield span, pronoun


def _pronoun_votes(
    body: str, people: Sequence[Span], sentences: Sequence[Sentence]
) -> Iterator[tuple[Span, str]]:
    """The first pronoun behind the only name of a sentence, outside quotation marks."""
    starts = [span.start for span in people]
    for sentence in sentences:
        span = sentence.span
        mine = people[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if len({family_name(each.of(body)) for each in mine}) == 1:
            behind = _QUOTED.sub(" ", body[mine[0].end : span.end])
            if m := _PRONOUN.search(behind):
                yield mine[0], "he" if m[1] else "she"


def family_name(name: str) -> str:
    """The last word of a name, folded; '' of no word."""
    return fold(name).rpartition(" ")[2]
