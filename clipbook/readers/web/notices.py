"""Turns the tree of a page into one without what the site says of itself: consent and offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import html

# The ids and classes of the programs that ask for consent: "onetrust-banner-sdk", "qc-cmp2-ui".
_MANAGERS: Final = re.compile(
    r"onetrust|didomi|usercentrics|cookiebot|qc-cmp|sp_message|truste|iubenda|cmplz|borlabs|klaro"
    r"|tarteaucitron|osano|cky-|moove_gdpr|fc-consent|cookie-?(?:banner|consent|notice|law|bar)",
    re.IGNORECASE,
)
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
# What offers of a subscription are made of.
_OFFER: Final = re.compile(
    r"subscri(?:be|bers?|ption)\b|abonn\w*|\blog ?in\b|\bsign (?:in|up)\b"
    r"|cancel (?:at )?any ?time|jederzeit kündbar|free trial|(?:unlimited|full|digital) access"
    r"|access to all"
    r"|(?:a|per|im|par|pro|al) (?:week|month|year|woche|monat|jahr|semaine|mois|mes)\b",
    re.IGNORECASE,
)
# One of these stands in each text of the register; looking for them is quick.
_SIGNS: Final = (
    "cookie", "data", "daten", "données", "datos", "interes", "consent", "einwillig", "privacy",
    "partner", "device", "subscri", "abonn", "log in", "login", "sign in", "sign up", "cancel",
    "access", "week", "month", "woche", "monat", "semaine", "mois", "identifiers", "website",
)  # fmt: skip
TERMS: Final = 2
"""A text with so many different terms, that speaks to its reader, is of the register."""
LONGEST: Final = 1_000
"""Nor are texts of more."""
_WRAPPERS: Final = (
    "button",
    "label",
    "object",
    "audio",
    "video",
    "canvas",
    "map",
    "progress",
    "meter",
)
"""What holds no text of an article, unless a page forgot to close it."""
LONG: Final = 40
"""Texts of fewer characters are labels."""
SHARE: Final = 0.55
"""So large a share of the words around a notice are its own."""


def drop_notices(root: html.HtmlElement) -> None:
    """Takes dialogs of consent and offers out of the tree, but none that holds the title."""
    limit = len(root.text_content().split()) / 2
    for element in list(root.iter("div", "section", "aside", "form", "dialog")):
        marked = _MANAGERS.search(f"{element.get('id') or ''} {element.get('class') or ''}")
        if (marked or element.get("role") in {"dialog", "alertdialog"}) and not _is_main(
            element, limit
        ):
            element.drop_tree()
    notices = [each for each in root.iter("p", "div", "li", "span", "td") if _is_notice(each)]
    for top in dict.fromkeys(_around(notice, notices) for notice in notices):
        inside = sum(1 for notice in notices if notice is top or top in notice.iterancestors())
        if inside > 1 and top.getparent() is not None and not _has_title(top):
            top.drop_tree()


def _is_main(element: html.HtmlElement, limit: float) -> bool:
    return _has_title(element) or len(element.text_content().split()) > limit


def _has_title(element: html.HtmlElement) -> bool:
    return next(element.iter("h1", "article"), None) is not None


def _is_notice(element: html.HtmlElement) -> bool:
    """Whether the text that stands right in an element is of the register."""
    text = _own(element)
    if not LONG <= len(text) <= LONGEST:
        return False
    lower = text.lower()
    if not any(word in lower for word in _SIGNS):
        return False
    consent = {m[0].lower() for m in _CONSENT.finditer(text)}
    if len(consent) >= TERMS and _ADDRESS.search(text):
        return True
    return len({m[0].lower() for m in _OFFER.finditer(text)}) >= TERMS


def _own(element: html.HtmlElement) -> str:
    own = (element.text or "", *(child.tail or "" for child in element))
    return element.text_content() if element.tag == "p" else " ".join(own)


def _around(notice: html.HtmlElement, notices: list[html.HtmlElement]) -> html.HtmlElement:
    """The outermost element around a notice whose words are mostly those of notices."""
    top = notice
    for above in notice.iterancestors():
        if above.tag in {"body", "html", "main", "article"} or _has_title(above):
            break
        own = sum(_size(each) for each in notices if above in each.iterancestors())
        if own < SHARE * _size(above):
            break
        top = above
    return top


def _size(element: html.HtmlElement) -> int:
    return len(element.text_content().split())


def open_wrappers(root: html.HtmlElement) -> None:
    """Opens out what a page forgot to close, and its whole text stands in: a button, a picture."""
    for element in list(_wrappers(root)):
        if (
            _size(element) > LONG
            and next(element.iter("p", "h1", "h2", "article"), None) is not None
        ):
            element.drop_tag()


def _wrappers(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return root.iter(*_WRAPPERS)
