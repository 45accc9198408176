"""Turns lines of pages in other languages than English into the writers whom they credit.

A line is a byline where all of it is labels, names, what the named are, newsrooms and agencies,
places, days and addresses of mail. The words for these are the closed classes of
`bylines_abroad.txt`; names are told by capitals, and in East Asia by the surnames there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from clipbook.readers.plaintext.bylines_east import (
    EASTERN,
    Byline,
    find_closing,
    find_eastern,
    find_opening,
)
from clipbook.readers.plaintext.features import Features, Zone
from clipbook.readers.plaintext.junk import FURNITURE
from clipbook.readers.plaintext.outlets import is_press
from clipbook.readers.plaintext.people import is_name, tidy
from clipbook.readers.plaintext.phrases_abroad import any_of, lines_by_kind, reason_abroad
from clipbook.readers.printed_dates import find_stated
from clipbook.text.names.lexicon import PLACES

_WORDS: Final = lines_by_kind("bylines_abroad.txt")


_LONGEST: Final = 160
"""A byline is shorter than this, in characters."""
_MOST_WORDS: Final = 4
"""No name has more words."""
_FEWEST: Final = 2
"""A name in writing with blanks has so many."""
_ROLE_WORDS: Final = 7
"""What somebody is has no more words than this: `redactora jefa de la sección de Sociedad`."""
_FACT: Final = 40
"""What begins with a number and is shorter is there for it, in characters."""
_END: Final = r"(?![^\W\d_]|[\u0900-\u0963\u064b-\u0652])"
_MARK: Final = r"\s?[:：,|]\s?"
# What says that a name follows, behind which is a mark or a blank: "Von ", "Text: ".
_LABEL: Final = re.compile(
    rf"(?:{any_of(_WORDS['label'])}){_END}(?:{_MARK}|\s+)"
    rf"|(?:{any_of(_WORDS['marked label'])}){_MARK}",
    re.IGNORECASE,
)
# The same on a line of its own: "geschreven door".
_ANNOUNCED: Final = re.compile(
    rf"(?:{any_of(_WORDS['label'])}|{any_of(_WORDS['marked label'])})\s?:?", re.IGNORECASE
)
# What somebody is: "Redakteurin für Politik", "envoyé spécial".
_ROLE: Final = re.compile(rf"(?:{any_of(_WORDS['role'])}){_END}", re.IGNORECASE)
_NEWSROOM: Final = re.compile(rf"(?:{any_of(_WORDS['newsroom'])}){_END}", re.IGNORECASE)
# One that is named by its outlet: "Example Haber Merkezi".
_NEWSROOM_BEHIND: Final = re.compile(rf"[^.]\s(?:{any_of(_WORDS['newsroom'])})$", re.IGNORECASE)
# An agency behind a name: " mit dpa", " avec AFP", "/EFE".
_WITH: Final = re.compile(
    rf"(?:(?:,|/|\s(?:{any_of(_WORDS['joint'])}))\s?(?:{any_of(_WORDS['newsroom'])}){_END})+",
    re.IGNORECASE,
)
# What stands between two names: ", ", " und ".
_LISTED: Final = re.compile(rf"\s?[,،、;&+]\s?|\s(?:{any_of(_WORDS['joint'])})\s")
# One that begins a line: "e Íñigo Alonso".
_JOINT: Final = re.compile(rf"^(?:{any_of(_WORDS['joint'])})\s(?=[^\W\d_])")
# A place behind a name: " à Ronda", "из Москвы".
_PLACE: Final = re.compile(rf"(?:{any_of(_WORDS['place'])})\s(?=\S)")
# What another job is, with a mark behind it: "Foto: ", "责任编辑:".
_OTHER: Final = re.compile(
    rf"[\[(【（■▶]?(?:{any_of(_WORDS['other'] | _WORDS['picture'])}){_END}\s?[:：/／=｜|]",
    re.IGNORECASE,
)
# An address of mail or of a page, a name on a network.
_ADDRESS: Final = re.compile(r"\b[\w.+-]{1,64}@[\w.-]{1,100}|https?://\S+|(?<!\w)@\w+")
# What ends a text in brackets: "(Reporte de Ana Gil; editado por Luis Paz)".
_CLOSING: Final = re.compile(r"[(\[]([^()\[\]]{5,120})[)\]]\.?$")
# What stands in brackets: "(envoyé spécial)", "(東京)".
_ASIDE: Final = re.compile(r"[\[(（【〔][^\[\]()（）【】〔〕]*[\])）】〕]")
# What parts the facts in a line: " | ", " · ", " — ".
_PARTS: Final = re.compile(r"\s?[|｜•·∙/／]\s?|\s[–—-]+\s|\s{2,}")
# A word of a name: "Ana", "O’Brien", "कुमार".
_WORD: Final = re.compile(r"[^\W\d_][\w\u0900-\u0963\u064b-\u0652\u0e31-\u0e4e’'´`.-]*")
_INITIALS: Final = range(2, 5)
"""An outlet's initials before a place have so many letters: `BR München`."""
_PARTICLES: Final = frozenset(
    "de del della di da do dos das du des der den van von zu la le el al bin ibn ben und".split()
)
# What begins a name of two words that is an outlet's: "Le Figaro", "L’Écho de Ronda".
_ARTICLE: Final = re.compile(
    r"(?:le|la|les|el|los|las|il|lo|die|der|das|de|het|o|a|os|as|the)\s|l['’]", re.IGNORECASE
)


