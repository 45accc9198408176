"""Turns runs of capitalised words into guesses at names, each with points for what it may name."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from clipbook.model import NameKind
from clipbook.notes import Span
from clipbook.text.names import lexicon
from clipbook.text.names.runs import NameRun

_PROOF: Final = 2
_VETO: Final = -99
_STYLES: Final = frozenset(
    "Lady Lord Sir King Queen Prince Princess Duke Duchess Captain Admiral General".split()
)
"""Titles that ships and houses bear too."""
_LONGEST_PERSON: Final = 4

_NO_PERSON: Final = (
    (
        lexicon.ORGANISATION_HEADS
        | lexicon.OTHER_HEADS
        | lexicon.PLACE_HEADS
        | lexicon.NATIONALITIES
        | lexicon.NO_NAMES
        | lexicon.ORGANISATIONS
        | lexicon.PLACES
        | lexicon.CALENDAR
    )
    - lexicon.GIVEN_NAMES
    - {"May", "April", "June", "August", "Georgia", "Jordan", "Chad", "Paris", "Sydney", "Austin"}
)

_NO_LAST: Final = _NO_PERSON | lexicon.OFFICE_WORDS
_NO_NAME_LAST: Final = lexicon.OTHER_HEADS | lexicon.PLACE_HEADS | lexicon.NO_NAMES
_BEFORE_NAMES: Final = lexicon.NATIONALITIES | lexicon.OFFICE_WORDS
_NO_PLACE_FIRST: Final = _NO_PERSON | lexicon.TITLES | lexicon.OFFICE_WORDS
_NO_PLACE: Final = lexicon.TITLES | lexicon.OTHER_HEADS | lexicon.OFFICE_WORDS
_NO_FIRST: Final = _NO_PERSON - lexicon.OTHER_HEADS - lexicon.PLACE_HEADS

# A given name of two syllables: "Duck-soo", "Jong-un".
_HYPHENED: Final = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{1,6}\Z")
_INTRODUCED: Final = frozenset("counterpart counterparts named called".split())
_LOCATING: Final = frozenset("in near outside at".split())
_SAID: Final = (
    r"said|told|added|says|noted|stated|argued|warned|explained|wrote|tweeted|testified|commented"
    r"|asked|replied|recalled|met|"
    r"visited|resigned|died|tweets"
)
# A person acts right behind the name: " said".
_SAID_AFTER: Final = re.compile(rf"^,? (?:{_SAID}|has said|had said|also said)\b")
# An age or a party right behind the name: ", 44,", " (D-".
_AGE_AFTER: Final = re.compile(r", (?:aged )?\d\d?[,.]| \((?:\d\d?|[DR]-)")
# What may tell who bears the name: ", a senior researcher", ", one of the leaders".
_WHO_AFTER: Final = re.compile(r", (?:an?|the|his|her|its|one of) ((?:[\w’'-]+ ){0,5}\w*)")
# The same with an office behind it: ", head of research at".
_OFFICE_AFTER: Final = re.compile(r", ((?:[\w’'-]+ ){1,3}\w*)")
# A word as far as letters go: "leader" of "leader’s".
_LETTERS: Final = re.compile(r"(?:^| )(\w*)")
_OF: Final = frozenset({"of", "at", "for", "in"})
# A clause about a person behind the name: ", who".
_CLAUSE_AFTER: Final = re.compile(r"^,? whos?e?m?\b")
# What may follow a place: ", ", " on".
_PLACE_AFTER: Final = re.compile(
    r"^(?:[,.;)]|$|\n| (?:on|at|in|after|before|and|where|when|for|to|with|by|that|as|during|last"
    r"|this|next|since|from|was|were|is|has|had)\b)"
)
# What ties two runs into one name: " of the ".
_TIE: Final = re.compile(r"^ (?:of|of the|for|for the|on|to|at) $")
_TIED_WIDELY: Final = frozenset(
    "Council Institute Center Centre Committee Commission Society Office Department "
    "Organization Association Foundation Fund Board Alliance Coalition Partnership "
    "Agency Academy Federation Union".split()
)
"""Bodies that may be `for` or `on` something, where others are only `of` something."""


class Guess(Struct, frozen=True):
    """A run that may be a name, and the points that speak for each kind."""

    span: Span
    name: str
    points: dict[NameKind, int] = {}
    is_titled: bool = False
    is_common: bool = False
    may_be_body: bool = False


def guess(runs: tuple[NameRun, ...], common: frozenset[str]) -> tuple[Guess, ...]:
    """A guess for each of `runs` that may be a name, in order."""
    found: list[Guess] = []
    place = 0
    while place < len(runs):
        run = runs[place]
        tie = _tie(runs, place)
        if tie and _ties_bodies(run):
            found.append(_body(run, runs[place + 1]))
            place += 2
            continue
        if tie and run.words[-1] in lexicon.TITLES:
            one = _guess_one(_without_office(runs[place + 1]), common, titled=True)
            place += 2
        else:
            following = runs[place + 1] if place + 1 < len(runs) else None
            one = _guess_one(run, common, titled=False)
            one = _with_country(one, run, following) if one and following else one
            place += 1
        if one:
            found.append(one)
    return tuple(found)


def _tie(runs: tuple[NameRun, ...], place: int) -> bool:
    """Whether the run at `place` and the one behind it are tied by a small word.

    `Ministry of Defence`.
    """
    if place + 1 >= len(runs):
        return False
    gap = runs[place + 1].start - runs[place].end
    return 0 < gap <= 8 and bool(_TIE.match(runs[place].after[:gap]))  # noqa: PLR2004 - " of the "


def _ties_bodies(run: NameRun) -> bool:
    if run.words[-1] in _TIED_WIDELY:
        return not run.after.startswith((" to ", " at "))
    return run.words[-1] in lexicon.ORGANISATION_HEADS and run.after.startswith(" of ")


def _body(first: NameRun, second: NameRun) -> Guess:
    span = Span(first.start, second.end)
    words = [*first.words, *second.words]
    while words and words[0] in lexicon.TITLES:
        words.pop(0)
    return Guess(span, " ".join(words), {NameKind.ORGANISATION: _PROOF})


def _without_office(run: NameRun) -> NameRun:
    """`run` without the country or office it starts with: `South Korea Xing Haiming`."""
    words = run.words
    for length in range(min(3, len(words)), 0, -1):
        if " ".join(words[:length]) in lexicon.PLACES:
            return run.without(length)
    skip = 0
    while skip < len(words) - 1 and words[skip] in lexicon.OFFICE_WORDS:
        skip += 1
    return run.without(skip)


def _guess_one(run: NameRun, common: frozenset[str], *, titled: bool) -> Guess | None:
    words = run.words
    name = " ".join(words)
    if name in lexicon.PLACES or (_is_place(words) and name not in lexicon.ORGANISATIONS):
        return Guess(run.span, name, {NameKind.PLACE: _PROOF})
    if words[-1] == "Bank" and _last_words(run)[1] == "on":  # a shoal, or a street
        return None
    if name in lexicon.ORGANISATIONS or _is_body(words):
        return Guess(run.span, name, {NameKind.ORGANISATION: _PROOF}, may_be_body=True)
    return None if words[-1] in _NO_NAME_LAST else _guess_person(run, common, titled=titled)


def _guess_person(run: NameRun, common: frozenset[str], *, titled: bool) -> Guess | None:
    skip = _length_of_title(run.words)
    titled = titled or skip > 0
    while skip < len(run.words) and run.words[skip] in _BEFORE_NAMES:
        skip += 1
    if skip >= len(run.words):
        return None
    rest = run.without(skip)
    if not _has_shape(rest.words):
        return _guess_one_known(rest) if skip else None
    name = " ".join(rest.words)
    if run.words[0] in _STYLES and _last_words(run)[1] in lexicon.VESSELS:
        return Guess(rest.span, name, {NameKind.PERSON: _VETO})
    if len(rest.words) == 1:
        return _single(rest, name, common, titled=titled)
    points = {NameKind.PERSON: _PROOF if titled else _person_points(rest, common)}
    return Guess(rest.span, name, points | _place_points(rest), is_titled=titled)


def _guess_one_known(run: NameRun) -> Guess | None:
    name = " ".join(run.words)
    if name in lexicon.PLACES:
        return Guess(run.span, name, {NameKind.PLACE: _PROOF})
    if name in lexicon.ORGANISATIONS or _is_body(run.words):
        return Guess(run.span, name, {NameKind.ORGANISATION: _PROOF}, may_be_body=True)
    return None


def _single(run: NameRun, name: str, common: frozenset[str], *, titled: bool) -> Guess:
    is_common = run.starts_sentence and name.lower() in common
    points = {} if titled or run.starts_sentence else _place_points(run)
    if titled and not is_common and not name.isupper():
        points = {NameKind.PERSON: _PROOF}
    return Guess(
        run.span,
        name,
        points,
        is_titled=titled,
        is_common=is_common,
        may_be_body=not run.before.endswith(" in "),
    )


def _with_country(one: Guess, run: NameRun, following: NameRun) -> Guess:
    """The guess at `run`, made a place where it stands before a country.

    `Dar es Salaam, Tanzania`.
    """
    if (
        run.after.startswith(", ")
        and following.start == run.end + 2
        and not one.is_titled
        and not lexicon.PLACES.isdisjoint((following.words[0], " ".join(following.words)))
        and _last_words(run)[1] in _LOCATING
    ):
        return Guess(one.span, one.name, {NameKind.PLACE: 2 * _PROOF})
    return one


def _is_place(words: tuple[str, ...]) -> bool:
    if len(words) == 1 or words[-1] not in lexicon.PLACE_HEADS:
        return False
    return not _NO_PLACE.intersection(words[:-1])


def _is_body(words: tuple[str, ...]) -> bool:
    if words[-1] not in lexicon.ORGANISATION_HEADS or len(words) == 1:
        return False
    return not all(word in lexicon.NATIONALITIES for word in words[:-1]) or words[-1] in {
        "Ministry",
        "Parliament",
        "Army",
        "Navy",
        "Party",
    }


def _length_of_title(words: tuple[str, ...]) -> int:
    """How many words lead up to a name and end in a title.

    3 in `South Korean President Yoon`; 0 without one.
    """
    last = 0
    for place, word in enumerate(words[:-1]):
        if word in lexicon.TITLES or (place < len(words) - 2 and word.lower() in lexicon.ROLES):
            last = place + 1
    return last


def _has_shape(words: tuple[str, ...]) -> bool:
    """Whether the words could be a person's name.

    Few, no figures, none that says what else they are.
    """
    if len(words) > _LONGEST_PERSON or len(words[-1]) == 1 or words[-1] in lexicon.TITLES:
        return False
    if words[0] in _NO_FIRST or any(map(str.isdigit, "".join(words))):
        return False
    return not _NO_LAST.intersection(words[1:] or words)


def _person_points(run: NameRun, common: frozenset[str]) -> int:
    words = run.words
    points = int(words[0] in lexicon.GIVEN_NAMES)
    hyphened = [word for word in words if _HYPHENED.match(word)]
    if hyphened and len(words) == 2:  # noqa: PLR2004 - family and given
        points += _PROOF
    last = _last_words(run)
    is_set_off = last[2] == "," and run.after.startswith(", ")
    has_role = last[1] in lexicon.ROLES and (not last[2] or is_set_off)
    points += _PROOF * (has_role or last[1] in _INTRODUCED)
    points += bool(_SAID_AFTER.match(run.after))
    points += _PROOF * _is_told_who(run.after) + bool(_CLAUSE_AFTER.match(run.after))
    points -= _PROOF * (last[1] in {"the", "The"})
    return points - any(
        word.lower() in common and word not in lexicon.GIVEN_NAMES for word in words
    )


def _last_words(run: NameRun) -> tuple[str, str, str]:
    """The two words right before the run, and the comma behind them; '' where there are none."""
    before = run.before
    if before[-1:] != " ":
        return "", "", ""
    words = before[:-1].rsplit(" ", 2)
    last = words[-1].rstrip(",")
    return words[-2] if len(words) > 1 else "", last, words[-1][len(last) :]


def _is_told_who(after: str) -> bool:
    """Whether an age, a party or a role stands right behind a name."""
    if _AGE_AFTER.match(after):
        return True
    m = _WHO_AFTER.match(after)
    if m and not lexicon.ROLES.isdisjoint(_LETTERS.findall(m[1])):
        return True
    m = _OFFICE_AFTER.match(after)
    if not m:
        return False
    following = _LETTERS.findall(m[1])[1:]
    pairs = zip(m[1].split(), following, strict=False)
    return any(word in lexicon.ROLES and behind in _OF for word, behind in pairs)


def _place_points(run: NameRun) -> dict[NameKind, int]:
    if run.tokens[0].text.isupper() or run.words[0] in _NO_PLACE_FIRST:
        return {}
    last = _last_words(run)
    if last[1] == "of" and last[0] in lexicon.PLACE_NOUNS:
        return {NameKind.PLACE: _PROOF}
    if last[1] in _LOCATING and not last[2] and _PLACE_AFTER.match(run.after):
        return {NameKind.PLACE: 1}
    return {}
