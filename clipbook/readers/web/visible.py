"""Turns the tree of a page into one that holds only what a reader of the page can see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import html

# What hides an element by its style, one way a line: "display: none", "left:-9999px".
_HIDING: Final = re.compile(
    r"display\s{0,3}:\s{0,3}none"
    r"|visibility\s{0,3}:\s{0,3}(?:hidden|collapse)"
    r"|(?<![\w-])(?:opacity\s{0,3}:|filter\s{0,3}:\s{0,3}opacity\()"
    r"\s{0,3}(?:0+(?:\.0\d{0,9})?|\.0\d{0,9})(?![\d.])"
    r"|font-size\s{0,3}:\s{0,3}(?:0+(?:\.\d{1,9})?|\.\d{1,9}|[01])(?:px|pt)?(?=[\s;!]|$)"
    r"|clip\s{0,3}:\s{0,3}rect\(\s{0,3}[01](?:px)?[\s,]{1,5}[01](?:px)?[\s,]{1,5}[01](?:px)?"
    r"|clip-path\s{0,3}:\s{0,3}"
    r"(?:inset\(\s{0,3}(?:50|100)%|circle\(\s{0,3}0|polygon\(\s{0,3}0 0\s{0,3},\s{0,3}0 0)"
    r"|(?<![\w-])(?:text-indent|left|right|top|bottom|margin-left|margin-top|inset-inline-start)"
    r"\s{0,3}:\s{0,3}-\d{3,}"
    r"|transform\s{0,3}:\s{0,3}(?:scale\(\s{0,3}0(?![.\d])|translate[xy]?\(\s{0,3}-\d{3,})"
    r"|(?<![\w-])zoom\s{0,3}:\s{0,3}0(?![.\d])"
    r"|(?<![\w-])color\s{0,3}:\s{0,3}(?:transparent|rgba\([^)]{0,40},\s{0,3}0?\.?0+\s{0,3}\))"
    r"|content-visibility\s{0,3}:\s{0,3}hidden",
    re.IGNORECASE,
)
# A box of no size that cuts off what is in it: "height: 0", "max-height:1px".
_NO_SIZE: Final = re.compile(
    r"(?<![\w-])(?:max-)?(?:height|width)\s{0,3}:\s{0,3}[01](?:px|em|rem|%)?(?=[\s;!]|$)",
    re.IGNORECASE,
)
_CUT_OFF: Final = re.compile(r"overflow(?:-[xy])?\s{0,3}:\s{0,3}(?:hidden|clip)", re.IGNORECASE)
# A colour of a text or of what is behind it: "color:#fff", "background-color: white".
_COLOUR: Final = re.compile(
    r"(?<![\w-])(background(?:-color)?|color)\s{0,3}:\s{0,3}(#[0-9a-f]{3,8}|[a-z]{3,20}|rgb\([^)]{1,30}\))",
    re.IGNORECASE,
)
_WHITE: Final = "#ffffff"
# What lets text fade in: "transition: opacity 1s", "animation: show 2s".
_MOVING: Final = re.compile(r"(?:transition|animation)[\w-]{0,20}\s{0,3}:", re.IGNORECASE)
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
# Where a rule of a style sheet begins or ends, or a line of it: "{", "}", ";".
_BRACE: Final = re.compile(r"[{};]")
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
    """A part of a selector: a tag, '' for any, and its classes and id with their marks."""

    tag: str
    marks: frozenset[str]

    def matches(self, element: html.HtmlElement) -> bool:
        return (not self.tag or element.tag == self.tag) and self.marks <= _marks(element)


_Rules = dict[str, list[tuple[_Compound, ...]]]
"""Selectors by one mark or the tag of their last part."""


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
        size = len(element.text_content().split())
        is_opened = element.get("id") in opened or _is_opened(element)
        is_main = element.tag in _MAIN or next(element.iter("h1", *_MAIN), None) is not None
        if is_opened or is_main or size > limit or element.getparent() is None:
            _show(element)
        else:
            words += size
            element.drop_tree()
    return words


def _show(element: html.HtmlElement) -> None:
    """Takes away the marks by which other readers of the tree would think it hidden."""
    for name in ("style", "hidden", "aria-hidden"):
        element.attrib.pop(name, None)


def _is_hidden(element: html.HtmlElement, rules: _Rules) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NEVER:
        return False
    attributes = element.attrib
    style = attributes.get("style")
    if style and hides(style, element):
        return True
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if attributes.get("aria-hidden") == "true" and len(element.text_content().split()) >= SPOKEN:
        return True
    if not _HIDING_CLASSES.isdisjoint((attributes.get("class") or "").split()):
        return True
    return bool(rules) and _is_ruled(element, rules)


def _is_ruled(element: html.HtmlElement, rules: _Rules) -> bool:
    for key in (*_marks(element), str(element.tag)):
        for *outer, last in rules.get(key, ()):
            if last.matches(element) and all(
                any(part.matches(above) for above in element.iterancestors()) for part in outer
            ):
                return True
    return False


def _marks(element: html.HtmlElement) -> frozenset[str]:
    own = {f".{name}" for name in (element.get("class") or "").split()}
    return frozenset(own | {f"#{element.get('id')}"} if element.get("id") else own)


def hides(style: str, element: html.HtmlElement | None = None) -> bool:
    """Whether the declarations of a style let nothing of an element be seen.

    Text of no size is seen where what is inside has a size of its own, text that moves in later.
    """
    style = style[:2000]
    if m := _HIDING.search(style):
        sized = element is not None and "font-size" in m[0].lower() and _is_sized(element)
        return not sized and not ("opacity" in m[0] and _MOVING.search(style))
    if _NO_SIZE.search(style) and _CUT_OFF.search(style):
        return True
    colours = {m[1].lower()[:10]: m[2].lower().replace(" ", "") for m in _COLOUR.finditer(style)}
    text = colours.get("color", "")
    if "background" in colours:
        return bool(text) and _hex(text) == _hex(colours["background"])
    return _hex(text) == _WHITE and element is not None and _is_on_white(element)


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
    found: dict[tuple[_Compound, ...], bool] = {}
    for selectors, said in _top_rules(_COMMENT.sub("", "\n".join(sheets)[:MAX_STYLE])):
        hidden = hides(said)
        if hidden or "display" in said or "visibility" in said:
            found |= {
                each: hidden for text in selectors.split(",")[:50] if (each := _selector(text))
            }
    rules: _Rules = {}
    for selector, hidden in found.items():
        if hidden:
            last = selector[-1]
            rules.setdefault(min(last.marks, default=last.tag), []).append(selector)
    return rules


def _top_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of the rules that hold for every medium and width."""
    depth, start, selectors = 0, 0, ""
    for m in _BRACE.finditer(sheet):
        if m[0] == "{":
            depth += 1
            selectors = sheet[start : m.start()].strip() if depth == 1 else selectors
        elif m[0] == "}":
            depth = max(0, depth - 1)
            if not depth and not selectors.startswith("@"):
                yield selectors, sheet[start : m.start()]
        if depth <= 1 and (m[0] != ";" or not depth):
            start = m.end()


def _selector(text: str) -> tuple[_Compound, ...]:
    """The parts of a selector; none where it has others than tags, classes and ids."""
    parts = text.replace(">", " ").split()
    found = [_COMPOUND.fullmatch(part) for part in parts[:5]]
    if not parts or len(parts) > len(found) or not all(found):
        return ()
    compounds = tuple(
        _Compound((m[1] or "*").lower().strip("*"), frozenset(_MARK.findall(m[2])))
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
