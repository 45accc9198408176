"""Turns a briefing into what its page says of itself to search engines and feeds."""

from __future__ import annotations

from collections.abc import Mapping

from clipbook.interface import Interface
from clipbook.model import Article, Briefing, DifferenceKind, Site
from clipbook.pages.elements.addresses import Addresses, shorten
from clipbook.pages.elements.frame import absolute
from clipbook.pages.elements.visible import event_period
from clipbook.pages.elements.wording import interface

_HEADLINE = 110
# So many sources are cited, about 15 KB.
_MOST_CITED = 100
Record = dict[str, object]


def analysis(site: Site, briefing: Briefing, where: Addresses) -> Mapping[str, object]:
    """An AnalysisNewsArticle about the event, one citation a source; a WebPage when undated."""
    event = briefing.event
    days = event_period(briefing)
    maker = {"@type": "Organization", "name": site.settings.title}
    record: Record = {
        "@context": "https://schema.org",
        "@type": "AnalysisNewsArticle" if days else "WebPage",
        "headline": shorten(event.title, _HEADLINE),
        "author": maker,
        "publisher": maker,
        "inLanguage": interface(site.settings).language,
        "about": _about(briefing),
        "citation": [_citation(article) for article in event.articles[:_MOST_CITED]],
        "url": absolute(site, where.briefing(event)),
    }
    if days:
        record |= {"datePublished": _published(briefing), "dateModified": _published(briefing)}
    return _filled(record)


def _about(briefing: Briefing) -> Record:
    days = event_period(briefing)
    return _filled(
        {
            "@type": "Event",
            "name": briefing.event.title,
            "startDate": days.earliest.isoformat() if days else "",
            "location": [{"@type": "Place", "name": place} for place in briefing.event.places],
        },
    )


def _published(briefing: Briefing) -> str:
    periods = [a.published.period.latest for a in briefing.event.articles if a.published]
    days = event_period(briefing)
    return max([*periods, *([days.latest] if days else [])]).isoformat()


def _citation(article: Article) -> Record:
    return _filled(
        {
            "@type": "NewsArticle",
            "headline": shorten(article.title, _HEADLINE) or article.clipping or article.id,
            "publisher": {"@type": "Organization", "name": article.outlet}
            if article.outlet
            else "",
            "author": [{"@type": "Person", "name": name} for name in article.authors],
            "url": article.url if article.url.startswith(("https://", "http://")) else "",
            "datePublished": _day(article),
        },
    )


def _day(article: Article) -> str:
    found = article.published
    return found.period.earliest.isoformat() if found and found.period.is_day else ""


def _filled(record: Record) -> Record:
    return {key: value for key, value in record.items() if value not in ("", [], {})}


def description(briefing: Briefing, words: Interface) -> str:
    """What the page holds, in one sentence of ours: counts, the day and the place."""
    event = briefing.event
    days = event_period(briefing)
    what = [event.title, words.days(days) if days else "", words.row(event.places)]
    kinds = [difference.kind for difference in briefing.differences]
    clashes = kinds.count(DifferenceKind.CONTRADICTION)
    parts = [words.count(event.clippings, "%(n)s clipping", "%(n)s clippings")]
    if clashes:
        parts.append(words.count(clashes, "%(n)s contradiction", "%(n)s contradictions"))
    return words.say(
        "%(event)s. Briefing from %(parts)s; "
        "every sentence is copied from a named source and leads to it.",
        event=", ".join(filter(None, what)),
        parts=words.row(parts),
    )
