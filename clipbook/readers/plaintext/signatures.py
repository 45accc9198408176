"""Turns the lines around an article into its authors, and into the lines that name them.

A line may call them the authors. Where none does, each line that holds no more than a name is a row
of numbers, weighed by a linear model (logistic regression, `tests/training/train_signatures.py`);
the likeliest line is taken if it is likely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import mul
from typing import Final, NamedTuple

from msgspec import Struct

from clipbook.readers.plaintext.bylines import BLOCKED, Found, find_writers
from clipbook.readers.plaintext.features import DATED, Features, Zone
from clipbook.readers.plaintext.junk import FURNITURE
from clipbook.readers.plaintext.letters import likeness
from clipbook.readers.plaintext.outlets import find_site_writer
from clipbook.readers.plaintext.people import (
    GIVEN_NAMES,
    find_authors,
    find_reporters,
    find_short_names,
    find_written_by,
    is_name,
    is_team,
    leading_names,
    signed_names,
    tidy,
)
from clipbook.readers.plaintext.phrases_abroad import reason_abroad
from clipbook.text.names.lexicon import PLACES

_ABOVE: Final = 8
"""A writer's name stands at most this many blocks above the title."""
_INTO: Final = 3
"""Or this many below the first block of the text."""
_OVERLAP: Final = 6
"""What stands behind the text may be taken for the last blocks of it."""
_BEHIND: Final = 40
"""A writer's name stands at most this many blocks behind the text."""
_LONGEST: Final = 140
"""A line that holds a name and little else is shorter than this."""
_DATE_LINE: Final = 80
"""A line that is there for its date or a role is shorter than this."""
_LABEL: Final = 25
"""A shorter line is a label, as in menus."""
_SENTENCE: Final = 100
"""A longer line is a paragraph."""
_FEW: Final = 3
"""A name that stands in more other lines is what the text is about, or a section."""
# What a writer is, on a line beside the name: "Senior Writer", "Contributor".
_ROLE: Final = re.compile(
    r"\b(?:writer|reporter|editor|contributor|correspondent|columnist|journalist|author|blogger"
    r"|critic|producer|staff|bio|follow)\b",
    re.IGNORECASE,
)
# What stands above whom to ask, who wrote nothing: "Media Contact:", "For more information".
_CONTACT: Final = re.compile(
    r"(?:(?:media|press|news|public) )?(?:contacts?|inquiries|enquiries)(?: information)?:?"
    r"|for (?:more|further) information(?:,? (?:please )?contact)?:?",
    re.IGNORECASE,
)
# How a line goes on that says who somebody is: "Jane Roe is a ", "Roe covers ", "She has ".
_PRESENTS: Final = re.compile(
    r"(?:[^\W\d_][\w.’'-]{0,20} ){1,4}(?:is|was|has|covers|writes|joined|lives|works|reports"
    r"|specializes|brings|founded|enjoys|loves)\b"
)
# The head of a box on the writer: "About the author", "Written by", "Posted by".
_HEAD: Final = re.compile(
    r"(?:about|meet|written|posted|article|published|author|more|follow|contact|bio)\b.{0,24}",
    re.IGNORECASE,
)
# What says who a writer is: "Jane Roe is a staff writer at The Example."
_PRESENTED: Final = re.compile(
    r"(?P<name>[^\W\d_][\w.’'-]{1,20}(?: [^\W\d_][\w.’'-]{0,20}){1,2}) (?:is|was) (?:an?|the|our) "
    r"(?=.{0,120}\b(?:writer|reporter|editor|contributor|correspondent|columnist|journalist|author"
    r"|blogger|critic|founder|creator|specializ|specialis|professor|fellow))",
    re.IGNORECASE,
)
# A name of any form: "exampledesk", "Harbour Dental Care", "Lin and Peter".
_BARE: Final = re.compile(r"[\w.&’'-]{2,24}(?: (?:[A-Z&][\w.&’'-]{0,24}|and|of)){0,4}")
_BESIDE: Final = 4
"""It stands at most so many lines from the title."""
_PRESENTING: Final = 80
"""It says so within so many characters."""
# A word in lower case: "care".
_SMALL: Final = re.compile(r"[a-zà-öø-ÿ]{3,}")
# What makes the letters behind it the end of a word: "-" before "care" in "day-care".
_RUN: Final = re.compile(r"[\w’'-]+")
# What makes the letters before it the start of a word: "f" behind "care" in "careful".
_GOES_ON: Final = re.compile(r"[\w’']")

