"""Turns the tree of a page into how much work the extraction libraries would have with it."""

from __future__ import annotations

from typing import Final

from lxml import etree, html
from msgspec import Struct

MAX_ELEMENTS: Final = 4_500
"""One library takes the square of their number; a long page of news has 2,000."""
MAX_DEPTHS: Final = 250_000
"""The depths of all elements together: each is looked at from all around it. Pages have 50,000."""
MAX_REACH: Final = 12_000_000
"""Characters, times what is around them, times the links around them. Pages have 4,000,000."""


class Effort(Struct, frozen=True):
    """The number of elements, the sum of their depths, and how often their text is looked at."""

    elements: int
    depths: int
    reach: int

    @property
    def is_great(self) -> bool:
        """Whether it is more than both libraries do in a second or so."""
        return self.elements > MAX_ELEMENTS or self.depths > MAX_DEPTHS or self.reach > MAX_REACH


def measure(root: html.HtmlElement) -> Effort:
    """The effort that a page takes, counted in one walk over its tree."""
    elements = depths = reach = depth = links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            links += element.tag == "a"
            elements += 1
            depths += depth
            text = element.text
        else:
            depth -= 1
            links -= element.tag == "a"
            text = element.tail
        if text:
            reach += len(text) * depth * (1 + links)
    return Effort(elements, depths, reach)
