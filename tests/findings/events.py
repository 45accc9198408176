"""Builds the event of a few invented articles, annotated as in a build."""

from datetime import date

from clipbook.annotations import annotate
from clipbook.model import Article, Briefing, Event, Period, Published


def event_of(*articles):
    return Event(
        id="e",
        title="E",
        articles=articles,
        annotations={article.id: annotate(article) for article in articles},
    )


def told(**bodies):
    """A briefing of articles with these bodies, published a day apart."""
    articles = (
        Article(
            id=name,
            body=body,
            language="en",
            published=Published(Period(date(2026, 6, day), date(2026, 6, day)), "stated"),
        )
        for day, (name, body) in enumerate(bodies.items(), 14)
    )
    return Briefing(event=event_of(*articles))
