"""Turns the bytes of a clipping into text within bounds of size, or says why they are none.

The notes that readers share on it stand here, too.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

from msgspec import Struct

from clipbook.model import Clipping
from clipbook.notes import Note, Severity, note_on
from clipbook.text.normalise import unify_line_ends

MAX_SIZE: Final = 64 * 1024 * 1024
"""A clipping of more bytes, packed or unpacked, is not read."""
MAX_TEXT: Final = 12 * 1024 * 1024
"""A page of more characters, its embedded pictures not counted, is not read."""
MAX_TAGS: Final = 40_000
"""A page of more tags is not read: the extraction libraries would need minutes and gigabytes."""
MAX_ATTRIBUTES: Final = 2_000
"""A page with a tag of more attributes is not read: parsing takes their square."""
LONG_TAG: Final = 2 * MAX_ATTRIBUTES
"""So many characters a tag of that many attributes has at least."""
MAX_NESTING: Final = 100
"""A mail or saved page of more parts within parts is not read."""
MAX_LINES: Final = 600_000
"""A mail or saved page of more lines is not read; pictures of 40 MB have fewer."""

_GZIP: Final = b"\x1f\x8b"
# How a file begins that has a comment before all else: `<?xml version="1.0"?><!-- `.
_COMMENT: Final = re.compile(rb"[\xef\xbb\xbf\s]{0,99}(?:<\?[^>]{0,200}\?>\s{0,99})?<!--")
# What a page says of its encoding: `<meta charset="windows-1252">`, `text/html; charset=gb2312`.
_DECLARED: Final = re.compile(
    rb"""(?:charset|encoding)\s{0,3}=\s{0,3}["']?\s{0,3}([\w-]{3,20})""", re.IGNORECASE
)
# A header of a part that holds other parts: `Content-Type: multipart/mixed`.
_HOLDS_PARTS: Final = re.compile(rb"\ncontent-type:\s{0,80}(?:multipart|message)/", re.IGNORECASE)
# A picture inside an address: `data:image/png;base64,iVBOR`.
_EMBEDDED: Final = re.compile(r"data:[\w/+.-]{0,80}(?:;[\w=-]{1,40}){0,4},[\w%+/=.~-]{64,}")
# An attribute: `href="/a"`, `hidden`.
_ATTRIBUTE: Final = re.compile(
    r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
)
# The start of an element as a browser reads it: `<a href="x>y">`.
_ELEMENT: Final = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:[\s/]++|{_ATTRIBUTE.pattern})*+")
# Byte order marks of Unicode encodings other than UTF-8; UTF-32 first, as its mark starts with that
# of UTF-16.
_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# The encodings of the WHATWG standard that pages declare, and Python's names for them.
_KNOWN: Final = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "latin-1": "cp1252", "windows-1252": "cp1252", "iso-8859-9": "cp1254",
    "windows-1254": "cp1254", "tis-620": "cp874", "windows-874": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932",
    "shift-jis": "cp932", "x-sjis": "cp932", "euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "koi8-r": "koi8_r", "koi8-u": "koi8_u", "macintosh": "mac_roman",
    **{f"iso-8859-{n}": f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"windows-125{n}": f"cp125{n}" for n in (0, 1, 3, 5, 6, 7, 8)},
}  # fmt: skip
BROKEN: Final = 0.002
"""A text with a larger share of undecodable bytes is in another encoding."""
SAMPLE: Final = 64 * 1024
"""How many bytes an encoding is guessed from."""


class Decoded(Struct, frozen=True):
    """A text, and the encoding that was guessed for it; '' where it was stated or is UTF-8."""

    text: str
    guessed: str = ""


def unpack(data: bytes, limit: int = MAX_SIZE) -> bytes | None:
    """`data`, unpacked where it is a gzip file; None where that gives more than `limit` bytes."""
    if not data.startswith(_GZIP):
        return data if len(data) <= limit else None
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(data, limit + 1)
    except zlib.error:
        return b""
    return unpacked if len(unpacked) <= limit else None


def peek(data: bytes, size: int = 4096) -> bytes:
    """The first `size` bytes of `data`, unpacked where it is a gzip file, behind long comments."""
    if not data.startswith(_GZIP):
        end = data.find(b"-->") if _COMMENT.match(data[:size]) else -1
        return data[end + 3 :][:size] if end > size // 2 else data[:size]
    try:
        return zlib.decompressobj(wbits=31).decompress(data[: 4 * size], size)
    except zlib.error:
        return b""


def decode(data: bytes, stated: str = "") -> Decoded:
    """The text of `data`: by its mark, as UTF-8, as it or `stated` declares, or as is likeliest."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"))
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:SAMPLE])
    name = (stated or (declared[1].decode("ascii", "replace") if declared else "")).lower()
    if encoding := _KNOWN.get(name, ""):
        return Decoded(data.decode(encoding, "replace"))
    text = data.decode("utf-8-sig", "replace")
    if text.count("\ufffd") <= BROKEN * len(text):
        return Decoded(text)
    encoding = _guess(data)
    return Decoded(data.decode(encoding, "replace"), encoding)


def _guess(data: bytes) -> str:
    """The likeliest encoding of bytes that are no UTF-8, by charset-normalizer."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - heavy, and rarely needed

    best = from_bytes(data[:SAMPLE]).best()
    return best.encoding if best else "cp1252"


