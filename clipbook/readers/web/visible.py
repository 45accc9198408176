"""Turns the tree of a page into one that holds only its own words that a reader can see.

What the site says of itself goes, too: dialogs of consent and offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from lxml import html

from clipbook.text.notices import asks_consent

# What hides an element by its style, by property: "display: none", "left: -9999px".
_FAR_OUT: Final = re.compile(r"-\d{3,}")
_HIDING: Final = {
    "display": re.compile(r"none"),
    "visibility": re.compile(r"hidden|collapse"),
    "content-visibility": re.compile(r"hidden"),
    "opacity": re.compile(r"(?:0+(?:\.0*)?|\.0+)(?![\d.])"),
    "filter": re.compile(r"opacity\(\s*(?:0+(?:\.0*)?|\.0+)(?![\d.])"),
    "font-size": re.compile(r"(?:0{1,9}(?:\.\d{1,9})?|\.\d{1,9}|[01])(?:px|pt)?(?:\s|$)"),
    "clip": re.compile(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?"),
    "clip-path": re.compile(r"inset\(\s*(?:50|100)%|circle\(\s*0|polygon\(\s*0 0\s*,\s*0 0"),
    "transform": re.compile(r"scale\(\s*0(?![.\d])|translate[xy]?\(\s*-\d{3,}"),
    "zoom": re.compile(r"0(?![.\d])"),
    "color": re.compile(r"transparent|rgba\([^)]*,\s*0?\.?0+\s*\)"),
    **dict.fromkeys(
        "text-indent left right top bottom margin-left margin-top inset-inline-start".split(),
        _FAR_OUT,
    ),
}
# A width or height of nothing: "0", "1px".
_NOTHING: Final = re.compile(r"[01](?:px|em|rem|%)?(?:\s|$)")
_SIZES: Final = ("height", "width", "max-height", "max-width")
# A colour: "#fff", "white", "rgb(0,0,0)".
_COLOUR: Final = re.compile(r"#[0-9a-f]{3,8}|[a-z]{3,20}|rgb\([^)]{1,30}\)")
_WHITE: Final = "#ffffff"
_NEVER: Final = frozenset({"body", "html", "head", "meta", "br", "img", "script", "style", "link"})
_OVER_PICTURES: Final = frozenset("h1 h2 h3 h4 h5 h6 header figure figcaption a button nav".split())
"""White text in these stands on a picture or a dark ground, as a rule."""
# Classes that mean hidden in the widely used style sheets.
_HIDING_CLASSES: Final = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader "
    "screen-reader sr-text sr_only show-for-sr element-invisible a11y-hidden u-visually-hidden "
    "u-hidden-visually offscreen off-screen is-visually-hidden visuallyhidden--always vh d-none "
    "hidden-accessible cdk-visually-hidden assistive-text clip-text hide-text".split()
)
# Where a rule of a style sheet begins or ends: "{", "}".
_BRACE: Final = re.compile(r"[{}]")
# A part of a selector without blanks: ".note", "p.x.y", "#more", "p", "*".
_COMPOUND: Final = re.compile(
    r"(\*|[a-z][a-z0-9]{0,20})?((?:[.#]-?[_a-z][\w-]{0,100}){0,5})", re.IGNORECASE
)
_MARK: Final = re.compile(r"[.#][^.#]{1,101}")
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# What a button says that opens the rest of a text: "Read more", "Weiterlesen".
_OPENS: Final = re.compile(
    r"\W{0,3}(?:(?:read|show|see|view|load)(?: the)? (?:more|full|all|rest|whole)"
    r"|continue(?: reading)?|expand|more\W{0,3}$"
    r"|weiterlesen|mehr (?:lesen|anzeigen)|lire (?:la )?suite|voir plus|leer más|ver más|leia mais"
    r"|leggi (?:tutto|di più)|continua|lees (?:meer|verder)|läs mer|læs mere|les mer|czytaj dalej"
    r"|читать далее|続きを読む|もっと見る|展开|阅读全文)",
    re.IGNORECASE,
)
_CONTROLS: Final = ("aria-controls", "data-target", "data-bs-target", "href")
MAX_STYLE: Final = 300_000
"""More characters of a page's own style are not looked at."""
_MAIN: Final = ("article", "main")
# Classes that say who opens an element, and how: "subscriber-only", "accordion__body".
_OPENED: Final = re.compile(
    r"subscriber|premium|paywall|collaps|accordion|expand|truncat|read-?more|toggle", re.IGNORECASE
)
SPOKEN: Final = 5
"""Fewer words that are not read aloud are a sign or the first letter of a text."""
FEW_WORDS: Final = 8
"""A button says no more words than these."""


