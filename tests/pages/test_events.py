from dataclasses import replace

from clipbook.pages import plan, plan_events, plan_front
from tests.pages.factory import site


def test_the_pages_of_an_event_do_not_depend_on_other_events():
    whole = site()
    alone = [
        page for each in whole.briefings for page in plan_events(replace(whole, briefings=(each,)))
    ]
    assert {page.path: page for page in alone} == {p.path: p for p in plan_events(whole)}


def test_every_page_is_planned_once():
    whole = site()
    events = plan_events(whole)
    front = plan_front(whole, [page.path for page in events])
    assert (*events, *front) == plan(whole)