# Two names that Arabic joins with one letter: "بيشوي عدلي | وياسمين العدوي".
_GLUED_AND: Final = re.compile(r"(?:^|(?<=\s))([ء-ي]+ [ء-ي]+) و(?=[ء-ي]{3,} [ء-ي]{3,}$)")
# A degree in front of a name: "Mag. | Ida Bach".
_DEGREE: Final = re.compile(r"(?:M?Mag|Drs?|Prof|Ing|Dipl|Dott)\.\s(?=\S)")


def find_byline(line: str, language: str) -> Byline | None:
    """Whom a line credits that is nothing but a byline; None where it is none."""
    if not line or len(line) > _LONGEST or _OTHER.match(line):
        return None
    bare = _unwrapped(line)
    if language in EASTERN:
        return find_eastern(bare, language)
    for stated in reversed(find_stated(bare)):
        bare = f"{bare[: stated.start]} | {bare[stated.end :]}"
    is_signed = "@" in line or any(_ROLE.match(m[0][1:]) for m in _ASIDE.finditer(bare))
    bare = _ASIDE.sub(" | ", _ADDRESS.sub(" | ", bare))
    parts = [part.strip(" ,;.-–—·") for part in _PARTS.split(bare)]
    pieces = [part.strip(":") for part in parts if part.strip(":") and not _is_fact(part)]
    found = list(map(_of_piece, pieces))
    read = [each for each in found if each is not None]
    if not read or (len(read) < len(found) and not read[0].told):
        return None
    names = tuple(dict.fromkeys(name for each in read for name in each.names))
    is_placed = len(names) == 1 and len(pieces) > 1 and all(map(_is_uncased, pieces))
    told = any(each.told for each in read) or ((is_signed or is_placed) and bool(names))
    return Byline(names, told) if names or told else None


def _is_fact(piece: str) -> bool:
    """Whether a part of a line holds no name: a number, a day of the week, a day's label."""
    is_small = piece.islower() and len(piece.split()) <= _FEWEST
    return is_small or piece.endswith(":") or (len(piece) < _FACT and piece[:1].isdigit())


def _unwrapped(line: str) -> str:
    """What a line holds that is all in brackets."""
    m = _ASIDE.fullmatch(line.strip())
    return m[0][1:-1].strip() if m else line.strip()


def _of_piece(piece: str) -> Byline | None:
    """Whom a part of a line names, which may be a newsroom; None where it is neither."""
    piece = _JOINT.sub("", piece)
    label = _LABEL.match(piece)
    rest = piece[label.end() :] if label else piece
    place, mark, behind = rest.partition(":")
    is_placed = bool(mark) and _is_uncased(place) and len(place.split()) <= _FEWEST
    rest, agencies = _WITH.subn("", behind.strip() if is_placed else rest)
    role = _ROLE.match(rest)
    if role and (more := rest[role.end() :].strip(" ,:")) and _leading_name(more):
        rest = more
    names, told = list[str](), bool(agencies)
    rest = _GLUED_AND.sub(r"\1، ", rest)
    for each in filter(None, (_DEGREE.sub("", name.strip()) for name in _LISTED.split(rest))):
        if _OTHER.match(each):
            break
        is_desk = (
            _NEWSROOM.match(each)
            or _ROLE.match(each)
            or (len(each.split()) <= _MOST_WORDS and _NEWSROOM_BEHIND.search(each))
        )
        if is_desk and len(each.split()) <= _ROLE_WORDS:
            told = True
            continue
        name = _leading_name(each)
        if any(map(str.isdigit, each)) or is_press(name):
            continue
        tail = each[len(name) :].strip(" ,") if name else each
        if name and (not tail or _ROLE.match(tail) or _PLACE.match(tail)):
            told = told or bool(tail)
            names.append(tidy(name))
        elif not (agencies or _is_place(each)):
            return None
    return Byline(tuple(names), told or (bool(label or is_placed) and bool(names)))


