"""What docs/theming.md promises to those who write templates of their own."""

from __future__ import annotations

import re

import pytest

from clipbook.render import render
from tests.pages.built import ROOT, plan, templates
from tests.pages.factory import site

THEMING = (ROOT / "docs" / "theming.md").read_text("utf-8")
GIVEN = {page.template: page.data for page in plan(site()) if page.template}


def named(line):
    return set(re.findall(r"`([a-z_]+)`", line))


@pytest.mark.parametrize("template", sorted(GIVEN))
def test_theming_names_what_a_template_is_given(template):
    row = next(line for line in THEMING.splitlines() if line.startswith(f"| `{template}`"))
    assert named(row.rsplit("|", 2)[1]) == set(GIVEN[template]) - {"page"}


def test_theming_names_what_every_page_is_given():
    line = next(line for line in THEMING.splitlines() if line.startswith("`page` holds"))
    assert named(line) - {"page"} == set(GIVEN["home.html"]["page"])


@pytest.mark.parametrize("template", sorted(GIVEN))
def test_a_template_of_ones_own_stands_in_the_place_of_ours(template):
    pages = [page for page in plan(site()) if page.template == template]
    own = {**templates(), template: "{{ page.title }}"}
    assert {data for data in render(pages, own).values() if b"<" in data} == set()
