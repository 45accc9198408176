"""Turns a line into the name of the page junk it is, by what it says alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from clipbook.readers.plaintext.phrases import KINDS
from clipbook.readers.plaintext.phrases_abroad import reason_abroad

_LONGEST: Final = 400
"""Junk that is known by its words is shorter than this."""
_LONGEST_ROW: Final = 100
"""A row of tools, tags or steps is shorter than this."""
_MOST_WORDS: Final = 14
"""And has no more words than this."""
_LONGEST_STEP: Final = 6
"""A step of a breadcrumb has no more words than this."""
_TAG_SHARE: Final = 0.4
"""At least this share of a row of tags are names of sections."""
_NONE: Final = frozenset({""})
_PUNCTUATION: Final = "\"'“”‘’.,:;!?()[]{}<>*_-–—…|•·»›→"

# Words of buttons and widgets around an article; a line of nothing else is a row of tools: "print
# dictionary print".
_TOOLS: Final = frozenset(
    "print printer dictionary share shares tweet pin save bookmark email e-mail mail "
    "copy link url listen facebook twitter x whatsapp linkedin reddit telegram "
    "pinterest flipboard instagram youtube tumblr messenger line kakaotalk kakao "
    "wechat weibo threads bluesky mastodon tiktok snapchat viber skype sms menu search "
    "close open toggle navigation login logout register subscribe sign in up log out "
    "download font size small medium large increase decrease text a+ a- aa zoom "
    "comment comments like likes follow rss feed top next previous prev back reply "
    "report play pause mute unmute fullscreen loading gallery scroll to on via by this "
    "article page now more".split(),
)
# Words that make no row of tools alone: they may stand in any line.
_WEAK_TOOLS: Final = frozenset(
    "in up out on to by this a line like via more now size text top x page article "
    "mail small medium large next back report play".split(),
)
# Names of sections; a line of capitalised words with two of them is a row of tags: "Asia China News
# Politics".
_SECTIONS: Final = frozenset(
    "africa asia america europe world international national local politics business "
    "economy markets finance money opinion sport sports tech technology science health "
    "culture arts entertainment lifestyle style travel food video videos photos "
    "podcasts news weather crime education environment climate football soccer gaming "
    "games music movies film tv books features editorial analysis society religion "
    "property cars auto autos home fashion beauty celebrity royals shopping events "
    "magazine".split(),
)
_TRIGGERS: Final = frozenset[str]().union(*(kind.triggers for kind in KINDS))
FURNITURE: Final = _TOOLS | _SECTIONS | _TRIGGERS
"""The words of buttons, sections and other page junk, in lower case: nobody's name."""
_PLACES: Final = {
    word: tuple(i for i, kind in enumerate(KINDS) if word in kind.triggers) for word in _TRIGGERS
}
# The places of their kinds, also with the punctuation around them in a line: "(photo", "rights.".
_KINDS_OF: Final = {
    f"{before}{word}{behind}": places
    for word, places in _PLACES.items()
    for before in ("", "(", "[", "“", '"')
    for behind in ("", ".", ",", ":", "!", "?", ")", "]", "…")
}
_MARKED_TRIGGERS: Final = frozenset(_KINDS_OF)
# What parts the steps of a path through a site, and the names in a row of tags: "Home > National >
# North Korea".
_STEPS: Final = re.compile(r"\s{0,9}[>›»→❯/|]+\s{0,9}")
_STEP_MARK: Final = re.compile("[>›»→❯/|]")
_TAG_MARKS: Final = re.compile(r"[,|/•·&]")
_ARROWS: Final = (" > ", " › ", " » ", " → ")
# A path through a site starts at its home page: "Home / Security".
_HOME: Final = re.compile(
    r"(?:home|homepage|front page|start|inicio|accueil|startseite|you are here|strona główna"
    r"|ana ?sayfa|beranda|trang chủ|главная|головна|الرئيسية|صفحه اصلی|ראשי|होम|หน้าแรก|หน้าหลัก"
    r"|首頁|首页|ホーム|トップ|홈)(?!\w)",
    re.IGNORECASE,
)
_HOME_INITIALS: Final = frozenset("hHfFsSſiIİıaAyYbBtT")


def junk_reason(text: str, lower: Sequence[str]) -> str:
    """What a line is by its own words, such as "advertisement"; '' where they do not say."""
    if len(text) > _LONGEST:
        return ""
    if len(text) > _LONGEST_ROW:
        return _phrase_reason(text, _MARKED_TRIGGERS.intersection(lower))
    return _short_reason(text, lower) or reason_abroad(text)


def _short_reason(text: str, lower: Sequence[str]) -> str:
    """What a short line is by English words."""
    plain = text.replace(" ", "").isalnum()
    words = set(lower) if plain else {word.strip(_PUNCTUATION) for word in lower} - _NONE
    if FURNITURE.isdisjoint(words):
        return "breadcrumb" if len(lower) <= _MOST_WORDS and is_breadcrumb(text) else ""
    reason = _phrase_reason(text, _TRIGGERS & words)
    return reason if reason or len(lower) > _MOST_WORDS else _row_reason(text, words)


def _phrase_reason(text: str, triggers: AbstractSet[str]) -> str:
    """What a line with these triggers is, where it is one of the phrases that hold them."""
    if not triggers:
        return ""
    places = {place for word in triggers for place in _KINDS_OF[word]}
    found = (KINDS[place] for place in sorted(places))
    return next((kind.reason for kind in found if kind.phrases.fullmatch(text)), "")


def _row_reason(text: str, words: AbstractSet[str]) -> str:
    if words and words <= _TOOLS and not words <= _WEAK_TOOLS:
        return "page tools"
    if is_breadcrumb(text):
        return "breadcrumb"
    return "tag row" if not _SECTIONS.isdisjoint(words) and _is_tag_row(text) else ""


def is_breadcrumb(text: str) -> bool:
    """Whether a line is a path through a site: "Home > National > North Korea"."""
    if not _STEP_MARK.search(text):
        return False
    home = (text[:1] in _HOME_INITIALS or text[:1] > "z") and _HOME.match(text)
    arrows = _ARROWS[:1] if text.isascii() else _ARROWS
    if not home and not any(map(text.__contains__, arrows)):
        return False
    steps = [step for step in _STEPS.split(text) if step]
    if len(steps) < 2 or max(len(step.split()) for step in steps) > _LONGEST_STEP:  # noqa: PLR2004 - a step and its end
        return False
    return bool(home) or len(steps) > 2  # noqa: PLR2004 - one arrow may stand in a sentence


def _is_tag_row(text: str) -> bool:
    words = _TAG_MARKS.sub(" ", text).split()
    sections = sum(word.lower() in _SECTIONS for word in words)
    named = all(word[0].isupper() and word.isalpha() for word in words)
    return named and sections >= max(2, _TAG_SHARE * len(words))
