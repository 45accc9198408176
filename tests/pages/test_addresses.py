from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.interface import find_interface
from clipbook.model import Article, Page
from clipbook.pages.elements.addresses import file_names, relative, shorten, source_name
from clipbook.pages.elements.frame import distinct

ENGLISH = find_interface("en")


@given(st.sets(st.text(max_size=40), max_size=12))
def test_names_are_safe_and_no_two_are_alike(ids):
    names = file_names(ids)
    assert set(names) == ids
    assert len({name.casefold() for name in names.values()}) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9._-]{1,90}", name) for name in names.values())


@given(st.lists(st.text(max_size=10), max_size=8))
def test_names_are_the_same_in_any_order(ids):
    assert file_names(ids) == file_names(ids[::-1])


@pytest.mark.parametrize("name", ["assets", "con", "index", "404", "about", "lpt1.txt", "a."])
def test_a_name_that_is_taken_is_changed(name):
    assert file_names([name])[name] != name


@pytest.mark.parametrize("name", ["xi-visit", "000_1e21e799d5a965ad", "a.b"])
def test_a_safe_name_is_kept(name):
    assert file_names([name, name.upper()])[name] == name


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("index.html", "a/index.html", "a/index.html"),
        ("a/index.html", "index.html", "../index.html"),
        ("a/b.html", "a/index.html", "index.html"),
        ("a/b.html", "c/index.html", "../c/index.html"),
    ],
)
def test_a_link_leads_from_page_to_page(page, target, link):
    assert relative(PurePosixPath(page), target) == link


PATHS = st.lists(st.sampled_from("ab"), min_size=1, max_size=4).map(
    lambda names: "/".join(names) + ".html"
)


@given(PATHS, PATHS)
def test_a_link_is_the_shortest_way(page, target):
    assert relative(PurePosixPath(page), target) == posixpath.relpath(
        target, posixpath.dirname(page) or "."
    )


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_a_short_text_is_no_longer_than_asked(text, limit):
    assert len(shorten(text, limit)) <= limit + 1


@pytest.mark.parametrize("outlet", ["R\u0435uters", "Daily \u0391pple"])
def test_a_name_of_two_alphabets_says_so(outlet):
    assert (
        source_name(Article(id="a", outlet=outlet), ENGLISH)
        == f"{outlet} [letters of two alphabets]"
    )


@pytest.mark.parametrize(
    "outlet",
    [
        "Reuters",
        "\u0422\u0410\u0421\u0421",
        "NHK\u30cb\u30e5\u30fc\u30b9",
        "Le Monde \u03b1",
        "Sm\u00f6rg\u00e5s",
    ],
)
def test_a_name_of_one_alphabet_a_word_says_nothing(outlet):
    assert source_name(Article(id="a", outlet=outlet), ENGLISH) == outlet


@given(st.lists(st.sampled_from(["x", "x (2)", "x (3)", "x (2) (2)"]), max_size=9))
def test_no_two_pages_of_an_event_have_one_title(titles):
    pages = [
        Page(PurePosixPath(f"{n}.html"), "t", {"page": {"title": title}})
        for n, title in enumerate(titles)
    ]
    named = [page.data["page"]["title"] for page in distinct(pages)]
    assert len(set(named)) == len(named)