class _Compound(NamedTuple):
    """A part of a selector: a tag, '' for any, its classes, and its id behind a `#`."""

    tag: str
    marks: frozenset[str]

    def matches(self, tag: object, marks: frozenset[str]) -> bool:
        return (not self.tag or tag == self.tag) and self.marks <= marks


_Rules = dict[str, list[tuple[_Compound, ...]]]
"""Selectors by a class, the id or the tag of their last part."""


def drop_unseen(root: html.HtmlElement) -> int:
    """Takes out of the tree what no reader sees, and gives the number of its words.

    What a reader opens with a button or a tab is seen, and so is what holds the better part of the
    page, which lies behind a dialog or waits for a script.
    """
    rules = _hiding_rules(root)
    hidden = [each for each in root.iter() if _is_hidden(each, rules)]
    opened = _opened(root) if hidden else frozenset()
    limit = len(root.text_content().split()) / 2 if hidden else 0
    words = 0
    for element in hidden:
        if element is not root and root not in element.iterancestors():
            continue  # it went with what is around it
        size = len(element.text_content().split())
        is_opened = element.get("id") in opened or _is_opened(element)
        is_main = element.tag in _MAIN or next(element.iter("h1", *_MAIN), None) is not None
        if is_opened or is_main or size > limit:
            _show(element)
        else:
            words += size
            element.drop_tree()
    return words


def drop_unseen_for_good(root: html.HtmlElement) -> int:
    """The same for what the page's style hides alone, and no mark that a script may take away."""
    for element in root.iter():
        _show(element)
    return drop_unseen(root)


def _show(element: html.HtmlElement) -> None:
    """Takes away the marks by which other readers of the tree would think it hidden."""
    for name in ("style", "hidden", "aria-hidden"):
        element.attrib.pop(name, None)


def _is_hidden(element: html.HtmlElement, rules: _Rules) -> bool:
    said = dict(element.items())  # by name, lxml refuses names such as `{%`
    tag = str(element.tag)
    if (not said and tag not in rules) or tag in _NEVER:
        return False
    if "style" in said and hides(said["style"], element):
        return True
    if said.get("hidden", "until-found") != "until-found":
        return True
    if said.get("aria-hidden") == "true" and len(element.text_content().split()) >= SPOKEN:
        return True
    marks = _marks(said)
    if not _HIDING_CLASSES.isdisjoint(marks):
        return True
    return any(
        last.matches(tag, marks) and all(_is_around(part, element) for part in outer)
        for key in (rules.keys() & marks) | (rules.keys() & {tag})
        for *outer, last in rules[key]
    )


def _is_around(part: _Compound, element: html.HtmlElement) -> bool:
    return any(part.matches(above.tag, _marks(above)) for above in element.iterancestors())


def _marks(attributes: Mapping[str, str] | html.HtmlElement) -> frozenset[str]:
    """The classes of an element, and its id behind a `#`."""
    names = (attributes.get("class") or "").split()
    own = attributes.get("id")
    return frozenset([*names, f"#{own}"] if own else names)


def hides(style: str, element: html.HtmlElement | None = None) -> bool:
    """Whether the declarations of a style let nothing of an element be seen.

    Text of no size is seen where what is inside has a size of its own, text that moves in later.
    """
    said = _declarations(style[:2000])
    for name in said.keys() & _HIDING.keys():
        if not _HIDING[name].match(said[name]):
            continue
        moving = name in {"opacity", "filter"} and any(
            other.startswith(("transition", "animation")) for other in said
        )
        if not moving and not (name == "font-size" and element is not None and _is_sized(element)):
            return True
    if any(said[size] for size in _SIZES if _NOTHING.match(said.get(size, "-"))):
        cut = (value for name, value in said.items() if name.startswith("overflow"))
        if any(value.startswith(("hidden", "clip")) for value in cut):
            return True
    text = _colour(said.get("color", ""))
    ground = _colour(said.get("background-color", "") or said.get("background", ""))
    if ground:
        return text == ground
    return text == _WHITE and element is not None and _is_on_white(element)


