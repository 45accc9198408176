"""Turns what a page states of its authors into their names; better none than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from clipbook.text.normalise import fold, normalise

if TYPE_CHECKING:
    from lxml import html

    from clipbook.readers.web.blocks import Block

# What stands before a byline's names: "By ", "Written by: ", "Author: ".
_BY: Final = re.compile(
    r"^\W{0,3}(?:(?:written|reported|posted|words|story|text|article|as told (?=to)) ?)?"
    r"(?:by|to(?<=as told to)|von|par|por|di|door|av|authors?)\b[:\s]{1,3}",
    re.IGNORECASE,
)
# What parts the names of a byline: ", ", " and ", " & ", ";".
_BETWEEN: Final = re.compile(
    r"\s{0,3}[;,|]\s{0,3}(?:and\s)?|\s[·•–—]\s|\s(?:and|und|et|y|&|with)\s"
)
# What follows a name: " on Monday", " for Reuters".
_REST: Final = re.compile(r"\s(?:on|at|for|in|is|für)\s")
# What is no name: an address, a handle, a number, what the site calls itself.
_NO_NAME: Final = re.compile(
    r"https?:|www\.|@|\d|\.com\b"
    r"|^(?:staff|admin|editor|editors|editorial|newsroom|redaktion|updated|published|guest|team)\b",
    re.IGNORECASE,
)
# What a person does rather than is called: "Senior Editor", "Associated Press writer".
_ROLE: Final = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|contributor|journalist|columnist|producer"
    r"|director|staff|desk)\b",
    re.IGNORECASE,
)
# What is no person but writes: "Rew Press Agency", "Lenn News Service".
_ORGANISATION: Final = re.compile(
    r"\b(?:agency|agencies|agence|agentur|agencia|press|presse|news|media|wire|services?|bureau"
    r"|network|newsroom|magazine|radio|television|associated|correspondents)\b",
    re.IGNORECASE,
)
# An address of mail, or what stands for one: " <ida@lennpost.example>", "[e-mail address]".
_MAIL: Final = re.compile(
    r"\s?[<(\[]{0,2}(?:\b[\w.+-]{1,64}@[\w.-]{1,99}|(?<=\[)e-mail address)[>)\]]{0,2}"
)
# Where the texts of two elements run into one: "Ida Brook|Senior Reporter".
_GLUED: Final = re.compile(r"(?<=[a-zß-ÿ]{3})(?<!Fitz)(?=[A-Z][a-zß-ÿ])")
# Where a word of a byline runs into a name: "By|Ida", "Brook|and|Tom".
_GLUED_BY: Final = re.compile(
    r"(?<=^By)(?=[A-Z])|(?<=[a-zß-ÿ]{3})(?=and[A-Z])|(?<=[a-z]and)(?=[A-Z])"
)
# What belongs to the name before it: "Jr.", "PhD".
_SUFFIX: Final = re.compile(r"(?:Jr|Sr|II|III)\.?")
# A name as catalogues write it: "Roy, Aniruddha".
_INVERTED: Final = re.compile(r"([^\W\d][\w'’.-]{1,30}), ([^\W\d][\w'’. -]{0,30})")
# Words of classes around the printed byline.
_MARKED: Final = frozenset({"byline", "author", "authors", "bylines"})
# The names under which pages state their authors.
_NAMES: Final = (
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_CATALOGUE: Final = ("citation_author", "dc.creator")
MAX_NAME: Final = 60
"""A longer run of characters is not a name."""
MAX_WORDS: Final = 5
"""More words than these are not a name."""
MIN_NAME: Final = 3
"""Fewer characters than these are not a name."""
MAX_SHOUTED: Final = 4
"""A name of more characters that is all capitals is written as names are."""


def find_authors(
    root: html.HtmlElement,
    metas: dict[str, list[str]],
    linked: Sequence[str],
    head: Sequence[Block],
    outlet: str,
) -> tuple[str, ...]:
    """The authors that the page states for machines, or else prints near its title."""
    candidates = (
        "; ".join(linked),
        *("; ".join(metas.get(name, ())) for name in _NAMES),
        *("; ".join(map(_turned, metas.get(name, ()))) for name in _CATALOGUE),
        "; ".join(_marked_names(root)),
        *_printed(head),
    )
    found = (names_of(text, outlet) for text in candidates)
    return next((names for names in found if names), ())


def begins_as_byline(text: str) -> bool:
    """Whether a line begins as bylines do: "By Jane Doe", "Story by"."""
    return bool(_BY.match(_GLUED_BY.sub(" ", text)))


def names_role(text: str) -> bool:
    """Whether a line says what somebody does, such as "Senior Reporter"."""
    return bool(_ROLE.search(text))


def names_of(byline: str, outlet: str = "") -> tuple[str, ...]:
    """The persons' names of a byline, without roles, addresses and the name of the outlet."""
    names: list[str] = []
    parted = _GLUED_BY.sub(" ", _MAIL.sub("", " ".join(byline.split())))
    for part in _BETWEEN.split(_BY.sub("", parted)):
        name = _REST.split(_BY.sub("", part or ""))[0].strip(" :-–—·\"'")
        name = name.rstrip(".") if len(name.rsplit(" ", 1)[-1]) > MAX_SHOUTED else name
        if names and _SUFFIX.fullmatch(name):
            names[-1] += f" {name}"
        elif names and " " in names[-1] and " " not in name:
            continue  # a degree, or the place that an author writes from
        elif _is_name(name, outlet):
            names.append(name.title() if name.isupper() and len(name) > MAX_SHOUTED else name)
    return tuple(dict.fromkeys(names))


def _is_name(name: str, outlet: str) -> bool:
    if not MIN_NAME <= len(name) <= MAX_NAME or len(name.split()) > MAX_WORDS:
        return False
    if _NO_NAME.search(name) or _ROLE.search(name) or _ORGANISATION.search(name):
        return False
    if not name[0].isalpha() or name[0].islower():
        return False
    site = {*fold(outlet).split(), "the", "com"}
    return not outlet or not site.issuperset(fold(name).split())


def _turned(name: str) -> str:
    m = _INVERTED.fullmatch(name)
    return f"{m[2]} {m[1]}" if m else name


def _marked_names(root: html.HtmlElement) -> Iterator[str]:
    """The texts of links to the page of an author of this article, in order."""
    title = next(root.iter("h1"), None)
    around = set() if title is None else set(title.iterancestors())
    for element in root.iter("a", "span"):
        if "author" in f"{element.get('rel') or ''} {element.get('itemprop') or ''}".split():
            text = " ".join(normalise(element.text_content()).split())
            if text and len(text) <= MAX_NAME and not _is_of_another(element, around):
                yield text


def _is_of_another(element: html.HtmlElement, around: set[html.HtmlElement]) -> bool:
    """Whether an element stands in an aside, or below the heading of another story."""
    for above in element.iterancestors():
        if above.tag in {"aside", "nav", "footer"}:
            return True
        if above in around:
            return False
        if next(above.iter("h2", "h3", "h4"), None) is not None and around:
            return True
    return False


def _printed(head: Sequence[Block]) -> Iterator[str]:
    """The blocks near the title that are marked as a byline, then those that begin as one."""
    short = [block for block in head if len(block.text) <= 2 * MAX_NAME]
    for block in short:
        if not _MARKED.isdisjoint(block.words):
            yield _GLUED.sub(" | ", _GLUED_BY.sub(" ", block.text))
    for block in short:
        if begins_as_byline(block.text):
            yield block.text
