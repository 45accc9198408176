"""Turns a text into the names of people, organisations and places it holds.

Rules with evidence, in the manner of FACILE and LaSIE (MUC-6, 1995): what surrounds a capitalised
run says what it is, what
one mention proves holds for all mentions in the text, and a run that nothing proves is left out.
"""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import Final

from clipbook.model import NameKind, NameMention
from clipbook.text.names.evidence import Guess, guess
from clipbook.text.names.lexicon import (
    BRANDED,
    GIVEN_NAMES,
    NATIONALITIES,
    OFFICE_WORDS,
    PLACES,
)
from clipbook.text.names.runs import read_runs

# A word in lower case: "said".
_LOWER: Final = re.compile(r"[a-z](?<!\w.)[a-z]+(?!\w)")
_NO_BRAND: Final = NATIONALITIES | OFFICE_WORDS | PLACES | GIVEN_NAMES
_PROOF: Final = 2
"""How many points of evidence make a run of unknown words a name."""


def find_names(text: str) -> tuple[NameMention, ...]:
    """The names in `text`, in order; a name that is not surely one is left out."""
    common = _common(text)
    guesses = guess(read_runs(text, common), common)
    known = _known(guesses)
    persons = {name for name, kind in known.items() if kind is NameKind.PERSON}
    families = {part for name in persons for part in (name.split()[0], name.split()[-1])}
    bodies = {
        name.split()[0]
        for name, kind in known.items()
        if kind is NameKind.ORGANISATION and _has_brand(name)
    }
    mentions = []
    for each in guesses:
        kind = known.get(each.name)
        if kind is None and " " not in each.name and not each.is_common:
            if each.name in families:
                kind = NameKind.PERSON
            elif each.name in bodies and each.may_be_body:
                kind = NameKind.ORGANISATION
        if kind:
            mentions.append(NameMention(each.span, kind))
    return tuple(sorted(mentions, key=lambda mention: mention.span.start))


def _common(text: str) -> frozenset[str]:
    """The words of two letters or more that `text` has in lower case.

    Most pieces between white space are nothing but a word; the pattern is asked of the others.
    """
    pieces = frozenset(text.split())
    words = frozenset(filter(str.islower, filter(str.isascii, filter(str.isalpha, pieces))))
    return words.difference(ascii_lowercase).union(_LOWER.findall(" ".join(pieces - words)))


def _has_brand(name: str) -> bool:
    """Whether the first word of an organisation's name stands for the whole.

    `Acme` for `Acme Holdings`.
    """
    words = name.split()
    return len(words) > 1 and words[1] in BRANDED and words[0] not in _NO_BRAND


def _known(guesses: tuple[Guess, ...]) -> dict[str, NameKind]:
    """The names that the evidence of all their mentions proves, with what they name."""
    points: dict[str, dict[NameKind, int]] = {}
    alone = {each.name for each in guesses if " " not in each.name}
    titled = {each.name.split()[-1] for each in guesses if each.is_titled}
    for each in guesses:
        held = points.setdefault(each.name, {})
        for kind, count in each.points.items():
            held[kind] = held.get(kind, 0) + count
    for name, held in points.items():
        parts = name.split()
        if len(parts) > 1 and NameKind.PERSON in held:
            held[NameKind.PERSON] += bool({parts[0], parts[-1]} & alone)
            held[NameKind.PERSON] += _PROOF * (parts[-1] in titled or parts[0] in titled)
    known = {}
    for name, held in points.items():
        if not held:
            continue
        best = max(held, key=lambda kind: (held[kind], kind.value))
        if held[best] >= _PROOF:
            known[name] = best
    persons = {name for name, kind in known.items() if kind is NameKind.PERSON and " " in name}
    return {name: kind for name, kind in known.items() if not _is_padded(name, persons)}


def _is_padded(name: str, persons: set[str]) -> bool:
    """Whether it is a known person's name and a word more: `Billionaire Jane Doe` in a headline."""
    _, _, without_first = name.partition(" ")
    without_last, _, _ = name.rpartition(" ")
    return name in persons and not persons.isdisjoint({without_first, without_last} - {name})
