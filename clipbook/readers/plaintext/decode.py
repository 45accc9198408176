"""Turns the bytes of a clipping into its text, or into the reason why they are none."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from clipbook.text.normalise import unify_line_ends

# The first bytes of kinds of file that are no text, and what the kind is called.
_MAGIC: Final = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a sound, film or picture"),
    (b"SQLite format 3", "a database"),
)
# Byte order marks of Unicode encodings other than UTF-8; UTF-32 first, as its mark starts with that
# of UTF-16.
_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE: Final = 65_536
"""How many bytes are looked at to guess an encoding."""
_NUL_SHARE: Final = 0.2
"""Latin text in UTF-16 is half NULs, at odd or at even places; this share counts as that."""
_CONTROL_SHARE: Final = 0.02
"""Text holds next to no control characters."""
# Control characters that no text holds: "\x01", "\x7f".
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# UTF-8 read as a Western code page: "â€™", "Ã©".
_MOJIBAKE: Final = re.compile("[ÂÃÐÑâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


class DecodedClipping(Struct, frozen=True, kw_only=True):
    """Text, its encoding, whether letters were mended, and a `refusal` where it is no text."""

    text: str = ""
    encoding: str = "utf-8"
    mended: bool = False
    refusal: str = ""


def decode(data: bytes) -> DecodedClipping:
    """The text of `data`: Unicode, else the likeliest legacy encoding; mojibake is mended."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if kind:
        return DecodedClipping(refusal=f"the file is {kind}")
    text, encoding = _read(data)
    if text is None:
        return DecodedClipping(refusal="the file holds NUL bytes")
    sample = text[:_SAMPLE]
    if not sample.isprintable() and len(_CONTROL.findall(sample)) > _allowed(sample):
        return DecodedClipping(refusal="the file is full of control characters")
    fixed = _mend(text)
    return DecodedClipping(text=fixed, encoding=encoding, mended=fixed != text)


def read_lines(data: bytes) -> tuple[str, ...]:
    """The lines of the text of `data`, by the numbers that readers give them; from 1."""
    return tuple(unify_line_ends(decode(data).text).split("\n"))


def _allowed(sample: str) -> float:
    return max(3, _CONTROL_SHARE * len(sample))


def _read(data: bytes) -> tuple[str | None, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    if b"\0" in data:
        encoding = _wide(data[:_SAMPLE])
        return (data.decode(encoding, "replace"), encoding) if encoding else (None, "")
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        encoding = _legacy(data)
        return data.decode(encoding, "replace"), encoding


def _wide(sample: bytes) -> str:
    """The UTF-16 that a text without a mark is in, by where its NULs stand; '' where it is none."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = _NUL_SHARE * len(sample)
    if odd > enough and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > enough and odd * 20 < even else ""


def _legacy(data: bytes) -> str:
    """The likeliest encoding: UTF-8 with few slips, else charset-normalizer's guess."""
    replaced = data[:_SAMPLE].decode("utf-8", "replace")
    wrong = replaced.count("\ufffd")
    if wrong * 10 < sum(c > "\x7f" for c in replaced) - wrong:
        return "utf-8"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, needed by few clippings

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _mend(text: str) -> str:
    suspect = any(letter in text for letter in "ÂÃÐÑâ")
    if not suspect or len(_MOJIBAKE.findall(text)) < 2:  # noqa: PLR2004 - one such pair may be meant
        return text
    from ftfy import fix_encoding  # noqa: PLC0415 - slow to load, needed by few clippings

    return "".join(
        fix_encoding(line) if _MOJIBAKE.search(line) else line
        for line in text.splitlines(keepends=True)
    )