# fmt: off
WEIGHTS: Final = (
    -0.94,  # of any line
    0.63, -0.13, -0.54, -0.04, -0.23, -0.14, 2.18, -0.52, -0.68, 0.77, 0.02,  # the name
    -0.06, 0.03, 0.10, -0.67, -0.19, 0.34, 1.23, 0.03, 0.98, -0.27,  # the line
    0.79, 1.16, -1.82, -0.45, -1.04, -0.80, -0.69, -0.20, -0.77, -1.76,  # its place
    0.30, 0.14, 1.19, 1.22, 0.20, 0.96, -0.64, -0.61,  # its neighbours
    1.14, 1.09, -0.49, 0.68, -1.09, 0.90,  # where the name stands again
)
# fmt: on
LIKELY: Final = -0.75
"""The log odds above which a line is taken to name the writer; it was trained on few of them."""


class Signature(Struct, frozen=True):
    """A line that may name the writers: its place, the names, and the numbers to weigh."""

    at: int
    names: tuple[str, ...]
    row: tuple[float, ...]


def find_signature(
    texts: Sequence[str], shapes: Sequence[Features], why: Sequence[str], zone: Zone
) -> Signature | None:
    """The line that likeliest names the writers; None where none is likely."""
    found = signatures(texts, shapes, why, zone)
    best = max(found, key=lambda each: sum(map(mul, WEIGHTS, each.row)), default=None)
    return best if best and sum(map(mul, WEIGHTS, best.row)) > LIKELY else None


def signatures(
    texts: Sequence[str], shapes: Sequence[Features], why: Sequence[str], zone: Zone
) -> list[Signature]:
    """The lines around an article that may name its writers."""
    page = _Signed(texts, shapes, zone, FURNITURE)
    found = [
        (i, names)
        for i in _near(len(texts), zone)
        if not why[i]
        and not (i and _CONTACT.fullmatch(texts[i - 1]))
        and (names := _names(texts[i]) or _bare(page, i))
    ]
    if not found:
        return []
    asked = {word for _, names in found for word in names[0].lower().split()}
    whole = "\n".join(texts)
    small = FURNITURE.union([word for word in asked if _stands(word, whole)])
    page = page._replace(small=small)
    told = [(i, names) for i, names in found if _may_be_name(names[0], small)]
    return [Signature(i, names, tuple(_row(page, i, names))) for i, names in told]


def _stands(word: str, text: str) -> bool:
    """Whether a text holds a word in lower case, whole."""
    at = text.find(word) if _SMALL.fullmatch(word) else -1
    while at >= 0:
        end = at + len(word)
        if not (at and _RUN.match(text, at - 1)) and not _GOES_ON.match(text, end):
            return True
        run = _RUN.match(text, at)
        at = text.find(word, run.end() if run else end)
    return False


def _may_be_name(name: str, small: frozenset[str]) -> bool:
    """Whether a name has a word that is no common one of the clipping."""
    words = name.lower().split()
    if not name.isascii() and any(map(reason_abroad, words)):
        return False
    return words[0] in GIVEN_NAMES or is_team(name) or not small.issuperset(words)


def _near(count: int, zone: Zone) -> Iterator[int]:
    top = zone.title if zone.title >= 0 else zone.first
    head_end = min(count, max(zone.first, top) + _INTO)
    yield from range(max(0, top - _ABOVE), head_end)
    yield from range(max(head_end, zone.last + 1 - _OVERLAP), min(count, zone.last + 1 + _BEHIND))


def _names(text: str) -> tuple[str, ...]:
    head = text[:_PRESENTING].lower()
    presented = _PRESENTED.match(text) if " is " in head or " was " in head else None
    if presented and is_name(presented["name"]):
        return (tidy(presented["name"]),)
    if len(text) <= _LONGEST and (found := signed_names(text)):
        return found
    return find_written_by(text)


def _bare(page: _Signed, i: int) -> tuple[str, ...]:
    """What stands alone beside the day, between title and text: a writer's name of any form."""
    text = page.texts[i]
    dated = any(_is_date_line(page, k) for k in (i - 1, i + 1) if 0 <= k < len(page.texts))
    below = page.zone.title >= 0 and abs(i - page.zone.title) <= _BESIDE and i < page.zone.first
    is_bare = dated and below and _BARE.fullmatch(text) and not _is_date_line(page, i)
    return (text,) if is_bare and FURNITURE.isdisjoint(text.lower().split()) else ()