def _leading_name(text: str) -> str:
    """The name that a text begins with; '' where it begins with none."""
    words = list[str]()
    given = text.split(" ")
    for i, word in enumerate(given):
        if not _WORD.fullmatch(word) or _ROLE.match(" ".join(given[i:])):
            break
        is_particle = word in _PARTICLES and words and given[i + 1 : i + 2]
        if word[0].islower() and not is_particle:
            break
        words.append(word)
    while words and words[-1] in _PARTICLES:
        words.pop()
    name = " ".join(words)
    count = sum(word not in _PARTICLES for word in words)
    is_outlet = count <= _FEWEST and _ARTICLE.match(name) is not None
    is_station = _is_initials(words[:1]) and not name.isupper()
    is_known = name in PLACES or name.lower() in _WORDS["no name"] or bool(reason_abroad(name))
    if not _FEWEST <= count <= _MOST_WORDS or is_outlet or is_station or is_known:
        return ""
    return name if _is_uncased(name) or is_name(name) else ""


def _is_initials(words: Sequence[str]) -> bool:
    """Whether the one word given is an outlet's initials, as before a place: `BR München`."""
    return any(word.isupper() and len(word) in _INITIALS for word in words)


def _is_uncased(text: str) -> bool:
    return text.upper() == text.lower()


def _is_place(text: str) -> bool:
    """Whether a text is written as a place: one word, or one behind a word such as `in`."""
    m = _PLACE.match(text)
    words = text[m.end() if m else 0 :].split()
    most = 3 if m or _is_initials(words[:1]) else 1
    return bool(words) and len(words) <= most and not words[0].islower()


BLOCKED: Final = frozenset(
    {"title", "repeated title", "second headline", "caption", "repeated caption", "photo credit"}
)
_LINKS: Final = frozenset({"breadcrumb", "tag row", "related link"})
_NEAR: Final = 3
"""Bylines that stand further apart are not of one article."""
_INTO: Final = 8
"""A byline stands at most so many blocks below the first of the text, which may be a standfirst."""
_CAPITALISING: Final = frozenset({"de", "tr", "vi"})
"""Languages in which headings and labels have capitals as names have."""
_SIGNED: Final = 15
"""A line that is told to be a byline stands at most so many blocks behind the text."""
_FOOT: Final = 4
"""One that is not, at most so many."""
_OPENINGS: Final = 2
"""A dateline opens one of the first paragraphs."""
_SHORT: Final = 100
"""A line that names a writer again is shorter, in characters."""
# What parts words.
_BETWEEN_WORDS: Final = re.compile(r"[\s.,;:!?()\[\]«»„“”\"/|·—–。、，]+")

Found: TypeAlias = tuple[tuple[str, ...], tuple[int, ...]]
"""Names, and the lines that they were found on."""


class _Around(NamedTuple):
    texts: Sequence[str]
    why: Sequence[str]
    zone: Zone
    read: Mapping[int, Byline]
    """The lines around the article that may be bylines, as they are read."""


def find_writers(
    texts: Sequence[str], shapes: Sequence[Features], why: Sequence[str], zone: Zone, language: str
) -> Found:
    """Whom the lines around an article in `language` name as its writers, and these lines."""
    head = range(max(0, zone.title - _NEAR), min(len(texts), zone.first + _INTO))
    foot = range(max(head.stop, zone.last), min(len(texts), zone.last + 1 + _SIGNED))
    read = {
        i: found
        for i in (*head, *foot)
        if why[i] not in BLOCKED | _LINKS
        and i != zone.title
        and not (shapes[i].prose and shapes[i].ended)
        and (found := find_byline(texts[i], language))
    }
    for i in [i for i in read if i - 1 not in read and _ANNOUNCED.fullmatch(texts[i - 1])]:
        read[i] = Byline(read[i].names, told=True)
    page = _Around(texts, why, zone, read)
    opened = (find_opening(text, language) for text in texts[zone.first :][:_OPENINGS])
    return (
        _told(page, [i for i in head if i in read])
        or next(((names, ()) for names in opened if names), None)
        or _closed(page, language)
        or _told(page, [i for i in foot if i in read])
        or _alone(page, [i for i in head if zone.title < i], language)
        or next((((), (i,)) for i in head if i > zone.title and i in read and read[i].told), None)
        or _alone(page, [i for i in foot if i <= zone.last + _FOOT], language)
        or ((), ())
    )


