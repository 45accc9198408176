import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.html_audit import read_any, read_plain
from tests.pages.built import build
from tests.pages.factory import site

PIECES = st.sampled_from(
    [
        *(
            '<p id="a">',
            "</p>",
            '<a href="x.html#y">',
            "</a>",
            "<br>",
            "<br/>",
            "<!-- c -->",
            "<em>",
        ),
        *(
            '<span data-span="e/a 0 4">',
            "</span>",
            "word ",
            "\n",
            "&amp;",
            "&lt",
            "<",
            ">",
            '"',
            "'",
        ),
        *("<P>", "<p id=b>", "<p id='c'>", '<p id="d" id="e">', "<svg/>", '<img src="i" alt=">">'),
        *("<script>", "1<2", "</script>", "<style>", "</style>", "<template>", "</template>", "</"),
        *(
            "<!doctype html>",
            "<?x?>",
            "<![CDATA[",
            "<!---->",
            "--",
            "é",
            "<details open>",
            '<b data-own="">',
            "</b>",
            '<img alt="x" data-own="">',
            '<p data-own="" data-span="e/a 1 2">',
            '<mark data-span="e/a 1 3" data-span="e/a 1 4">',
            '<i title="a=">',
            ' id="z"',
            "<title>",
            "</title>",
            "/>",
            " ",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25))
def test_plain_pages_are_read_as_any_others(pieces):
    text = "".join(pieces)
    plain, full = read_plain(text, 1), read_any(text, 1).gist
    assert plain is None or facts(plain) == facts(full)


def test_our_own_pages_are_plain():
    pages = [data.decode() for path, data in build(site()).items() if path.suffix == ".html"]
    read = [read_plain(page, 15) for page in pages]
    assert [page and facts(page) for page in read] == [
        facts(read_any(page, 15).gist) for page in pages
    ]


def facts(gist):
    return gist.ids, [*gist.links], sorted(gist.copied), gist.loose


def test_a_text_too_short_to_matter_is_left_out():
    assert read_plain("<p>one two<br>three</p>", 6).loose == ("one two",)


def test_an_element_that_is_never_closed_ends_with_the_page():
    assert read_any('<p data-span="a 0 1">x<b>y', 1).copied == [("a 0 1", "xy", 0)]


@pytest.mark.parametrize(
    "text",
    [
        '<p data-span="a 0 1">x<b>y',
        f'<p data-own="">{"<b>" * 9}x{"</b>" * 9}</p>',
        '<br data-span="a 0 1">x</p>',
        '<p data-span="a 0 1"/>x</p>',
        '<p title="=">x</p>',
        '<p>say id="x"</p>',
        "<p id>x</p>",
        "<p>x</br>",
        "<title/>x",
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(text):
    assert read_plain(text, 1) is None
