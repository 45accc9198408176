"""The parser of HTML that reads any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.text.html_parser import Parser

PIECES = st.lists(
    st.sampled_from(
        ["<![", "<!", "<?", "<!--", "CDATA", "if", "odd7", "[", "]]>", "]>", ">", "<p>"]
    )
)


class Seen(Parser):
    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, _):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words += data


@pytest.mark.parametrize(
    "section", ["<![odd7[x]]>", "<![CDATA[x]]>", "<![if x]>", "<![endif]>", "<![>", "<!odd>"]
)
def test_a_section_of_any_name_is_a_comment(section):
    seen = Seen(f"a{section}b<p>")
    assert (seen.words, seen.tags) == ("ab", ["p"])


@given(PIECES)
def test_any_text_is_read(pieces):
    assert set(Seen("".join(pieces)).tags) <= {"p"}