def _told(page: _Around, lines: Sequence[int]) -> Found | None:
    """The names of the first lines that are told to be bylines and stand together."""
    names, at = list[str](), list[int]()
    for i in lines:
        if page.read[i].told and page.read[i].names and (not at or i - at[-1] <= _NEAR):
            names += page.read[i].names
            at.append(i)
    return (tuple(dict.fromkeys(names)), tuple(at)) if names else None


def _closed(page: _Around, language: str) -> Found | None:
    """Whom the last words of the text name, in brackets."""
    end = page.zone.last + 1 + _INTO
    for i, text in enumerate(page.texts[page.zone.first : end], start=page.zone.first):
        if page.why[i]:
            continue
        if language in EASTERN:
            names = find_closing(text, language)
        else:
            m = _CLOSING.search(text)
            found = find_byline(m[1].split(";")[0], language) if m else None
            names = found.names if found and found.told else ()
        if names:
            return names, ()
    return None


def _alone(page: _Around, lines: Sequence[int], language: str) -> Found | None:
    """The names on lines of names alone, of whom the page tells nothing else.

    Of several the ones beside a day, an address of mail or a role; then those that stand again.
    """
    groups = list[list[int]]()
    for i in lines:
        byline = page.read.get(i)
        is_free = page.why[i] in {"", "teaser printed twice"}
        if byline and byline.names and is_free and _are_people(page, i, byline.names):
            last = groups[-1][-1] if groups else -1
            if last == i - 1 and page.texts[last].isupper() == page.texts[i].isupper():
                groups[-1].append(i)
            else:
                groups.append([i])
    ranked = [
        (_is_beside(page, group), page.texts.count(page.texts[group[0]]) > 1) for group in groups
    ]
    best = max(ranked, default=(False, False))
    if not groups:
        return None
    is_behind = groups[0][0] > page.zone.last
    is_cased = not _is_uncased(page.texts[groups[0][0]])
    if not (is_cased and (is_behind or language not in _CAPITALISING)) and (
        is_behind or not best[0]
    ):
        return None
    at = groups[ranked.index(best)]
    return tuple(dict.fromkeys(name for i in at for name in page.read[i].names)), tuple(at)


def _is_beside(page: _Around, group: Sequence[int]) -> bool:
    """Whether lines stand beside a day, an address of mail or what says who somebody is."""
    free = [i for i, why in enumerate(page.why) if not why or i in group]
    at = [free.index(group[0]), free.index(group[-1])]
    beside = free[max(0, at[0] - 1) : at[1] + 2]
    return any(
        (i in page.read and page.read[i].told)
        or "@" in page.texts[i]
        or (len(page.texts[i]) < _SHORT and bool(find_stated(page.texts[i])))
        for i in beside
    )


def _are_people(page: _Around, at: int, names: Sequence[str]) -> bool:
    """Whether names are those of people of whom the page tells nothing.

    Beside a day, a name may share a word with somebody of whom it tells.
    """
    words = [_folded(name) - _PARTICLES for name in names]
    known = set[str]().union(*words)
    if known & FURNITURE or any(map(reason_abroad, known)):
        return False
    told = _folded(" ".join(_apart(page, at, names)))
    is_beside = _is_beside(page, [at])
    return not any(each <= told if is_beside else each & told for each in words)


def _apart(page: _Around, at: int, names: Sequence[str]) -> Iterator[str]:
    """The other lines of a page but captions, and the short ones that name a writer again."""
    for i, text in enumerate(page.texts):
        again = len(text) < _SHORT and any(name.lower() in text.lower() for name in names)
        if i != at and not again and page.why[i] != "caption":
            yield text


def _folded(text: str) -> set[str]:
    """The words of a text in lower case."""
    return set(_BETWEEN_WORDS.split(text.replace("İ", "I").lower())) - {""}
