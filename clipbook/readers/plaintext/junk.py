"""Turns a line into the name of the page junk it is, by what it says alone.

For each kind of junk there are words that trigger it, and the phrases that are a whole line of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec import Struct

from clipbook.readers.plaintext.phrases_abroad import reason_abroad
from clipbook.text.notices import asks_consent


class JunkKind(Struct, frozen=True):
    """A kind of page junk: a line that holds one of `triggers` and is one of `phrases` from end to end."""

    reason: str
    triggers: frozenset[str]
    phrases: re.Pattern[str]


def _kind(reason: str, triggers: str, phrases: str) -> JunkKind:
    """A kind; `phrases` holds one regular expression a line, white space in them as written."""
    listed = "|".join(line.strip() for line in phrases.splitlines() if line.strip())
    pattern = re.compile(rf"[\W_]*(?:{listed})[\W_]*", re.IGNORECASE)
    return JunkKind(reason, frozenset(triggers.split()), pattern)


KINDS: Final = (
    _kind(  # "[ad_1]", "ADVERTISEMENT", "Story continues below"
        "advertisement",
        "ad ad_1 ad_2 ads adv advertisement advertising advertisment anzeige werbung publicité publicità publicidad "
        "реклама continues continue sponsored paid promoted promotion supported",
        r"""
        ad(?:_\d+)?|ads|adv|(?:skip )?advertise?ment(?: - .{0,60})?|advertising|supported by
        anzeige|werbung|publicit[éà]|publicidad|реклама
        (?:article |story |report )?continues?(?: reading)? (?:below|after)(?: the| this)?(?: ad(?:vertisement)?| video)?
        sponsored(?: content| links?| by.{0,40})?|paid (?:content|post)|promot(?:ed|ion)(?: content)?
        scroll (?:down )?to continue.{0,60}|advertisements? scroll.{0,60}
        """,
    ),
    _kind(  # "Also Read | Ferry fares to rise": one story, where a heading of junk has many below it
        "other story",
        "also read see related recommended don't don’t more watch",
        r"""
        (?:also read|read also|read more|read next|see also|related|recommended|don.t miss|more from .{1,30}|watch) ?[|:–—-] ?.{3,160}
        """,
    ),
    _kind(  # "Related Article", "You may also like", "Read more:"
        "related link",
        "related similar recommended suggested popular trending featured latest recent top other further more must also "
        "most may might will could see read watch same next up keep don't don’t case editor's editor’s editors web",
        r"""
        (?:related|similar|recommended|suggested|popular|featured) (?:articles?|stor(?:y|ies)|news|content|posts?|links?)
        (?:related|popular|trending|latest|recent|top|other|further) (?:coverage|reading|topics?|videos?|searches|tags?)
        (?:trending|latest|recent|top|other|more|further) (?:articles?|stor(?:y|ies)|news|content|posts?|headlines?|links?)
        (?:must|also|most|more) (?:reads?|viewed|popular|commented|shared|videos?|coverage|reading)
        (?:you|readers) (?:may|might|will|could)(?: also)? (?:like|be interested in|enjoy|love)
        (?:see|read|watch) (?:also|more|next|this)|also (?:read|see|on .{1,40})|read (?:full|the) (?:article|story)
        (?:more|read more) (?:from|in|on|about|like) .{1,60}|same (?:tag|category|author|topic|section)s?
        recommended(?: for you| by| reading)?|trending(?: now)?|what to read next|up next|read this next
        (?:trending|latest|recent|top|other|more|further) (?:articles?|stor(?:y|ies)|news|content|posts?|headlines?) (?:on|from|in|by) .{1,40}
        keep reading|don.t miss|in case you missed it|editor.?s.? (?:picks?|choice)|(?:from )?around the web
        from the web|more in this section
        """,
    ),
    _kind(  # "Comment (0)", "Leave a Reply", "To write comments, please log in to one of the accounts."
        "comment widget",
        "comment comments conversation discussion replies reply comment? help-image lock data think thoughts published "
        "email sort first policy logged",
        r"""
        (?:(?:\d+|no|all|view|show|see|hide|read|load|add|write|post|leave|join|a|the|your) ){0,4}comments?.{0,20}
        (?:(?:\d+|no|all|view|show|see|hide|read|load|add|write|post|leave|join|a|the|your) ){0,4}repl(?:y|ies).{0,12}
        (?:join |see |view )?(?:the )?(?:conversation|discussion)(?: \(?\d+\)?)?|comments? (?:policy|rules|guidelines)
        comments? (?:are closed|on this (?:story|article))|to (?:write|leave|post|view) (?:a )?comments?,? .{0,80}
        you must be logged in.{0,60}|social comment.{0,20}|help-?image.{0,40}|lock ?icon|no data
        what do you think\?|share your thoughts.{0,60}|standards board policy.{0,40}|be the first to comment.{0,40}
        your email address will not be published.{0,60}|save my name, email.{0,120}|sort by.{0,40}
        """,
    ),
    _kind(  # "Log in to Twitter or Facebook account to connect"
        "log-in widget",
        "log login sign signin account register password logged",
        r"""
        (?:log|sign) ?in(?: or)?(?: to| with| using| via| up| here| for)?\b.{0,90}|create (?:an|your) account.{0,60}
        register(?: now| for free)?|forgot(?:ten)? (?:your )?password.{0,30}
        already (?:a|have).{0,60}(?:log|sign) ?in.{0,40}|.{0,20}\bplease (?:log|sign) ?in\b.{0,80}
        """,
    ),
    _kind(  # "Subscribe to our newsletter"
        "newsletter sign-up",
        "subscribe sign newsletter newsletters inbox email e-mail",
        r"""
        (?:subscribe|sign up)(?: (?:now|today|here|to|for|and|free)\b.{0,140})?|.{0,60}newsletters?
        (?:get|receive) (?:the|our) .{1,60} (?:newsletter|inbox|alerts?).{0,60}|enter your e-?mail.{0,60}
        thanks for reading .{1,60}[!.] subscribe.{0,120}
        .{0,80}delivered (?:straight |right |directly )?to your inbox.{0,60}
        """,
    ),
    _kind(  # "© 2023 Example. All rights reserved."
        "copyright notice",
        "© c copyright rights terms privacy cookie cookies legal ©2023 ©2024 ©2025",
        r"""
        (?:©|\(c\)|copyright\b)\W{0,3}(?:©|\(c\)|\d{4}|by\b).{0,200}|.{0,160}all rights reserved.{0,160}
        (?:terms|privacy|cookies?|legal)(?: (?:of|&|and|policy|use|service|notice|settings|statement|terms|conditions))*
        """,
    ),
    _kind(  # "Our Standards: The Thomson Reuters Trust Principles."
        "house rules",
        "standards trust editorial opinions corrections correction report story story? stories tip tips tip? tips?",
        r"""
        our standards:.{1,120}|.{0,60}trust principles.{0,60}|editorial (?:guidelines|standards|policy)
        (?:do you )?(?:have|got) (?:a|any) (?:news )?(?:story|stories|tips?)\b.{0,140}
        opinions expressed .{1,200}|corrections? policy|report (?:a|an) (?:typo|error|correction).{0,60}
        """,
    ),
    _kind(  # "We use cookies to improve your experience."
        "cookie notice",
        "cookies cookie accept reject",
        r"""
        .{0,80}\b(?:use|uses|using|accept|accepting|manage|reject)(?: all| our| of)? cookies\b.{0,250}
        (?:accept|reject)(?: all)?|cookie settings
        """,
    ),
    _kind(  # "A .gov website belongs to an official government organization in the United States."
        "government banner",
        "official .gov here's here’s https https:// gov/https",
        r"""
        an official website of the (?:u\.?s\.?|united states) government.{0,40}|here.s how you know
        official websites use \.gov|a \.gov website belongs to an official.{0,80}|the \.gov means it.s official
        federal government websites often end in \.gov.{0,120}|secure \.gov websites use https
        (?:a lock .{0,20}|the )https:// (?:means|ensures) (?:that )?you.{0,170}
        """,
    ),
    _kind(  # "Follow us on Facebook"
        "social media link",
        "follow like join find connect add share opens tweet view shared",
        r"""
        (?:follow|like|find|connect with|add) us\b.{0,90}|join us on\b.{0,60}|follow @?\w+(?: on .{1,40})?
        share (?:this|on|via|with|the|your|full)\b.{0,60}|(?:click|tap) (?:here )?to share.{0,60}
        \(?opens in (?:a )?new window\)?|tweet this.{0,40}|view this post on .{1,30}|a post shared by .{1,80}
        """,
    ),
    _kind(  # "Source link", "Source"
        "source link",
        "source original permalink",
        r"""
        source(?: link| url)?|original (?:article|source|post)|view original|link to original|read original article
        permalink
        """,
    ),
    _kind(  # "Skip to main content"
        "navigation",
        "skip jump back go main show view load see videos toggle search page tag tags tagged filed topics topic category "
        "categories min mins minute minutes views shares likes votes",
        r"""
        skip to.{0,40}|jump to.{0,30}|back to (?:top|home).{0,20}|go to .{1,20} (?:page|home)|search for:?
        main (?:menu|navigation)|(?:show|view|load|see) (?:more|all|less).{0,30}|no videos available|toggle .{1,20}
        page \d+ of \d+|tags?:.{0,200}|tagged(?: in| with|:).{0,200}|filed under:?.{0,200}|topics?:.{0,200}
        categor(?:y|ies):.{0,120}|\d+ min(?:ute)?s? read|\d+ (?:views|shares|likes|votes)
        """,
    ),
    _kind(  # "Photo: Jane Roe/Example Agency", "Getty Images"
        "photo credit",
        "photo photos image images picture pictures photograph photographs illustration video graphic cover credit credits "
        "via getty afp reuters ap shutterstock istock alamy epa unsplash pexels pixabay copyright enlarge caption expand "
        "photograph",
        r"""
        (?:file )?(?:photo|image|picture|photograph|illustration)s? ?(?:credits?|courtesy|source|via|by|from)? ?[:©/–—] ?.{1,90}
        (?:file )?(?:photo|image|picture|photograph|illustration)s? (?:by|of|courtesy|credit|via) .{1,90}
        (?:video|graphic|cover) (?:credit|courtesy|source|by) ?:? .{1,60}|credits?\s?(?:\.{3}|…|:).{1,90}
        .{0,60}(?:/|via |\| )(?:getty|afp|reuters|ap|shutterstock|istock|alamy|epa|unsplash|pexels)(?: images?| photo)?
        (?:getty|istock|shutterstock|alamy|unsplash|pexels)(?: images?)?|please be respectful of copyright.{0,80}
        (?:enlarge|hide caption|toggle caption|expand)(?: this)?(?: image)?
        """,
    ),
)


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
    if asks_consent(text):
        return "cookie notice"
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
