"""Turns texts that may be addresses into those that are, and texts with addresses into none."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

# An e-mail address, which is not shown: "ida@lennpost.example".
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


def is_address(text: str) -> bool:
    """Whether `text` is a whole web address without user name, blanks or control characters."""
    try:
        address = urlsplit(text)
        host = address.hostname or ""
    except ValueError:
        return False
    clean = text.isprintable() and not any(c in text for c in " \"'<>\\")
    web = address.scheme in {"http", "https"}
    return web and clean and "." in host and "@" not in address.netloc


def without_addresses(text: str) -> str:
    """`text` without e-mail addresses, each of which is only said to have been there."""
    return _MAIL.sub("[e-mail address]", text) if "@" in text else text


def joined(base: str, address: str) -> str:
    """`address` as it stands on a page at `base`; '' where it is none."""
    try:
        return urljoin(base, address) if address else ""
    except ValueError:
        return ""
