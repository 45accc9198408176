from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.check import _read_any, _read_plain, check
from clipbook.model import Article
from tests.pages.built import build
from tests.pages.factory import site

FIRST = "The old bridge closed on Monday."
SECOND = "The repairs *would* take six weeks and cost a lot of money."
BODY = f"{FIRST}\n\n{SECOND}".replace("*", "\\*")
ARTICLE = Article(id="bridge", event="town", body=BODY)
PAGE = PurePosixPath("town/index.html")


def codes(html, **others):
    files = {PAGE: html.encode()} | {PurePosixPath(k): v for k, v in others.items()}
    return [note.code for note in check(files, (ARTICLE,))]


@pytest.mark.parametrize(
    "html",
    [
        '<q data-span="town/bridge 0 32">The old bridge closed on Monday.</q>',
        '<q data-span="town/bridge 0 11">The\n<i data-span="town/bridge 4 7">old</i> bri</q>',
        f'<p data-span="town/bridge 34 98">{SECOND}</p>',
        '<br><img src="../x.png" alt=""><p id="a"><a href="#a">A label of ours</a></p>',
        '<a href="https://example.org/">out</a><a href="mailto:a@example.org">mail</a>',
    ],
)
def test_a_right_page_has_no_notes(html):
    assert codes(html, **{"x.png": b""}) == []


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<q data-span="town/bridge 0 32">The old bridge closed on Tuesday.</q>', "wrong-copy"),
        ('<q data-span="town/bridge 0 31">The old bridge closed on Monday.</q>', "wrong-copy"),
        ('<q data-span="town/other 0 32">The old bridge closed on Monday.</q>', "wrong-copy"),
        ('<q data-span="town/bridge x y">The</q>', "wrong-copy"),
        ("<p>would take six weeks and cost a lot of</p>", "no-address"),
        ('<a href="../nowhere.html">x</a>', "dead-link"),
        ('<a href="#nowhere">x</a>', "dead-anchor"),
        ('<i id="a"></i><i id="a"></i>', "duplicate-id"),
    ],
)
def test_what_is_wrong_is_named(html, code):
    assert codes(html) == [code]


def test_a_short_run_of_an_article_is_no_copy():
    assert codes("<p>take six weeks and cost a lot</p>") == []


def test_metadata_and_removed_lines_have_addresses_of_their_own():
    assert (
        codes(
            f'<h2 data-field="town/bridge title">{BODY[34:]}</h2><p data-line="town/bridge 3">x</p>'
        )
        == []
    )


def test_the_editors_own_words_may_be_any():
    assert codes(f'<section data-editor=""><p>{SECOND}</p></section>') == []


def test_a_note_names_the_page_and_the_line():
    (note,) = check({PAGE: b'<p>\n<a href="no.html">x</a></p>'}, ())
    assert str(note.place) == "site/town/index.html:2"


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
            "/>",
            " ",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25))
def test_plain_pages_are_read_as_any_others(pieces):
    text = "".join(pieces)
    plain, full = _read_plain(text), _read_any(text)
    assert plain is None or facts(plain) == facts(full)


def test_our_own_pages_are_plain():
    pages = [data.decode() for path, data in build(site()).items() if path.suffix == ".html"]
    read = [_read_plain(page) for page in pages]
    assert [page and facts(page) for page in read] == [facts(_read_any(page)) for page in pages]


def facts(page):
    return page.ids, page.links, page.copied, page.loose
