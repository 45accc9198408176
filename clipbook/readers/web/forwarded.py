"""Turns the article of a mail that forwards another into that of the other."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from clipbook.model import Article, Removed
from clipbook.readers.web.moments import published_of
from clipbook.text.markup import plain

# How the head of a forwarded mail begins: "---------- Forwarded message --------- From: ".
_BEGINS: Final = re.compile(
    r"(?:-{2,20}\s?)?(?:begin forwarded message|forwarded (?:message|by)|original message"
    r"|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato)"
    r"\s?:?(?:\s?-{2,20})?",
    re.IGNORECASE,
)
# A header in it: "From: ", "*Subject:* ".
_HEADER: Final = re.compile(
    r"\*?\b(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To|Von|Gesendet|Datum|Betreff|An|De|Objet"
    r"|Envoyé|À|Fecha|Enviado|Asunto|Para|Da|Data|Inviato|Oggetto|A|Van|Verzonden|Aan|Onderwerp"
    r"|Fra|Sendt|Til|Emne|Från|Skickat|Till|Ämne|Assunto|Enviada em|Odesláno|Wysłano|Temat)"
    r"[ \u00a0]?:\*?\s",
)
_SENDERS: Final = frozenset({"From", "Von", "De", "Da", "Van", "Fra", "Från"})
_DAYS: Final = frozenset(
    "Date|Sent|Datum|Gesendet|Envoyé|Fecha|Enviado|Data|Inviato|Verzonden|Sendt|Skickat|Enviada em"
    "|Wysłano".split("|")
)
_SUBJECTS: Final = frozenset(
    "Subject Betreff Objet Asunto Oggetto Onderwerp Emne Ämne Assunto Temat".split()
)
_DEEPEST: Final = 5
"""A forwarded mail that forwards one is undone so often."""
_REACH: Final = 5
"""The forwarded mail begins within so many paragraphs, behind what its reader wrote above it."""
_LONGEST: Final = 1_500
"""Its head is shorter than this."""


def of_forwarded(article: Article) -> Article:
    """`article` without what stands above a forwarded mail, with that mail's own headers.

    So for each mail within another.
    """
    for _ in range(_DEEPEST):
        inner = _once(article)
        if inner is article:
            break
        article = inner
    return article


def _once(article: Article) -> Article:
    paragraphs = article.body.split("\n\n")
    for i, paragraph in enumerate(paragraphs[:_REACH]):
        text = plain(paragraph[:_LONGEST])
        if _BEGINS.match(text):
            both = (
                text
                if _HEADER.search(text)
                else f"{text} {plain(''.join(paragraphs[i + 1 : i + 2]))}"
            )
            rest = i + 1 if both is text else i + 2
            return _forwarded(article, paragraphs, rest, _headers(both))
        if _HEADER.match(text) and _is_head(headers := _headers(text)):
            return _forwarded(article, paragraphs, i + 1, headers)
    return article


def _is_head(headers: dict[str, str]) -> bool:
    """Whether headers are those of a mail, as Outlook puts them above one without any mark."""
    return all(_value(headers, names) for names in (_SENDERS, _DAYS, _SUBJECTS))


def _headers(text: str) -> dict[str, str]:
    parts = _HEADER.split(text[:_LONGEST])
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return {name: value.strip(" *") for name, value in pairs}


def _forwarded(
    article: Article, paragraphs: list[str], rest: int, headers: dict[str, str]
) -> Article:
    dropped = (
        Removed(1, plain(text)[:_LONGEST], "above the forwarded mail") for text in paragraphs[:rest]
    )
    sender = _value(headers, _SENDERS).split("<")[0].strip(" \"'[")
    return replace(
        article,
        title=_value(headers, _SUBJECTS) or article.title,
        outlet=sender if sender and "@" not in sender and "e-mail" not in sender else "",
        published=published_of(_value(headers, _DAYS)) or article.published,
        body="\n\n".join(paragraphs[rest:]),
        removed=(*dropped, *article.removed),
    )


def _value(headers: dict[str, str], names: frozenset[str]) -> str:
    return next((value for name, value in headers.items() if name in names), "")
