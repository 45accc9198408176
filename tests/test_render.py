from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from clipbook.model import Page
from clipbook.render import fingerprint, render
from clipbook.source import ClipbookError

PATH = PurePosixPath("a.html")


def made(template, data):
    return render([Page(PATH, "t.html", data)], {"t.html": template})[PATH].decode()


def test_text_is_escaped():
    assert made("{{ x }}", {"x": "<b>&"}) == "&lt;b&gt;&amp;"


def test_a_name_that_no_page_gives_fails_the_build():
    with pytest.raises(ClipbookError):
        made("{{ y }}", {})


def test_a_template_that_is_not_there_fails_the_build():
    with pytest.raises(ClipbookError):
        render([Page(PATH, "none.html", {})], {})


def test_a_page_without_a_template_is_its_text():
    assert render([Page(PATH, "", {"text": "{{ é }}"})], {}) == {PATH: "{{ é }}".encode()}


def test_a_fingerprint_changes_with_the_content():
    old, _ = fingerprint({PurePosixPath("style.css"): b"a{}"})
    new, _ = fingerprint({PurePosixPath("style.css"): b"b{}"})
    assert old["style.css"] != new["style.css"]


def test_a_fingerprinted_file_stands_where_its_name_says():
    names, files = fingerprint({PurePosixPath("fonts/a.woff2"): b"x"})
    assert files == {PurePosixPath(names["fonts/a.woff2"]): b"x"}
    assert names["fonts/a.woff2"].startswith("assets/fonts/a.")
