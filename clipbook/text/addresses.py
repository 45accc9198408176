"""Turns texts that may be web addresses into those to link to, and hides addresses of mail."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

MAX_LENGTH: Final = 2000
"""A longer address is no address of an article."""
_MAX_HOST: Final = 253
_UNSAFE: Final = frozenset(" \"'<>\\^`{|}")


def linkable(text: str) -> str:
    """The web address in `text` with its host as it is looked up (punycode); '' for any other.

    Other schemes, a user name before the host, white space, quotation marks and characters that
    do not print make it no address: they hide where a link leads.
    """
    if len(text) > MAX_LENGTH or not text.isprintable() or not _UNSAFE.isdisjoint(text):
        return ""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        if parts.scheme not in {"http", "https"} or not 0 < len(host) <= _MAX_HOST:
            return ""
        if "@" in parts.netloc:
            return ""
        if not host.isascii():
            looked_up = host.encode("idna").decode("ascii")
            netloc = f"{looked_up}:{port}" if port is not None else looked_up
            parts = parts._replace(netloc=netloc)
    except ValueError:  # UnicodeError among them
        return ""
    return urlunsplit(parts) if parts.netloc.isascii() else ""


# An e-mail address, which is not shown: "ida@lennpost.example".
_MAIL: Final = re.compile(r"\[?\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b\]?")


def without_addresses(text: str) -> str:
    """`text` without e-mail addresses, each of which is only said to have been there."""
    return _MAIL.sub("[e-mail address]", text) if "@" in text else text


def joined(base: str, address: str) -> str:
    """`address` as it stands on a page at `base`; '' where it is none."""
    try:
        return urljoin(base, address) if address else ""
    except ValueError:
        return ""
