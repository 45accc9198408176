"""Turns a text into whether it is a notice that asks its reader for consent."""

from __future__ import annotations

import re
from typing import Final

# Whom a notice speaks of and to: "we", "your", "unsere".
_ADDRESS: Final = re.compile(
    r"\b(?:we|our|us|you|your|wir|uns(?:ere?n?)?|ihr[em]?n?|sie|nous|notre|nos|vous|votre|vos"
    r"|nosotros|nuestr[oa]s?|su|sus|noi|nostr[oiae]|vostr[oiae]|onze?|wij|jouw?|uw)\b",
    re.IGNORECASE,
)
# What notices of consent are made of, each a term of their register.
_CONSENT: Final = re.compile(
    r"\bcookies?\b|personal data|personenbezogen\w*|données personnelles|datos personales"
    r"|legitimate interest|berechtigte\w* interesse\w*|\bconsent\b|einwilligung\w*|consentement"
    r"|consentimiento|privacy (?:policy|notice|settings)|datenschutz\w*"
    r"|your (?:privacy|device|choices)|(?:our|\d+) (?:\w+ )?partners|unsere partner|nos partenaires"
    r"|unique identifiers|geolocation|(?:on|from) (?:a|your) device|device characteristics"
    r"|browsing data|this website|our systems",
    re.IGNORECASE,
)
# One of these stands in each such text; looking for them is quick.
_SIGNS: Final = (
    "cookie", "consent", "privacy", "partner", "device", "personal data", "browsing data",
    "personenbezogen", "datenschutz", "einwillig", "données", "datos", "identifiers",
)  # fmt: skip
_TERMS: Final = 2
"""A text with so many different terms, that speaks to its reader, is of the register."""
_SHORTEST: Final = 40
"""A shorter text is a label,"""
_LONGEST: Final = 1_000
"""and a longer one no notice."""


def asks_consent(text: str) -> bool:
    """Whether a text speaks to its reader in the terms of notices of consent."""
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    lower = text.lower()
    if not any(map(lower.__contains__, _SIGNS)):
        return False
    terms = {m[0].split()[-1].removesuffix("s") for m in _CONSENT.finditer(lower)}
    return len(terms) >= _TERMS and bool(_ADDRESS.search(lower))
