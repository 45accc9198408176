from pathlib import PurePosixPath

import pytest

from clipbook.check import check, examine
from clipbook.model import Article

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


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("江城市青河大桥因桥墩出现裂缝自即日起封闭", ["no-address"]),
        ("江城市青河大桥因桥墩出现裂缝", []),
        ("江城市青河大桥因桥墩出现裂纹自即日起封闭", []),
    ],
)
def test_sixteen_letters_without_blanks_are_a_copy(words, found):
    article = Article(id="a", event="town", body="江城市青河大桥因桥墩出现裂缝自即日起封闭。")
    files = {PAGE: f"<p>{words}</p>".encode()}
    assert [note.code for note in check(files, (article,))] == found


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


def test_what_leads_to_a_page_at_hand_is_no_link_to_elsewhere():
    html = b'<p id="a"><a href="#a">x</a><a href="../up.html">x</a><a href="../up.html">y</a></p>'
    (link,) = examine({PAGE: html}, (ARTICLE,)).links
    assert (link.target, link.line) == (PurePosixPath("up.html"), 1)


def test_words_whose_element_is_never_closed_are_checked():
    assert codes(f'<q data-span="town/bridge 0 32">{FIRST} More.') == ["wrong-copy"]


def test_the_same_words_without_an_address_are_named_on_every_page():
    html = "<p>would take six weeks and cost a lot of</p>"
    assert codes(html, **{"other.html": html.encode()}) == ["no-address", "no-address"]
