"""The standard library's parser of HTML, made to read any text."""

from __future__ import annotations

from html.parser import HTMLParser


class Parser(HTMLParser):
    """Reads sections such as `<![if x]>` and `<![odd[` as browsers do, as comments.

    The parser that it stands on raises AssertionError where it does not know a section's name.
    """

    def parse_html_declaration(self, i: int) -> int:
        """Where what begins with `<!` at `i` ends; -1 where it does not."""
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)
