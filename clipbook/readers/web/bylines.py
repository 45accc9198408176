"""Turns what a page states, or the first lines of a text print, into authors, day and dateline.

Better no author than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from clipbook.text.normalise import fold, normalise

if TYPE_CHECKING:
    from lxml import html

    from clipbook.readers.web.blocks import Block

from msgspec.structs import replace

from clipbook.model import Article, Copy, CopyState, Removed
from clipbook.readers.printed_dates import PUBLISHED, UPDATED, find_stated
from clipbook.readers.web.moments import printed_day
from clipbook.text.language import find_language
from clipbook.text.markup import plain
from clipbook.text.sentences import find_opening

# What stands before a byline's names: "By ", "Written by: ", "Author: ".
_BY: Final = re.compile(
    r"^\W{0,3}(?:(?:written|reported|posted|words|story|text|article|interview|as told (?=to)) ?)?"
    r"(?:(?:by|to(?<=as told to)|von|par|por|di|door|av|authors?)\b[:\s]|(?<=\w):\s)\s{0,2}",
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
            yield _GLUED.sub(" | ", _GLUED_BY.sub(" ", _before_day(block.text)))
    for block in short:
        if begins_as_byline(block.text):
            yield _before_day(block.text)


def _before_day(text: str) -> str:
    """What stands before the day that a byline goes on with; all of it where it names none."""
    return text[: next((day.start for day in find_stated(text)), None)]


SAMPLE: Final = 4_000
"""How many characters of a body its language is told from."""
# Who else had a hand in a text: "Reviewed by Dr. Ana Vale", "Photographs by Tom Reed".
_HELPERS: Final = re.compile(
    r"(?:\w+ )?(?:reviewed|edited|fact.?checked|translated|compiled|photographed|illustrated"
    r"|photos?|photographs?|photography|illustrations?|graphics?|video) by\b",
    re.IGNORECASE,
)
SENTENCE_END: Final = re.compile(r"[.!?\u3002\uff01\uff1f…][\"'”’»)]{0,3}$")
"""How sentences end in any script: "on Monday.", "“Why?”"."""
OPENING_REACH: Final = 4
"""The byline and the day stand among so many paragraphs at the start."""
BARE: Final = 3
"""A line is there for its days where it has at most so many times their characters,"""
LABELLED: Final = 4
"""or so many where it says what was done on them."""
ROLE_WORDS: Final = 5
"""What an author does is said in so few words."""
BYLINE: Final = "the byline"
LONGEST: Final = 120
"""A line of more characters is a sentence."""


def with_own_words(article: Article) -> Article:
    """`article` with the dateline, wire and language that its body shows, where that is so.

    The body's language goes before a stated one: sites state one language for all their pages.
    """
    paragraphs = article.body.split("\n\n")
    first = next((text for text in paragraphs if not text.startswith("## ")), "")
    opening = find_opening(plain(first))
    credited = opening.wire and article.copy.state is CopyState.UNKNOWN
    return replace(
        article,
        dateline=article.dateline or opening.dateline,
        origin=article.origin or opening.wire,
        copy=Copy(CopyState.WIRE_COPY, (f"({opening.wire})",)) if credited else article.copy,
        language=find_language(plain(article.body[:SAMPLE])) or article.language,
    )


def with_printed_head(article: Article) -> Article:
    """`article` with the authors and the day that its first lines print, which leave its body.

    What its properties say goes before, and then the lines go all the same.
    """
    paragraphs = article.body.split("\n\n")
    kept, gone = list(paragraphs[OPENING_REACH:]), list[Removed]()
    first = 0
    for paragraph in paragraphs[:OPENING_REACH]:
        text = plain(paragraph)
        names = names_of(text) if begins_as_byline(text) else ()
        told = (
            len(text) <= LONGEST
            and not SENTENCE_END.search(text)
            and not paragraph.startswith("## ")
        )
        above = gone[-1].why if gone else ""
        why = _why(text, names, article.authors, above) if told else ""
        if why:
            article = replace(
                article,
                authors=article.authors or names,
                published=article.published or printed_day(text, article.language),
            )
            gone.append(Removed(0, text, why))
        else:
            kept.insert(first, paragraph)
            first += 1
    if not kept:
        return article
    return replace(article, body="\n\n".join(kept), removed=(*gone, *article.removed))


def _why(text: str, names: Sequence[str], authors: Sequence[str], above: str) -> str:
    """Why a short line between title and text is not of the text; '' where it may be.

    `names` are those that it gives as a byline, `authors` those known, `above` says what went.
    """
    known = {fold(author) for author in authors}
    if names or fold(text) in known or (above == BYLINE and _is_role(text)):
        return BYLINE
    if _is_little_but_days(text):
        return "the day"
    return "a credit" if _HELPERS.match(text) else ""


def _is_role(text: str) -> bool:
    return len(text.split()) <= ROLE_WORDS and names_role(text)


def _is_little_but_days(text: str) -> bool:
    """Whether a line is there for the days that it states."""
    stated = find_stated(text)
    share = LABELLED if PUBLISHED.search(text) or UPDATED.search(text) else BARE
    return bool(stated) and len(text) <= share * sum(day.end - day.start for day in stated)