def _declarations(style: str) -> dict[str, str]:
    """What a style declares, by property, in lower case; the last of a property holds."""
    pairs = (declaration.partition(":") for declaration in style.lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def _colour(value: str) -> str:
    m = _COLOUR.match(value)
    return _hex(m[0].replace(" ", "")) if m else ""


def _hex(colour: str) -> str:
    return _WHITE if colour in {"#fff", "white", "rgb(255,255,255)", "#ffffffff"} else colour


def _is_sized(element: html.HtmlElement) -> bool:
    return any("font-size" in (inner.get("style") or "") for inner in element.iterdescendants())


def _is_on_white(element: html.HtmlElement) -> bool:
    """Whether a text of the article has nothing dark behind it, as far as the page itself says."""
    above = [element, *element.iterancestors()]
    dark = any("background" in (each.get("style") or "") or each.get("bgcolor") for each in above)
    return not dark and all(each.tag not in _OVER_PICTURES for each in above)


def _hiding_rules(root: html.HtmlElement) -> _Rules:
    """The selectors by which the page's own style hides, at any width of the window."""
    sheets = [style.text or "" for style in root.iter("style") if not _is_other_medium(style)]
    hiding: dict[str, bool] = {}
    for selectors, said in _top_rules(_COMMENT.sub("", "\n".join(sheets)[:MAX_STYLE])):
        hidden = hides(said)
        if hidden or (hiding and ("display" in said or "visibility" in said)):
            hiding |= dict.fromkeys(map(str.strip, selectors.split(",")[:50]), hidden)
    rules: _Rules = {}
    for selector in (_selector(text) for text, hidden in hiding.items() if hidden):
        for last in selector[-1:]:
            rules.setdefault(min(last.marks, default=last.tag), []).append(selector)
    return rules


def _top_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of the rules that hold for every medium and width."""
    depth, start, selectors = 0, 0, ""
    for m in _BRACE.finditer(sheet):
        if m[0] == "{":
            depth += 1
            if depth == 1:
                selectors = sheet[start : m.start()].rpartition(";")[2].strip()
        else:
            depth = max(0, depth - 1)
            if not depth and not selectors.startswith("@"):
                yield selectors, sheet[start : m.start()]
        if depth <= 1:
            start = m.end()


def _selector(text: str) -> tuple[_Compound, ...]:
    """The parts of a selector; none where it has others than tags, classes and ids."""
    parts = text.replace(">", " ").split()
    found = [_COMPOUND.fullmatch(part) for part in parts[:5]]
    if not parts or len(parts) > len(found) or not all(found):
        return ()
    compounds = tuple(
        _Compound(
            (m[1] or "*").lower().strip("*"),
            frozenset(mark.lstrip(".") for mark in _MARK.findall(m[2])),
        )
        for m in found
        if m
    )
    return compounds if compounds[-1].tag or compounds[-1].marks else ()


def _is_other_medium(style: html.HtmlElement) -> bool:
    medium = (style.get("media") or "all").lower()
    return "all" not in medium and medium != "screen"


def _opened(root: html.HtmlElement) -> frozenset[str]:
    """The ids of what buttons of the page open."""
    buttons = (each for each in root.iter("button", "a", "summary", "div", "span") if _opens(each))
    names = (each.get(name) or "" for each in buttons for name in _CONTROLS)
    return frozenset(name.lstrip("#") for name in names if name.lstrip("#"))


def _opens(element: html.HtmlElement) -> bool:
    """Whether an element opens another: a tab, the head of an accordion, a "Read more"."""
    if element.get("role") == "tab" or "aria-expanded" in element.attrib:
        return True
    return element.tag in {"a", "button"} and _says_more(element)


def _says_more(element: html.HtmlElement) -> bool:
    text = element.text_content()[:100].strip()
    return 0 < len(text.split()) <= FEW_WORDS and bool(_OPENS.match(text))


def _is_opened(element: html.HtmlElement) -> bool:
    """Whether a hidden element is one that a reader opens: a tab, or the rest behind a button."""
    if element.get("role") == "tabpanel" or element.tag == "details":
        return True
    if _OPENED.search(element.get("class") or ""):
        return True
    beside = (element.getprevious(), element.getnext())
    return any(
        each is not None
        and each.tag in {"button", "a", "label", "p", "div", "span"}
        and _says_more(each)
        for each in beside
    )


# The ids and classes of the programs that ask for consent: "onetrust-banner-sdk", "qc-cmp2-ui".
_MANAGERS: Final = re.compile(
    r"onetrust|didomi|usercentrics|cookiebot|qc-cmp|sp_message|truste|iubenda|cmplz|borlabs|klaro"
    r"|tarteaucitron|osano|cky-|moove_gdpr|fc-consent|cookie-?(?:banner|consent|notice|law|bar)",
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
# One of these stands in each offer; looking for them is quick.
_SIGNS: Final = (
    "subscri", "abonn", "log in", "login", "sign in", "sign up", "cancel", "access", "week",
    "month", "woche", "monat", "semaine", "mois",
)  # fmt: skip
TERMS: Final = 2
"""A text with so many different terms of offers is one."""
LONGEST: Final = 1_000
"""Nor are texts of more."""
_WRAPPERS: Final = tuple("button label object audio video canvas map progress meter".split())
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
    if asks_consent(text):
        return True
    lower = text.lower()
    if not any(word in lower for word in _SIGNS):
        return False
    return len({m[0] for m in _OFFER.finditer(lower)}) >= TERMS


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
    for element in list(root.iter(*_WRAPPERS)):
        if (
            _size(element) > LONG
            and next(element.iter("p", "h1", "h2", "article"), None) is not None
        ):
            element.drop_tag()