class _Signed(NamedTuple):
    texts: Sequence[str]
    shapes: Sequence[Features]
    zone: Zone
    small: frozenset[str]


def _row(page: _Signed, i: int, names: tuple[str, ...]) -> Iterator[float]:
    text, name = page.texts[i], names[0]
    yield 1.0
    yield from _of_name(page, name)
    yield from _of_line(page, i, text, name)
    yield from _of_place(page, i)
    yield from _of_neighbours(page, i, name)
    yield from _of_repeats(page, i, name)


def _of_name(page: _Signed, name: str) -> Iterator[float]:
    words = name.split()
    given = words[0].lower() in GIVEN_NAMES
    ordinary = sum(word.lower() in page.small for word in words[given:])
    yield float(given)
    yield ordinary / len(words)
    yield float(ordinary > 0)
    yield float(any(len(word.rstrip(".")) == 1 for word in words))
    yield float(len(words) == 2)  # noqa: PLR2004 - given name and surname
    yield float(len(words) > 3)  # noqa: PLR2004 - few names are so long
    yield float(is_team(name))
    yield float(not is_name(name))
    yield float(name in PLACES or words[-1] in PLACES)
    scores = [likeness(word) for word in words if len(word) > 2] or [0.0]  # noqa: PLR2004 - initials
    yield sum(scores) / len(scores)
    yield min(scores)


def _of_line(page: _Signed, i: int, text: str, name: str) -> Iterator[float]:
    dated = page.shapes[i].row[DATED] > 0
    yield float(text == name or text.lower() == name.lower())
    yield float(dated)
    yield float(_ROLE.search(text) is not None)
    yield float(text.isupper())
    yield float(text.lower().startswith(name.lower()))
    yield float(page.shapes[i].ended)
    yield float(_HEAD.match(text) is not None)
    yield float(bool(find_authors(text)))
    yield float(_PRESENTED.match(text) is not None)
    yield float(bool(find_written_by(text)))


def _of_place(page: _Signed, i: int) -> Iterator[float]:
    zone = page.zone
    below = zone.title >= 0 and zone.title < i < zone.first
    yield float(below)
    yield float(below and i == zone.title + 1)
    yield float(below and i > zone.title + 5)
    yield float(i == zone.first - 1)
    yield float(0 <= i < zone.title)
    yield float(i < zone.title - 3)
    yield float(zone.first <= i < zone.last)
    yield float(i > zone.last)
    yield float(i > zone.last + 3)
    yield float(i > zone.last + 10)


def _of_neighbours(page: _Signed, i: int, name: str) -> Iterator[float]:
    following = range(i + 1, min(len(page.texts), i + 3))
    before = page.texts[i - 1] if i else ""
    after = page.texts[i + 1] if i + 1 < len(page.texts) else ""
    yield float(any(_is_date_line(page, k) for k in following))
    yield float(i > 0 and _is_date_line(page, i - 1))
    yield float(
        any(_ROLE.search(page.texts[k]) and page.shapes[k].size < _DATE_LINE for k in following)
    )
    yield float(bool(_HEAD.fullmatch(before)))
    yield float(bool(_PRESENTS.match(after)))
    yield float(after.startswith(name.split(maxsplit=1)[0] + " "))
    yield float(is_name(before) or is_name(after))
    yield float(max(len(before), len(after)) < _LABEL)


def _is_date_line(page: _Signed, i: int) -> bool:
    return page.shapes[i].row[DATED] > 0 and page.shapes[i].size < _DATE_LINE


def _of_repeats(page: _Signed, i: int, name: str) -> Iterator[float]:
    others = [text for k, text in enumerate(page.texts) if k != i and name in text]
    yield float(bool(others))
    yield float(len(others) > _FEW)
    yield float(any(len(text) > _SENTENCE and not _PRESENTS.match(text) for text in others))
    yield float(any(_PRESENTS.match(text) and text.startswith(name) for text in others))
    yield float(page.zone.title >= 0 and name in page.texts[page.zone.title])
    yield float(any("©" in text for text in others))


_LONGEST_BYLINE: Final = 220
"""A byline is shorter than this."""
_TOGETHER: Final = 2
"""Bylines that stand further apart are not of one article."""
_SIGNED: Final = 2
"""A text is signed at most this many blocks behind its last; what follows are teasers."""
_ENGLISH: Final = frozenset({"", "en"})
"""Where the language is not known, lines are read as English ones."""
# A line that only announces a name: "By", "Written by:".
_ANNOUNCED: Final = re.compile(
    r"(?:(?:written|story|words|posted|text|article|commentary|guide) )?by:?"
    r"|authors?:?|about the author:?",
    re.IGNORECASE,
)
# A mark between two names that stand on lines of their own: ",", "and", "&".
_COMMA: Final = re.compile(r",|&|;|and|und|et|y", re.IGNORECASE)


