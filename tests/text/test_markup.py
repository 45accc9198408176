import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.text.markup import escape, plain

TROUBLE = st.text(alphabet="ab1 *_`[](){}<>#+-.!&;:\\\n=~|\"'é", max_size=60)


@given(TROUBLE)
def test_escaped_text_prints_as_itself(text):
    assert plain(escape(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "It said [U.S.] control of 2 * 3 * 4.",
        "# no heading",
        "1. no list",
        "- no list",
        "[ad_1]",
        "[x]: http://example.org/",
        "A [label](javascript:alert) stays text.",
        "AT&amp;T and R&D",
        "back\\*slash and `code`",
        "snake_case and _not emphasis_",
        "{{ 7 * 7 }} and {% raw %}",
    ],
)
def test_a_markdown_renderer_prints_escaped_text_as_it_was(text):
    printed = markdown.markdown(escape(text)).removeprefix("<p>").removesuffix("</p>")
    assert printed == text.replace("&", "&amp;")


def test_ordinary_prose_is_not_touched():
    prose = "Xi’s “serious” visit - in 2023 (or later) - was [sic] “good-neighbourly”, he said."
    assert escape(prose) == prose


@pytest.mark.parametrize(
    ("markdown_text", "printed"),
    [
        ("a **bold** and _soft_ word", "a bold and soft word"),
        ("see [the report](https://example.org/a) now", "see the report now"),
        ("![a chart](chart.png)", "a chart"),
        ("## Sub-heading", "Sub-heading"),
        ("`x = 1` &amp; more", "x = 1 & more"),
        ("5 * 3 is 15", "5 * 3 is 15"),
    ],
)
def test_markup_a_person_wrote_prints_without_its_marks(markdown_text, printed):
    assert plain(markdown_text) == printed


def test_a_long_run_of_marks_takes_linear_time():
    assert plain("*_[" * 30_000)
