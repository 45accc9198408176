"""Tells what a block says of itself that no text of an article is: a caption, a link, a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from clipbook.readers.web.blocks import Block
from clipbook.text.normalise import fold

MOSTLY_LINKS: Final = 0.6
"""A block with more than this share of its characters inside links points elsewhere."""
ALL_LINKS: Final = 0.9
"""A sentence with more than this share of its characters inside links is a link, not a sentence."""
FEW_LINKS: Final = 0.4
"""A block that no first opinion holds is taken in only below this share."""
SENTENCE: Final = 40
"""Fewer characters than this are a label, not a sentence."""
FULL: Final = 8
"""A sentence that is a paragraph has at least so many words."""
SAME: Final = 0.8
"""A heading that shares so many words with the title is the title, with a word before or behind."""
MOMENT: Final = 5
"""A time is printed in at most so many words."""

TITLE: Final = "the title, again"
LINK: Final = "a link to other articles"
CAPTION: Final = "a caption"

# Words of classes and ids that say what a block is; each with the reason it is dropped for.
_LABELS: Final = tuple(
    (why, frozenset(words.split()))
    for why, words in (
        (CAPTION, "caption captions credit figcaption photocredit"),
        ("navigation", "breadcrumb breadcrumbs menu pagination toc"),
        (
            "an advertisement",
            "ad ads advert advertisement advertiser sponsor sponsored promo outbrain taboola",
        ),
        (
            "a call to subscribe",
            "newsletter newsletters subscribe subscription signup paywall bookmark donate donation",
        ),
        (LINK, "related recirc recommended recommendations readmore trending"),
        ("a way to share", "share sharing social addthis"),
        ("a comment", "comment comments disqus respond"),
        ("the byline", "byline bylines timestamp dateline"),
        ("about the author", "bio biography saboxplugin authorbox"),
        (
            "a notice of the site",
            "disclosure disclaimer cookie cookies consent modal tooltip copyright",
        ),
    )
)
_LANDMARKS: Final = (
    (CAPTION, frozenset({"figure", "figcaption", "caption"})),
    ("navigation", frozenset({"nav"})),
    ("the page's footer", frozenset({"footer"})),
    ("an aside", frozenset({"aside"})),
)
# How lines begin that lead elsewhere: "READ MORE ON", "[Related: x]", "Sign up for".
_LEADS_ELSEWHERE: Final = re.compile(
    r"[\W_]{0,3}(?:related|read (?:more|next|also|our)|also read|see also|see more"
    r"|more (?:on|from|about|stories)\b|also on|most (?:read|popular|viewed)|recommended"
    r"|you (?:may|might) (?:also|like)|don.t miss|trending|up next|(?:click|tap) here"
    r"|follow (?:us|him|her)|sign up|subscribe\b|continue reading"
    r"|the post .{1,300} appeared first on|support .{1,30}! |like this story|share this"
    r"|advertisement\b|sponsored|photo credits?|watch:|listen:|watch now|(?:les|lees) (?:auch|ook)"
    r"|lire aussi|à lire|lea también|lee también|mehr zum thema|leggi anche|leia (?:também|mais))",
    re.IGNORECASE,
)
# What stands between paragraphs and is none: "Anzeige", "ARTICLE CONTINUES BELOW".
_ADVERTISEMENT: Final = re.compile(
    r"[\W_]{0,5}(?:(?:skip )?advertisement|anzeige|werbung|publicité|publicidade?|pubblicità"
    r"|advertentie|reklam[ae]?|annons|annonse|реклама|広告|广告|廣告|광고"
    r"|(?:article |story )?continues? (?:reading )?(?:below|after)"
    r"(?: (?:this |the )?ad(?:vertisement)?)?)"
    r"[\W_]{0,5}",
    re.IGNORECASE,
)
# A time of day: "09:15", "9.15 am".
_HOUR: Final = re.compile(r"\d{1,2}(?:[:.h]\d\d)? ?(?:[ap]\.?m\.?)?", re.IGNORECASE)
# How a teaser ends, behind its last sentence: "It is closed for repairs. Read More".
_GOES_ON_ELSEWHERE: Final = re.compile(
    r"(?<=[.!?…”\"»]) {0,2}(?:read (?:more|the full (?:story|article|review))|see more|learn more"
    r"|continue reading|weiterlesen|mehr lesen|lire la suite|leer más|leia mais|ler mais"
    r"|leggi tutto|lees (?:meer|verder)|läs mer|læs mere|les mer|czytaj (?:dalej|więcej)"
    r"|читать далее)\W{0,5}$",
    re.IGNORECASE,
)
_TAIL: Final = 40
"""It does so in so many characters."""
# How a byline begins: "By Jane Doe", "Written by Jane Doe".
_BYLINE: Final = re.compile(
    r"(?:(?:written|reported|words|story|text) )?(?:by|von|par|por|di|door|av)\b[: ]", re.IGNORECASE
)
# Nothing but marks: "___", "* * *".
_RULE: Final = re.compile(r"[\W_]+")
_WHOLE: Final = (("a dividing line", _RULE), ("an advertisement", _ADVERTISEMENT))
"""What a block is whose whole text is of these words."""


def label(block: Block, common: frozenset[str], title: str, authors: Sequence[str]) -> str:
    """What a block says of itself that the article's text is not; '' where it says nothing."""
    whole = next((why for why, text in _WHOLE if text.fullmatch(block.text)), "")
    if whole or _is_title(block, title):
        return whole or TITLE
    for why, marks in _LANDMARKS:
        if not (marks - common).isdisjoint(block.within):
            return why
    for why, marks in _LABELS:
        if not (marks - common).isdisjoint(block.words):
            return why
    if _leads_elsewhere(block):
        return LINK
    byline = "the byline" if _is_byline(block, authors) else ""
    return "the day" if _is_moment(block) else byline