def find_bylines(
    texts: Sequence[str], shapes: Sequence[Features], why: Sequence[str], zone: Zone, language: str
) -> Found:
    """The people whom the lines around an article name as its authors, and those lines."""
    if language not in _ENGLISH:
        return find_writers(texts, shapes, why, zone, language)
    found = find_told(texts, shapes, why, zone)
    if found[0]:
        return found
    signature = find_signature(texts, shapes, why, zone)
    if signature:
        return signature.names, (signature.at,)
    return _owner(texts, zone), ()


def find_told(
    texts: Sequence[str], shapes: Sequence[Features], why: Sequence[str], zone: Zone
) -> Found:
    """The people whom a line calls the authors: "By Jane Roe", "Reporting by Jane Roe"."""
    nearby = _nearby(shapes, why, zone)
    return (
        _bylined(texts, shapes, nearby, zone)
        or _announced(texts, nearby)
        or _short(texts, shapes, nearby, zone)
        or ((), ())
    )


def _nearby(shapes: Sequence[Features], why: Sequence[str], zone: Zone) -> list[int]:
    """The lines around an article that may be bylines."""
    around = zone.around(len(shapes))
    return [i for i in around if why[i] not in BLOCKED and shapes[i].size <= _LONGEST_BYLINE]


def _bylined(
    texts: Sequence[str], shapes: Sequence[Features], nearby: Sequence[int], zone: Zone
) -> Found | None:
    authors: list[str] = []
    lines: list[int] = []
    for i in nearby:
        found = find_reporters(texts[i])
        if not found and i <= zone.last + _SIGNED and (not lines or i - lines[-1] <= _TOGETHER):
            found = () if shapes[i].prose and shapes[i].ended else find_authors(texts[i])
        if found:
            authors += found
            lines.append(i)
    sites = {texts[0], *(text for text in texts[zone.last + 1 :] if "©" in text)}
    authors[1:] = [name for name in authors[1:] if not any(name in site for site in sites)]
    return (_unique(authors), tuple(lines)) if authors else None


def _announced(texts: Sequence[str], nearby: Sequence[int]) -> Found | None:
    """The names on the lines behind one that only announces them."""
    for i in nearby:
        if not i or not _ANNOUNCED.fullmatch(texts[i - 1]):
            continue
        team = (texts[i],) if is_team(texts[i]) else ()
        names, at = leading_names(texts[i]) or team or find_short_names(f"By {texts[i]}"), i
        while names and at + 2 < len(texts) and _COMMA.fullmatch(texts[at + 1]):
            following = leading_names(texts[at + 2])
            if not following:
                break
            names, at = (*names, *following), at + 2
        if names and (team or not _is_ordinary(texts, i, names[0])):
            return names, tuple(range(i, at + 1))
    return None


def _short(
    texts: Sequence[str], shapes: Sequence[Features], nearby: Sequence[int], zone: Zone
) -> Found | None:
    for i in nearby:
        found = find_short_names(texts[i]) if i >= zone.title and not shapes[i].ended else ()
        if found and not _is_ordinary(texts, i, found[0]):
            return found, (i,)
    return None


def _owner(texts: Sequence[str], zone: Zone) -> tuple[str, ...]:
    """Whose name heads the page or claims its copyright: the one writer of a site."""
    foot = [text for text in texts[zone.last + 1 :] if "©" in text]
    owners = (find_site_writer(text) for text in (*texts[: zone.title > 0], *foot))
    return next(((owner,) for owner in owners if owner), ())


def _is_ordinary(texts: Sequence[str], at: int, name: str) -> bool:
    """Whether a button or another line has its last word in lower case, so it is nobody's name."""
    given, *surname = name.lower().split()
    if surname and given in GIVEN_NAMES:
        return False
    word = surname[-1] if surname else given
    others = (text for i, text in enumerate(texts) if i != at and word in text)
    return word in FURNITURE or any(word in text.split() for text in others)


def _unique(authors: Sequence[str]) -> tuple[str, ...]:
    """Each name once, and no name that is part of a fuller one."""
    names = list(dict.fromkeys(authors))
    return tuple(n for n in names if not any(n != other and n in other for other in names))
