"""Turns the lines around an article into its outlet and its origin, where they are said."""

from __future__ import annotations

import re
from typing import Final

from clipbook.readers.plaintext.people import GIVEN_NAMES

# A line that names whom the article was taken from: "Source : Bloomberg".
_SOURCE: Final = re.compile(
    r"[(\[]?(?:source|quelle|fuente|fonte|via|with inputs? from"
    r"|agency)\s?:\s?(?P<origin>[^\W\d_][^:;()\[\]]{1,40})[)\]]?\.?",
    re.IGNORECASE,
)
# A sentence that says where the article first stood: "This article was originally published by The
# Example."
_REPUBLISHED: Final = re.compile(
    r"th(?:is|e) (?:article|story|post|piece|report|essay|commentary)(?: was| is"
    r"| has been)? (?:(?:originally|first) )?(?:republished|published|appeared|posted)"
    r"(?: here)?(?: with permission)? (?:from|by|on|in"
    r"|at) (?P<origin>(?:the )?[A-Z][\w.&’'-]*(?: [A-Z&][\w.&’'-]*){0,4})",
    re.IGNORECASE,
)
# A site's name in its own log-in widget: "Log in to Twitter or Facebook account to connect with the
# Example Daily".
_CONNECT: Final = re.compile(
    r"(?:[Ll]og|LOG|[Ss]ign) ?(?:in|IN)\b.{0,80}\b(?:connect|comment|continue) (?:with"
    r"|to) (?:the )?(?P<outlet>[A-Z][\w.&’'-]*(?: [A-Z&][\w.&’'-]*){0,5})$"
)
# Republishers' own credit, all in lower case: "by time news".
_LOWER_BY: Final = re.compile(r"by (?P<outlet>[a-z][a-z0-9.&-]*(?: [a-z0-9.&-]+){0,4})")
# A name printed twice without a space, as logo and as text, with a date behind it: "The ExampleThe
# Example02/10/2023".
_DOUBLED: Final = re.compile(
    r"(?P<outlet>[^\W\d_][^\d\n]{2,40}?)\s?(?P=outlet)(?P<rest>\W{0,3}\d.{0,30})?"
)
# Marks of a plug-in that copies whole feeds: "[ad_1]", "Source link".
_SCRAPED: Final = re.compile(r"\[ad_\d\]|source link", re.IGNORECASE)
_LONGEST_MARK: Final = 11
"""No such mark is longer."""


def find_source(line: str) -> str:
    """Whom a line names as the article's source; '' where it does not."""
    m = _SOURCE.fullmatch(line)
    if not m or "http" in line:
        return ""
    origin = m["origin"].strip(" .")
    return origin if len(origin.split()) <= 5 else ""  # noqa: PLR2004 - longer is a sentence


def find_republished(line: str) -> str:
    """Where a sentence says the article first stood; '' where it says nothing of the kind."""
    m = _REPUBLISHED.search(line[:300])
    return m["origin"].strip(" .") if m else ""


def find_outlet(line: str, following: str) -> str:
    """The outlet that a line, with the following one, names as its own; '' where none."""
    if len(line) > 150:  # noqa: PLR2004 - such lines are short
        return ""
    if "in" in line[:12]:
        connect = _CONNECT.search(f"{line} {following}"[:300])
        if connect:
            return connect["outlet"]
    m = _LOWER_BY.fullmatch(line) if line.startswith("by ") else None
    if not m and line.find(line[:4], 1) > 0:
        m = _DOUBLED.fullmatch(line)
    if not m or m["outlet"].split(maxsplit=1)[0] in GIVEN_NAMES:
        return ""
    return m["outlet"].strip()


def is_scraped(line: str) -> bool:
    """Whether a line is a mark that feed-copying plug-ins leave."""
    return len(line) <= _LONGEST_MARK and bool(_SCRAPED.fullmatch(line))
