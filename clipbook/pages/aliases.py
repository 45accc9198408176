"""Turns the former names of an event into small pages that lead on to it."""

from __future__ import annotations

from pathlib import PurePosixPath

from clipbook.model import Page
from clipbook.pages.elements.addresses import relative
from clipbook.pages.elements.frame import Head, page
from clipbook.pages.elements.subject import Subject


def plan(subject: Subject) -> tuple[Page, ...]:
    """A page for each alias of an event."""
    event = subject.briefing.event
    target = subject.addresses.briefing(event)
    return tuple(_page(subject, alias, target) for alias in event.aliases)


def _page(subject: Subject, alias: str, target: PurePosixPath) -> Page:
    head = Head(
        path=PurePosixPath(alias, "index.html"),
        title=subject.words.say("%(event)s has moved", event=subject.briefing.event.title),
        description=subject.words.say("The briefing stands at another address."),
        noindex=True,
    )
    data = {"target": relative(head.path, target)}
    return page(subject.site, head, "alias.html", data)