def is_readable(text: str) -> bool:
    """Whether a page is small enough to be read, as a whole and in each of its tags."""
    if len(text) > MAX_TEXT or text.count("<") > MAX_TAGS:
        return False
    long = (m[0] for m in _ELEMENT.finditer(text) if m.end() - m.start() > LONG_TAG)
    return all(len(_ATTRIBUTE.findall(tag)) <= MAX_ATTRIBUTES for tag in long)


def is_endless(data: bytes) -> bool:
    """Whether a mail has more lines, or parts that hold parts, than are read.

    Each such part takes the time of all, each line memory.
    """
    return data.count(b"\n") > MAX_LINES or len(_HOLDS_PARTS.findall(data)) > MAX_NESTING


def without_pictures(text: str) -> str:
    """`text` without the pictures that are written out in its addresses."""
    return _EMBEDDED.sub("data:,", text) if "data:" in text else text


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
_NUL_SHARE: Final = 0.2
"""Latin text in UTF-16 is half NULs, at odd or at even places; this share counts as that."""
_CONTROL_SHARE: Final = 0.02
"""Text holds next to no control characters."""
# Control characters that no text holds: "\x01", "\x7f".
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# UTF-8 read as a Western code page: "â€™", "Ã©".
_MOJIBAKE: Final = re.compile("[ÂÃÐÑâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


class DecodedClipping(Struct, frozen=True, kw_only=True):
    """Text, its encoding, whether letters were mended, and a `refusal` where it is no text."""

    text: str = ""
    encoding: str = "utf-8"
    mended: bool = False
    refusal: str = ""


def decode_paste(data: bytes) -> DecodedClipping:
    """The text of `data`: Unicode, else the likeliest legacy encoding; mojibake is mended."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if kind:
        return DecodedClipping(refusal=f"the file is {kind}")
    text, encoding = _read(data)
    if text is None:
        return DecodedClipping(refusal="the file holds NUL bytes")
    sample = text[:SAMPLE]
    if not sample.isprintable() and len(_CONTROLS.findall(sample)) > _allowed(sample):
        return DecodedClipping(refusal="the file is full of control characters")
    fixed = _mend(text)
    return DecodedClipping(text=fixed, encoding=encoding, mended=fixed != text)


def read_lines(data: bytes) -> tuple[str, ...]:
    """The lines of the text of `data`, by the numbers that readers give them; from 1."""
    return tuple(unify_line_ends(decode_paste(data).text).split("\n"))


def _allowed(sample: str) -> float:
    return max(3, _CONTROL_SHARE * len(sample))


def _read(data: bytes) -> tuple[str | None, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    if b"\0" in data:
        encoding = _wide(data[:SAMPLE])
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
    replaced = data[:SAMPLE].decode("utf-8", "replace")
    wrong = replaced.count("\ufffd")
    if wrong * 10 < sum(c > "\x7f" for c in replaced) - wrong:
        return "utf-8"
    return _guess(data)


def _mend(text: str) -> str:
    suspect = any(letter in text for letter in "ÂÃÐÑâ")
    if not suspect or len(_MOJIBAKE.findall(text)) < 2:  # noqa: PLR2004 - one such pair may be meant
        return text
    from ftfy import fix_encoding  # noqa: PLC0415 - slow to load, needed by few clippings

    return "".join(
        fix_encoding(line) if _MOJIBAKE.search(line) else line
        for line in text.splitlines(keepends=True)
    )


MAX_TEXT_LINES: Final = 30_000
"""A text of more lines is no article: each line is weighed with those around it."""
MAX_PROSE: Final = 2_000_000
"""Markdown, or the text of a mail, page or feed, of more characters is not read."""


def has_too_many_lines(text: str) -> bool:
    """Whether a text has more than MAX_TEXT_LINES lines, whichever characters end them."""
    return unify_line_ends(text).count("\n") >= MAX_TEXT_LINES


def is_prose(text: str) -> bool:
    """Whether a text that holds nothing but prose is small enough to be read."""
    return len(text) <= MAX_PROSE and not has_too_many_lines(text)


def too_large(clipping: Clipping) -> Note:
    """That a clipping is not read for its size: `too-large`."""
    message = (
        "the file is too large; expected at most 12 MB, of it 2 MB of text, 30,000 lines, 40,000 "
        "tags, 2,000 attributes in one tag, and 100 parts that hold parts"
    )
    return note_on(clipping.path, Severity.ERROR, "too-large", message)


_NOTHING: Final = "the file holds no article; expected at least one paragraph of text"


def no_article(clipping: Clipping, message: str = _NOTHING) -> Note:
    """That nothing was found that could be an article: `no-article`; `message` says why."""
    return note_on(clipping.path, Severity.ERROR, "no-article", message)


def guessed_encoding(clipping: Clipping, encoding: str) -> Note:
    """That the encoding was guessed: `guessed-encoding`."""
    message = f"the file does not say its encoding; read as `{encoding}`"
    return note_on(clipping.path, Severity.INFO, "guessed-encoding", message)


def markup_notes(clipping: Clipping, *, deep: bool, heavy: bool) -> tuple[Note, ...]:
    """That elements were opened out, and that one opinion had to do: `deep-nesting`, `much-markup`.

    `deep` and `heavy` say whether that is so.
    """
    opened = "elements are nested more than 200 deep; the innermost are read as one level"
    alone = (
        "the page has more elements, or nests more text in links, than two opinions are asked on; "
        "one had to do, so check the text against the page"
    )
    found = (("deep-nesting", opened, deep), ("much-markup", alone, heavy))
    return tuple(
        note_on(clipping.path, Severity.WARNING, code, message)
        for code, message, is_so in found
        if is_so
    )
