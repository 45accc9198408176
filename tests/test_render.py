from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from clipbook.errors import ClipbookError
from clipbook.model import Page
from clipbook.render import render

PATH = PurePosixPath("a.html")


def made(template, data):
    return render([Page(PATH, "t.html", data)], {"t.html": template})[PATH].decode()


def test_text_is_escaped():
    assert made("{{ x }}", {"x": "<b>&"}) == "&lt;b&gt;&amp;"


def test_a_name_that_no_page_gives_fails_the_build():
    with pytest.raises(ClipbookError):
        made("{{ y }}", {})


def test_a_template_of_an_older_version_is_told_where_the_names_stand():
    with pytest.raises(ClipbookError, match=r"templates/t.html:2: 'y' is undefined; docs/theming"):
        made("{{ x }}\n{{ y }}", {"x": 1})


def test_a_template_that_is_not_there_fails_the_build():
    with pytest.raises(ClipbookError):
        render([Page(PATH, "none.html", {})], {})


def test_a_page_without_a_template_is_its_text():
    assert render([Page(PATH, "", {"text": "{{ é }}"})], {}) == {PATH: "{{ é }}".encode()}


def rendered(templates, data):
    return render([Page(PATH, "t.html", data)], templates)[PATH].decode()


def test_an_item_is_found_whatever_its_name():
    assert made("{{ x.items }}{{ x.get('items') }}", {"x": {"items": 1}}) == "11"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% for y in x.y %}{{ loop.index }}{{ y }}{% endfor %}", "1&lt;2&amp;"),
        ("{{ 'a'.upper() }}{{ x.y[0] }}{{ x.y|length }}", "A&lt;2"),
        ("{% if x.z is defined %}{{ x.z }}{% endif %}!", "!"),
        ("{% for name, y in x.items() %}{{ name }}{% endfor %}", "y"),
        ("{% autoescape false %}{{ x.y[1] }}{% endautoescape %}", "&"),
    ],
)
def test_a_template_may_ask_for_more_than_items(template, expected):
    assert made(template, {"x": {"y": ["<", "&"]}}) == expected


@given(st.one_of(st.text("&<>'\"a"), st.integers(), st.none(), st.builds(Markup, st.text())))
def test_values_are_escaped_as_markupsafe_does(value):
    assert made("{{ x }}{{ x|safe }}", {"x": value}) == f"{escape(value)}{value}"


@pytest.mark.parametrize("inner", ["\n\n{{ y }}", "\n\n{% if %}"])
def test_an_error_names_the_template_and_the_line_where_it_stands(inner):
    with pytest.raises(ClipbookError, match=r"^templates/i\.html:3: "):
        rendered({"t.html": '<p>{% include "i.html" %}', "i.html": inner}, {})


def test_a_template_may_include_itself():
    inner = '{{ x.n }}{% if x.x %}{% with x = x.x %}{% include "i.html" %}{% endwith %}{% endif %}'
    data = {"x": {"n": 1, "x": {"n": 2, "x": ()}}}
    assert rendered({"t.html": '{% include "i.html" %}', "i.html": inner}, data) == "12"


def test_a_broken_template_fails_only_where_it_is_used():
    templates = {"t.html": "fine", "broken.html": "{% if %}", "README.md": "{% what"}
    assert render([Page(PATH, "t.html", {})], templates) == {PATH: b"fine"}
    with pytest.raises(ClipbookError, match=r"broken\.html:1"):
        render([Page(PATH, "broken.html", {})], templates)


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ x.append.__globals__ }}",
        "{{ x.append(1) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ '{0.__class__.__name__.x}'.format(x) }}",
        "{{ range(10000000)|list }}",
        "{{ 1 / 0 }}",
        "{{ 'a' + 1 }}",
    ],
)
def test_a_template_that_came_with_a_folder_reaches_nothing_but_its_data(template):
    with pytest.raises(ClipbookError, match=r"^templates/t\.html:1: "):
        made(template, {"x": ["1"]})
