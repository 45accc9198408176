"""Turns text as found into text as kept, and text as kept into forms that compare equal."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

# Code points that are no characters and may stand in no page: "\ufffe", half of a pair "\ud83d".
_NO_CHARACTERS: Final = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
# Zero-width and bidirectional controls, tags and the like, which hide or reorder what a reader
# sees: "pay\u200bpal", "\u202etxt.exe".
_INVISIBLE: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    f"\U000e0000-\U000e007f{_NO_CHARACTERS}]"
)
# Control characters other than tab and line feed: "\x00", "\x1b".
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# What a page may not carry, or what turns the direction of all that follows: "\x1b", "\u202e".
_UNPRINTABLE: Final = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069{_NO_CHARACTERS}]"
)
_REPLACEMENT: Final = "\ufffd"
# Characters that end a line besides CR and LF: NEL, line and paragraph separator, form feed, and
# the tabulation that word processors put for a line end within a paragraph.
_LINE_ENDS: Final = ("\x85", "\u2028", "\u2029", "\x0c", "\x0b")
# White space within a line, no-break spaces among it: "Chinese\u00a0President".
_SPACES: Final = re.compile(r"[^\S\n]+")
# Everything that is neither a letter nor a digit: "Duck-soo".
_NO_WORD: Final = re.compile(r"[\W_]+")
# A word in small letters without accents, or a number: "soo".
_WORD: Final = re.compile(r"[a-z0-9]+")
# Characters beyond ASCII, marks among them: "é", "—".
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]+")
# Between two syllables that were romanised: "HanBich".
_SYLLABLE: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Everything that a slug does not hold: " - ", "é".
_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")
# A name that Windows keeps for a device: "con", "lpt1".
_DEVICE: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
# Alphabets that share the looks of many letters, as Unicode names them.
_LOOK_ALIKE: Final = frozenset("ARMENIAN CHEROKEE COPTIC CYRILLIC GREEK LATIN LISU".split())
# A slug is made from so many characters at most.
_LONGEST: Final = 1000
# The ninth mark on one letter and those behind it, which flood the lines above and below; no
# writing needs more than a few: "Z" + 200 * "\u0311".
_MARK: Final = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_FLOOD: Final = re.compile(f"{_MARK}(?<={_MARK}{{9}}){_MARK}*")
# Names and titles are folded again and again, whole articles are not: in characters.
_SHORT: Final = 300


def unify_line_ends(text: str) -> str:
    """`text` with each of CR LF, CR, NEL, LS, PS, FF and VT as one line feed."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for end in _LINE_ENDS:
        if end in text:
            text = text.replace(end, "\n")
    return text


def normalise(text: str) -> str:
    """`text` in NFC, with line feeds and single spaces only, without invisible controls.

    Of the marks on one letter the first eight stay.
    """
    if not text.isprintable() or "  " in text:  # what the next lines look for is not printable
        text = _CONTROL.sub("", unify_line_ends(text))
        text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return text if text.isascii() else _FLOOD.sub("", unicodedata.normalize("NFC", text))


def on_one_line(text: str) -> str:
    """`text` normalised, its lines joined by single spaces."""
    return " ".join(normalise(text).split())


def replace_unprintable(text: str) -> str:
    """`text`, of the same length, with U+FFFD for controls and for what turns its direction."""
    if text.replace("\n", "").isprintable():
        return text
    return _UNPRINTABLE.sub(_REPLACEMENT, text)


def fold(text: str) -> str:
    """`text` in lower case without accents, its words parted by one space: what spellings share."""
    return _folded(text) if len(text) <= _SHORT else _folded.__wrapped__(text)


@lru_cache(maxsize=2**11)
def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    bare = _FOREIGN.sub(_without_marks, unicodedata.normalize("NFKD", text))
    return _NO_WORD.sub(" ", bare.casefold()).strip()


def _without_marks(m: re.Match[str]) -> str:
    return "".join(c for c in m.group() if not unicodedata.combining(c))


def slug(text: str, limit: int = 120) -> str:
    """`text` as a file name in `[a-z0-9-]`, cut at a word's end to `limit`; may be empty.

    Other scripts are romanised.

    A name that Windows keeps for a device has a number behind it.
    """
    plain = _romanised(text[:_LONGEST].replace("'", "").replace("’", ""))
    name = _NO_SLUG.sub("-", fold(plain)).strip("-")
    name = name if len(name) <= limit else name[: limit + 1].rsplit("-", 1)[0][:limit]
    return f"{name}-1" if _DEVICE.fullmatch(name) else name


def _romanised(text: str) -> str:
    """`text` in ASCII; syllables that stand without blanks are parted."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return _FOREIGN.sub(lambda m: _SYLLABLE.sub(" ", anyascii(m[0])), composed)


def name_of(text: str) -> str:
    """`text` as a file name that is never empty: of other scripts, a digest tells names apart."""
    digest = hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
    return slug(text) or f"n-{digest[:8]}"


def mixes_scripts(name: str) -> bool:
    """Whether a word of `name` has letters of two alphabets that look alike.

    So look names made to be taken for others (Unicode Technical Standard 39, mixed scripts);
    Japanese and Korean names have Latin letters in all honesty.
    """
    return not name.isascii() and any(len(_scripts(word)) > 1 for word in _NO_WORD.split(name))


def _scripts(word: str) -> set[str]:
    """Those of the alphabets that look alike of which a word has letters."""
    return {unicodedata.name(char, "").partition(" ")[0] for char in word} & _LOOK_ALIKE
