"""Turns the text of a Markdown document into plain paragraphs and sub-headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from clipbook.model import Removed
from clipbook.readers.web.addresses import without_addresses
from clipbook.text.markup import escape, plain
from clipbook.text.normalise import fold

# A link to a note of Obsidian's: "[[Jane Doe]]", "[[people/jane|Jane Doe]]".
_WIKI_LINK: Final = re.compile(r"!?\[\[(?:[^\]|\n]{0,300}\|)?([^\]\n]{0,300})\]\]")
# An embedded picture: "![The bridge](bridge.jpg)".
_PICTURE: Final = re.compile(
    r"!\[([^\[\]\n]{0,1000})\]\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)"
)
# A link around nothing, which is what a picture leaves: "[](https://x)".
_EMPTY_LINK: Final = re.compile(r"\[\s{0,9}\]\([^()\n]{0,2000}\)")
# A heading: "## A ferry ##".
_HEADING: Final = re.compile(r"#{1,6}[ \t]+([^\n]{1,1000})")
# The line under a heading: "=====", "-----".
_UNDERLINE: Final = re.compile(r"=+|-+")
# What begins an item or a quotation: "- ", "1. ", "> ".
_MARK: Final = re.compile(r"(?:>[ \t]?)+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,4}[.)][ \t]+")
# A dividing line: "---", "* * *"; or the one under the head of a table: "|---|---|".
_RULE: Final = re.compile(r"[-*_=|: \t]{3,}")
# A template's own tag, a definition or a comment: "{{< figure >}}", "[1]: https://x".
_TEMPLATE: Final = re.compile(
    r"\{[{%].{0,2000}[%}]\}|\[[^\]]{1,200}\]:\s.{0,2000}|\[TOC\]|<!--.{0,2000}-->", re.IGNORECASE
)
# A tag of HTML: "<br>", "</div>".
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
# A reference to a footnote: "[^1]".
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\n]{1,50}\]")
# What Obsidian marks as with a pen: "==a ferry==".
_HIGHLIGHT: Final = re.compile(r"==(?=[^\s=])([^=\n]{1,1000})(?<=\S)==")
# A fence around code: "```python".
_CODE: Final = re.compile(r"`{3,}|~{3,}")
MAX_HEADING: Final = 200
"""A longer line over a rule is a paragraph, not a heading."""
MIN_CAPTION: Final = 15
"""A shorter description of a picture is no caption."""


@dataclass(slots=True)
class Prose:
    """What a document gives: paragraphs without markup, captions, and what was dropped."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _in_code: bool = False

    def take(self, lines: Sequence[str], first: int) -> None:
        """Reads the lines of a body, the first of which is line `first` of its file."""
        for number, raw in enumerate(lines, first):
            line = raw.strip()
            if _CODE.match(line):
                self._in_code = not self._in_code
                self._drop(number, line, "code")
            elif self._in_code:
                self._drop(number, line, "code")
            elif not line or (self._open and _UNDERLINE.fullmatch(line)):
                self._close(is_heading=bool(line))
            else:
                self._line(number, line)
        self._close()

    def _line(self, number: int, line: str) -> None:
        if m := _HEADING.match(line):
            self._close()
            self._open = [m[1].rstrip("# \t")]
            self._close_heading(number)
        elif _RULE.fullmatch(line):
            self._close()
            self._drop(number, line, "a dividing line")
        elif _TEMPLATE.fullmatch(line):
            self._close()
            self._drop(number, line, "markup of another program")
        else:
            self._text(number, line)

    def _text(self, number: int, line: str) -> None:
        if m := _MARK.match(line):
            if not (line.startswith(">") and self._open):
                self._close()
            line = line[m.end() :]
        pictures = _PICTURE.findall(line)
        self.captions += [text for text in pictures if len(text) >= MIN_CAPTION and " " in text]
        rest = _EMPTY_LINK.sub("", _PICTURE.sub("", line)).strip()
        if pictures and not rest:
            self._drop(number, line, "a picture")
        elif rest:
            self._open.append(rest.strip("|").strip())
            if line.startswith("|"):
                self._close()
        else:
            self._close()

    def _close(self, *, is_heading: bool = False) -> None:
        """Ends the paragraph; a single short line over a rule is a heading."""
        if is_heading and len(self._open) == 1 and len(self._open[0]) <= MAX_HEADING:
            self._close_heading(0)
            return
        text = _printed(" ".join(self._open))
        self._open = []
        if text:
            self.paragraphs.append(escape(text))

    def _close_heading(self, number: int) -> None:
        text = _printed(" ".join(self._open))
        self._open = []
        if not self.title and not self.paragraphs:
            self.title = text
        if text and fold(text) == fold(self.title):
            self._drop(number, text, "the title, again")
        elif text:
            self.paragraphs.append(f"## {escape(text)}")

    def _drop(self, number: int, line: str, why: str) -> None:
        if line:
            self.removed.append(Removed(number, without_addresses(line), why))


def _printed(text: str) -> str:
    """What a piece of Markdown prints, on one line and without e-mail addresses."""
    text = _FOOTNOTE.sub("", _TAG.sub(" ", _HIGHLIGHT.sub(r"\1", text.rstrip("\\"))))
    return " ".join(without_addresses(plain(_WIKI_LINK.sub(r"\1", text))).split())
