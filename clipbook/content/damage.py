"""Tells a file whose bytes are no text any more from one that a person wrote or broke."""

from __future__ import annotations

import codecs
import re
from typing import Final

# A control character that no encoding of text uses: "\x01". Line ends, tab and escape are others.
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SIXTEEN_BITS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_damaged(data: bytes) -> bool:
    """Whether no editor wrote these bytes: a NUL, or control characters in what is no UTF-8.

    Text in an older encoding or in UTF-16 is not damaged: a person's editor may write it.
    """
    if data.startswith(_SIXTEEN_BITS):
        return False
    if b"\0" in data:
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return _CONTROL.search(data) is not None
    return False
