"""Turns the text of a Markdown document into plain paragraphs and sub-headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from clipbook.model import Removed
from clipbook.text.addresses import without_addresses
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
# What is embedded from elsewhere: "![[pier.png|300]]", "![[Other note#Section]]".
_EMBED: Final = re.compile(r"!\[\[[^\]\n]{0,500}\]\]")
# The head of a callout, and its title: "[!note]- What to know".
_CALLOUT: Final = re.compile(r"\[!\w{1,30}(?:\|[^\]\n]{0,60})?\][+-]?[ \t]*")
# The name of a paragraph, at its end or below it: " ^abc123".
_BLOCK_NAME: Final = re.compile(r"(?:^|\s)\^[\w-]{1,40}$")
# A line of nothing but tags and notes, or a property of an outliner: "#pier [[Ferries]]", "id:: 7".
_TAGS: Final = re.compile(
    r"(?:[-*+][ \t]+)?(?:(?:#[^\W\d][\w/-]{0,60}|\[\[[^\]\n]{1,300}\]\])(?:[,\s]+|$))+"
    r"|[a-z][\w-]{1,30}:: .{0,500}"
)
# A line of nothing but links: "[Read the report](https://x) [Share](https://y)".
_LINKS: Final = re.compile(
    r"(?:\W{0,5}\[[^\[\]\n]{0,300}\]\([^()\s]{1,2000}(?:\s\"[^\"\n]{0,200}\")?\)){1,40}\W{0,5}"
)
# How a sentence ends: "on Monday.".
_SENTENCE: Final = re.compile(r"[.!?…][\"'”’»]{0,2}\]")
# A heading: "## A ferry ##".
_HEADING: Final = re.compile(r"#{1,6}[ \t]+([^\n]{1,1000})")
# The line under a heading: "=====", "-----".
_UNDERLINE: Final = re.compile(r"=+|-+|#{4,}")
# What begins an item or a quotation: "- ", "1. ", "> ".
_MARK: Final = re.compile(r"(?:>[ \t]?)+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,4}[.)][ \t]+")
# A dividing line: "---", "* * *"; or the one under the head of a table: "|---|---|".
_RULE: Final = re.compile(r"[-*_=|: \t]{3,}")
# A tag of a site generator: "{{< figure >}}", "{% raw %}".
_SHORTCODE: Final = re.compile(r"\{\{(?:[^{}]|\{[^{}]{0,200}\}){0,2000}\}\}|\{%[^{}]{0,2000}%\}")
# Such a tag, a definition, or a fence of a container: "[1]: https://x", "::: note", "!!! note".
_TEMPLATE: Final = re.compile(
    r"\{[{%].{0,2000}[%}]\}|\{:.{0,200}\}|\[[^\]]{1,200}\]:\s.{0,2000}|\[TOC\]|:{3,}.{0,200}"
    r"|!!! \w.{0,200}",
    re.IGNORECASE,
)
# A tag of HTML: "<br>", "</div>".
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
# A reference to a footnote: "[^1]".
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\n]{1,50}\]")
# What Obsidian marks as with a pen: "==a ferry==".
_HIGHLIGHT: Final = re.compile(r"==(?=[^\s=])([^=\n]{1,1000})(?<=\S)==")
# What is struck out, or marked as CriticMarkup does: "~~a ferry~~", "{==a ferry==}".
_STRUCK: Final = re.compile(r"~~(?=\S)([^~\n]{1,1000})(?<=\S)~~|\{==([^=\n]{1,1000})==\}")
# A fence around code: "```python".
_CODE: Final = re.compile(r"`{3,}|~{3,}")
# What writers hide from readers, to the end of the text where nothing ends it. In order: comments
# of HTML, Obsidian, CriticMarkup, Liquid, Hugo, Jinja and MDX; a link that leads nowhere; scripts
# and styles. What stands in code is none, so code is matched first.
_COMMENT: Final = re.compile(
    r"(?P<code>^[ \t>]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t>]*(?P=fence)|\Z)"
    r"|(?<!`)`[^`\n]{1,500}`(?!`))"
    r"|<!--.*?(?:-->|\Z)"
    r"|%%.*?%%|^[ \t>]*+%%(?!.*?%%).*\Z"
    r"|\{>>.*?(?:<<\}|\Z)"
    r"|\{%-?\s*comment\b.*?(?:\{%-?\s*endcomment\s*-?%\}|\Z)"
    r"|\{\{[<%-]?\s?/\*.*?\*/\s?[>%-]?\}\}"
    r"|\{#[^{}]{0,2000}#\}"
    r"|\{/\*.*?\*/\}"
    r"|^[ \t]*\[(?://|comment|_comment|#)\]:[ \t]*(?:#|<>).*?$"
    r"|<(?P<tag>script|style)\b.*?(?:</(?P=tag)\s*>|\Z)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
# What only looks like the start of one: "100%" and another "%".
_START: Final = re.compile(r"<!--|%%|\{%|\{\{|\{#|\{/|\{>>|\]:|<s", re.IGNORECASE)
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
    _in_table: bool = False

    def take(self, lines: Sequence[str], first: int) -> None:
        """Reads the lines of a body, the first of which is line `first` of its file."""
        for number, raw in enumerate(self._shown(lines, first), first):
            line = raw.strip()
            if _CODE.match(line):
                self._in_code = not self._in_code
                self._drop(number, line, "code")
            elif self._in_code:
                self._drop(number, line, "code")
            else:
                self._in_table = self._in_table and "|" in line
                self._take_text(number, line)
        self._close()

    def _shown(self, lines: Sequence[str], first: int) -> list[str]:
        """The lines without comments, which are counted and never shown."""
        text = "\n".join(lines)
        shown, hidden = without_comments(text)
        if hidden:
            count = "a comment" if hidden == 1 else f"{hidden} comments"
            self.removed.append(Removed(first, "", f"{count} of the note, not shown"))
        return shown.split("\n")

    def _take_text(self, number: int, line: str) -> None:
        if not line or (self._open and _UNDERLINE.fullmatch(line)):
            self._close(is_heading=bool(line))
        else:
            self._line(number, line)

    def _line(self, number: int, line: str) -> None:
        if m := _HEADING.match(line):
            self._close()
            self._open = [m[1].rstrip("# \t")]
            self._close_heading(number)
        elif _RULE.fullmatch(line):
            self._close_rows()
            self._in_table = "|" in line
            self._drop(number, line, "a dividing line")
        elif _TEMPLATE.fullmatch(line):
            self._close()
            self._drop(number, line, "markup of another program")
        elif _TAGS.fullmatch(line):
            self._close()
            self._drop(number, line, "tags")
        elif (
            not self._open
            and "![" not in line
            and _LINKS.fullmatch(line)
            and not _SENTENCE.search(line)
        ):
            self._drop(number, line, "a link to other articles")
        else:
            self._text(number, line)

    def _text(self, number: int, line: str) -> None:
        if m := _MARK.match(line):
            if not (line.startswith(">") and self._open):
                self._close()
            line = line[m.end() :]
        if m := _CALLOUT.match(line):
            self._callout(line[m.end() :])
            return
        embeds, line = _EMBED.findall(line), _SHORTCODE.sub("", _EMBED.sub("", line))
        pictures = _PICTURE.findall(line)
        self.captions += [text for text in pictures if len(text) >= MIN_CAPTION and " " in text]
        rest = _EMPTY_LINK.sub("", _PICTURE.sub("", line)).strip()
        if (pictures or embeds) and not rest:
            self._drop(number, line, "a picture")
        elif rest:
            self._open.append(rest.strip("|").strip())
            if line.startswith("|") or self._in_table:
                self._close()
        else:
            self._close()

    def _callout(self, title: str) -> None:
        """A callout's own title stands by itself."""
        self._close()
        self._open = [title] if title else []
        self._close()

    def _close_rows(self) -> None:
        """Ends the paragraph; of a table without outer bars its last line is the first row."""
        row = self._open.pop() if len(self._open) > 1 and "|" in self._open[-1] else ""
        self._close()
        self._open = [row] if row else []
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
    text = _STRUCK.sub(lambda m: m[1] or m[2], _BLOCK_NAME.sub("", text))
    text = _FOOTNOTE.sub("", _TAG.sub(" ", _HIGHLIGHT.sub(r"\1", text.rstrip("\\"))))
    return " ".join(without_addresses(plain(_WIKI_LINK.sub(r"\1", text))).split())


def without_comments(text: str) -> tuple[str, int]:
    """`text` with as many lines and without comments, and how many there were."""
    if not _START.search(text):
        return text, 0
    count = 0

    def shown(m: re.Match[str]) -> str:
        nonlocal count
        if m["code"]:
            return m[0]
        count += 1
        return "\n" * m[0].count("\n")

    return _COMMENT.sub(shown, text), count
