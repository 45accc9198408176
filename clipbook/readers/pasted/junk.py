"""Turns a line into the name of the page junk it is, by what it says alone."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 400
"""Junk that is known by its words is shorter than this."""
_LONGEST_TOOLS: Final = 12
"""A line of tool words has no more words than this."""
_LONGEST_TAG_ROW: Final = 14
"""A row of tags has no more words than this."""
_LONGEST_CRUMB: Final = 6
"""A step of a breadcrumb has no more words than this."""

# Words of buttons and widgets around an article; a line of nothing else is a row of tools: "print dictionary print".
_TOOLS: Final = frozenset(
    "print printer dictionary share shares tweet pin save bookmark email e-mail mail copy link url listen facebook twitter x whatsapp "
    "linkedin reddit telegram pinterest flipboard instagram youtube tumblr messenger line kakaotalk kakao wechat weibo threads "
    "bluesky mastodon tiktok snapchat viber skype sms "
    "menu search close open toggle navigation login logout register subscribe sign in up log out download font size small medium large "
    "increase decrease text a+ a- aa zoom comment comments like likes follow rss feed top next previous prev back reply report "
    "play pause mute unmute fullscreen loading gallery scroll to on via by this article page now more".split(),
)
# Words that make no row of tools alone: they may stand in any line.
_TOOLS_WEAK: Final = frozenset(
    "in up out on to by this a line like via more now size text top x page article mail small medium large".split()
)
# The words of a row of tools: "A+", "e-mail".
_TOOL_WORD: Final = re.compile(r"[\w'-]+\+?")

# Names of sections; a line of capitalised words with two of them is a row of tags: "Asia China News Politics South Korea".
_SECTIONS: Final = frozenset(
    "africa asia america europe world international national local politics business economy markets finance money opinion sport sports "
    "tech technology science health culture arts entertainment lifestyle style travel food video videos photos podcasts news weather crime "
    "education environment climate football soccer gaming games music movies film tv books features editorial analysis society religion "
    "real estate jobs property cars auto autos home fashion beauty celebrity royals shopping events magazine".split(),
)
# Steps of a path through a site: "Home > National > North Korea".
_CRUMB: Final = re.compile(r"\s*[>›»→❯/|]+\s*")
# A path through a site starts at its home page or goes on with arrows: "Home / Security".
_HOME: Final = re.compile(
    r"(?:home|homepage|front page|start|inicio|accueil|startseite|you are here)\b", re.IGNORECASE
)


_ARROWS: Final = (" > ", " › ", " » ", " → ")


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{pattern})[\W_]*", re.IGNORECASE)


_WHOLE: Final = (
    # "[ad_1]", "ADVERTISEMENT", "Story continues below"
    (
        "advertisement",
        _rule(
            r"ad(?:_\d+)?|ads|adv|(?:skip )?advertise?ment(?: - .{0,60})?|advertising|anzeige|werbung|publicit[éà]|publicidad|реклама"
            r"|(?:article|story|report)?\s?continues?(?: reading)? (?:below|after)(?: (?:the|this))?(?: ad(?:vertisement)?| advertisement| video)?"
            r"|sponsored(?: content| links?| by.{0,40})?|paid (?:content|post)|promot(?:ed|ion)(?: content)?|scroll (?:down )?to continue.{0,60}"
            r"|advertisements? scroll.{0,60}|supported by"
        ),
    ),
    # "Related Article", "You may also like", "Read more:"
    (
        "related link",
        _rule(
            r"(?:related|similar|recommended|suggested|popular|trending|featured|latest|recent|top|other|further|more|must|also|most)"
            r" (?:articles?|stor(?:y|ies)|news|content|posts?|topics?|reads?|reading|coverage|videos?|links?|headlines?|viewed|popular|commented|shared|searches|tags?)"
            r"|(?:you|readers) (?:may|might|will|could)(?: also)? (?:like|be interested in|enjoy|love)|(?:see|read|watch) (?:also|more|next|this)"
            r"|also (?:read|see|on .{1,40})|read (?:full|the) (?:article|story)|(?:more|read more) (?:from|in|on|about|like) .{1,60}"
            r"|same (?:tag|category|author|topic|section)s?|recommended(?: for you| by| reading)?|trending(?: now)?|what to read next|up next|read this next"
            r"|keep reading|don.t miss|in case you missed it|editor.?s.? (?:picks?|choice)|from (?:around )?the web|around the web|more in this section"
        ),
    ),
    # "Comment (0)", "Leave a Reply", "To write comments, please log in to one of the accounts."
    (
        "comment widget",
        _rule(
            r"(?:\d+ |no |all |view |show |see |hide |read |load |add |write |post |leave |join |view all )*(?:a |the |your )?"
            r"(?:comments?|conversation|discussion|replies|reply)(?: \(?\d+\)?| yet| here| below| section| policy| rules| guidelines| are closed| on this (?:story|article))*"
            r"|to (?:write|leave|post|view) (?:a )?comments?,? .{0,80}|.{0,20}\bplease (?:log|sign) ?in\b.{0,80}|you must be logged in.{0,60}"
            r"|social comment.{0,20}|help-?image.{0,40}|lock ?icon|no data|what do you think.{0,40}|share your thoughts.{0,60}"
            r"|.{0,40}\(\d+/\d+\w{0,3}\)|your email address will not be published.{0,60}|save my name, email.{0,120}|sort by.{0,40}|be the first to comment.{0,40}"
        ),
    ),
    # "Log in to Twitter or Facebook account to connect"
    (
        "log-in widget",
        _rule(
            r"(?:log|sign) ?in(?: or)?(?: to| with| using| via| up| here| for)?\b.{0,90}|create (?:an|your) account.{0,60}|register(?: now| for free)?|forgot(?:ten)? (?:your )?password.{0,30}|already (?:a|have).{0,60}(?:log|sign) ?in.{0,40}"
        ),
    ),
    # "Subscribe to our newsletter"
    (
        "newsletter sign-up",
        _rule(
            r"(?:subscribe|sign up)(?: (?:now|today|here|to|for|and|free)\b.{0,140})?|(?:get|receive) (?:the|our) .{1,60} (?:newsletter|inbox|alerts?).{0,60}|.{0,60}newsletters?|enter your e-?mail.{0,60}|.{0,80}delivered (?:straight |right |directly )?to your inbox.{0,60}"
        ),
    ),
    # "© 2023 Example. All rights reserved."
    (
        "copyright notice",
        _rule(
            r"(?:©|\(c\)|copyright\b)\W{0,3}(?:©|\(c\)|\d{4}|by\b).{0,200}|.{0,160}all rights reserved.{0,160}|(?:terms|privacy|cookies?|legal)(?: (?:of|&|and|policy|use|service|notice|settings|preferences|statement|terms|conditions|privacy|your|cookie))*"
        ),
    ),
    # "Our Standards: The Thomson Reuters Trust Principles."
    (
        "house rules",
        _rule(
            r"our standards:.{1,120}|.{0,60}trust principles.{0,60}|standards board policy.{0,40}|editorial (?:guidelines|standards|policy)|opinions expressed .{1,200}|corrections? policy|report (?:a|an) (?:typo|error|correction).{0,60}"
        ),
    ),
    # "We use cookies to improve your experience."
    (
        "cookie notice",
        _rule(
            r".{0,80}\b(?:use|uses|using|accept|accepting|manage|reject)(?: all| our| of)? cookies\b.{0,250}|(?:accept|reject)(?: all)?|cookie settings"
        ),
    ),
    # "Follow us on Facebook"
    (
        "social media link",
        _rule(
            r"(?:follow|like|join|find|connect with|add) us\b.{0,90}|follow @?\w+(?: on .{1,40})?|share (?:this|on|via|with|the|your|full)\b.{0,60}|(?:click|tap) (?:here )?to share.{0,60}|\(?opens in (?:a )?new window\)?|tweet this.{0,40}|view this post on .{1,30}|a post shared by .{1,80}"
        ),
    ),
    # "Source link", "Source"
    (
        "source link",
        _rule(
            r"source(?: link| url)?|original (?:article|source|post)|view original|link to original|read original article|permalink"
        ),
    ),
    # "Skip to main content"
    (
        "navigation",
        _rule(
            r"skip to.{0,40}|jump to.{0,30}|back to (?:top|home).{0,20}|go to .{1,20} (?:page|home)|main (?:menu|navigation)|(?:show|view|load|see) (?:more|all|less).{0,30}|no videos available|toggle .{1,20}|search for:?|page \d+ of \d+|tags?:.{0,200}|tagged(?: in| with|:).{0,200}|filed under:?.{0,200}|topics?:.{0,200}|categor(?:y|ies):.{0,120}|\d+ min(?:ute)?s? read|\d+ (?:views|shares|likes|votes)"
        ),
    ),
    # "Photo: Jane Roe/Example Agency", "Getty Images"
    (
        "photo credit",
        _rule(
            r"(?:file )?(?:photo|image|picture|photograph|illustration|video|graphic|cover)s?\s?(?:credits?|courtesy|source|via|by|from)?\s?(?:by|of|:|©|/|–|—)\s?.{1,90}"
            r"|credits?\s?(?:\.{3}|…|:).{1,90}|(?:photo|image|picture)(?:graph)? (?:by|courtesy|credit|via) .{1,90}|.{0,60}(?:/|via |\| )(?:getty|getty images|afp|reuters|ap|ap photo|shutterstock|istock|alamy|epa|bloomberg|unsplash|pexels|pixabay)(?: images?| photo)?(?: via .{1,40})?"
            r"|(?:getty|istock|shutterstock|alamy|unsplash|pexels)(?: images?)?|please be respectful of copyright.{0,80}|(?:enlarge|hide caption|toggle caption|expand)(?: this)?(?: image)?"
        ),
    ),
)


def junk_reason(text: str) -> str:
    """What a line is by its own words, such as "advertisement"; '' where they do not say."""
    if len(text) > _LONGEST:
        return ""
    for reason, pattern in _WHOLE:
        if pattern.fullmatch(text):
            return reason
    if _is_tool_row(text):
        return "page tools"
    if is_breadcrumb(text):
        return "breadcrumb"
    return "tag row" if _is_tag_row(text) else ""


def is_breadcrumb(text: str) -> bool:
    """Whether a line is a path through a site: "Home > National > North Korea"."""
    if len(text) > 150:  # noqa: PLR2004 - a path is short
        return False
    steps = [step for step in _CRUMB.split(text) if step]
    if len(steps) < 2 or max(len(step.split()) for step in steps) > _LONGEST_CRUMB:  # noqa: PLR2004
        return False
    return bool(_HOME.match(text)) or (len(steps) > 2 and any(arrow in text for arrow in _ARROWS))  # noqa: PLR2004


def _is_tool_row(text: str) -> bool:
    if len(text) > 100:  # noqa: PLR2004 - a row of buttons is short
        return False
    found = _TOOL_WORD.findall(text.lower())
    if not 0 < len(found) <= _LONGEST_TOOLS:
        return False
    return _TOOLS.issuperset(found) and not _TOOLS_WEAK.issuperset(found)


def _is_tag_row(text: str) -> bool:
    words = (
        text.replace(",", " ")
        .replace("|", " ")
        .replace("/", " ")
        .replace("•", " ")
        .replace("&", " ")
        .split()
    )
    if not 2 <= len(words) <= _LONGEST_TAG_ROW or text[-1] in ".?!:":  # noqa: PLR2004
        return False
    sections = sum(word.lower() in _SECTIONS for word in words)
    return sections >= max(2, 0.4 * len(words)) and all(
        word[0].isupper() and word.isalpha() for word in words
    )