def _is_moment(block: Block) -> bool:
    """Whether a block is there for the day that it states for machines, too.

    An hour alone is that of an entry of a live blog.
    """
    short = len(block.text.split()) <= MOMENT and not is_ended(block.text)
    return bool(block.times) and short and not _HOUR.fullmatch(block.text)


def _is_byline(block: Block, authors: Sequence[str]) -> bool:
    """Whether a block is there to name the authors."""
    short = len(block.text) < 2 * SENTENCE and _BYLINE.match(block.text)
    return bool(short) and any(author in block.text for author in authors)


def _is_title(block: Block, title: str) -> bool:
    if not title:
        return block.tag == "h1"
    text, known = fold(block.text), fold(title)
    if text == known:
        return True
    own, stated = set(text.split()), set(known.split())
    shared = len(own & stated)
    if block.tag == "h1":
        return 2 * shared >= len(own)
    return block.is_heading and shared >= SAME * max(len(own), len(stated))


def _leads_elsewhere(block: Block) -> bool:
    if block.linked > MOSTLY_LINKS and block.tag != "li":
        sentence = len(block.text) > SENTENCE and block.text.rstrip('"”’»').endswith(
            (".", "!", "?")
        )
        return not sentence or block.linked > ALL_LINKS
    short = len(block.text) < 4 * SENTENCE or block.linked > FEW_LINKS
    if _GOES_ON_ELSEWHERE.search(block.text[-_TAIL:]):
        return True
    return short and bool(_LEADS_ELSEWHERE.match(block.text))


def is_ended(text: str) -> bool:
    """Whether words end as a sentence does."""
    return text.rstrip("\"'”’»)").endswith((".", "!", "?", "。", "…"))


def is_sentence(text: str) -> bool:
    """Whether words are a whole sentence of an article, which leads nowhere else."""
    return is_ended(text) and len(text.split()) >= FULL and not _LEADS_ELSEWHERE.match(text)
