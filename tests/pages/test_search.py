import json

import pytest
from msgspec.structs import replace

from clipbook.pages import Share, subject
from clipbook.pages.search import Rows, deal, entry, plan, plan_rows
from tests.pages.factory import site

ONE = Share(())


def events(count):
    return [f"event-{number}" for number in range(count)]


def shares_of(count):
    return deal(site(), events(count), str)


@pytest.mark.parametrize("count", [0, 1, 32, 33, 1250])
def test_every_event_is_in_one_file_of_the_index(count):
    shares = shares_of(count)
    assert sorted(event for share in shares for event in share.events) == sorted(events(count))


@pytest.mark.parametrize(("count", "files"), [(0, 1), (32, 1), (33, 2), (65, 4), (1250, 64)])
def test_the_index_has_more_files_for_more_events(count, files):
    assert len(shares_of(count)) == files


def test_another_event_changes_one_file_of_the_index():
    before, after = shares_of(1000), shares_of(1001)
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_the_files_of_the_index_are_numbered():
    assert [str(plan_rows(site(), Share((), n), [])[0].path) for n in (1, 2)] == [
        "search.js",
        "search-2.js",
    ]


def test_the_rows_of_a_file_do_not_depend_on_the_order_of_events():
    rows = [Rows(title=f"T{n}", event=f"e{n}", rows=f'["{n}","",""]') for n in range(3)]
    assert plan_rows(site(), ONE, rows) == plan_rows(site(), ONE, rows[::-1])


def test_the_page_names_every_file_of_the_index():
    one = entry(subject(site(), site().briefings[0]))
    pages = plan(site(), [replace(one, event=event) for event in events(33)])
    assert pages[0].data["index"] == "search.js search-2.js"


def test_a_file_of_the_index_is_a_list_of_rows():
    (page,) = plan_rows(site(), ONE, [Rows(title="T", event="e", rows='["a","b","c"]')])
    text = str(page.data["text"]).removeprefix("window.clipbookIndex=").removesuffix(";\n")
    assert json.loads(text) == [["a", "b", "c"]]
