from msgspec.structs import replace

from clipbook.pages import (
    FRONT_PAGES,
    deal,
    list_event,
    plan_event,
    plan_front,
    plan_share,
    plan_site,
    subject,
)
from tests.pages.built import plan
from tests.pages.factory import site


def alone():
    return [subject(site(), each) for each in site().briefings]


def test_the_pages_of_an_event_do_not_depend_on_other_events():
    planned = {page.path: page for page in plan(site())}
    pages = [page for each in alone() for page in plan_event(each)]
    assert [planned[page.path] for page in pages] == pages


def test_every_page_is_planned_once():
    entries = {each.briefing.event.id: list_event(each) for each in alone()}
    bare = replace(site(), briefings=())
    front = [
        page
        for kind in FRONT_PAGES
        for page in plan_front(bare, kind, [each[kind] for each in entries.values()])
    ]
    shares = [
        page
        for kind, share in deal(bare, [*entries], lambda kind, event: entries[event][kind])
        for page in plan_share(bare, kind, share, [entries[event][kind] for event in share.events])
    ]
    events = [page for each in alone() for page in plan_event(each)]
    assert (*events, *front, *shares, *plan_site(bare)) == plan(site())
