"""Turns the HTML of a finished page into what is to be checked of it: ids, links, copied words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from lxml import etree
from msgspec import Struct

# What is said of an element's words: they stand at this place of an article, are the title or a
# caption of one, a line of a clipping, the editor's, or ours.
_ADDRESSES: Final = frozenset({"data-span", "data-field", "data-line", "data-editor", "data-own"})
_LINKING: Final = frozenset({"href", "src"})
# What a reader does not see in the page; its title is put together of titles.
_SILENT: Final = frozenset({"script", "style", "template", "title"})

_find_texts: Final[Callable[..., Any]] = etree.XPath("//text()[string-length() >= $shortest]")


class PageAudit(Struct, frozen=True):
    """What is to be checked of a page, in its order, each with its line, from 1.

    `ids` are all ids, `links` the line where each link stands first, `copied` the addresses and
    texts of copied words, `loose` all other texts, whose line is that of the tag before them.
    """

    ids: tuple[tuple[str, int], ...]
    links: Mapping[str, int]
    copied: tuple[tuple[str, str, int], ...]
    loose: tuple[tuple[str, int], ...]


def audit(page: bytes, shortest: int) -> PageAudit:
    """What is to be checked of a page in UTF-8; of other words only texts of `shortest` characters.

    The page is read as lxml mends it: an element that is never closed ends with the one around it.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(page, parser) if page.strip() else None
    if root is None:  # nothing, or a comment that never ends
        return PageAudit((), {}, (), ())
    ids: list[tuple[str, int]] = []
    links: dict[str, int] = {}
    copied: list[tuple[str, str, int]] = []
    known = list(root.iter(*_SILENT))
    for element in root.iter("*"):
        line = element.sourceline or 1
        for name, value in element.items():
            if name == "id":
                ids.append((value, line))
            elif name in _LINKING:
                links.setdefault(value, line)
            elif name in _ADDRESSES:
                known.append(element)
                if name == "data-span" and value:
                    copied.append((value, "".join(element.itertext()), line))
    for element in known:
        element.clear(keep_tail=True)
    found = _find_texts(root, shortest=shortest)
    loose = tuple((str(text), text.getparent().sourceline) for text in found)
    return PageAudit(tuple(ids), links, tuple(copied), loose)
