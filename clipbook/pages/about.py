"""Turns the run into the page that says how the site was made: its counts, settings and notes."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

from clipbook.model import Article, Briefing, Page, Published, Site
from clipbook.pages._frame import Head, page
from clipbook.pages._limits import ARTICLE_SHARE, BRIEFING_SHARE, WORDS_IN_A_ROW
from clipbook.pages._statements import Data
from clipbook.pages._visible import on_page, used_statements
from clipbook.problem import printable

_PATH: Final = PurePosixPath("about.html")


def plan(site: Site) -> tuple[Page, ...]:
    """The page about the method."""
    head = Head(
        path=_PATH,
        title=f"How this site was made · {site.settings.title}",
        description="How the clippings became briefings: what was counted, what was removed, which "
        "limits hold, and what the program does not know.",
    )
    data = {
        "counts": _counts(site),
        "limits": _limits(site),
        "notes": [_note(str(n.place), n.severity.value, n.message) for n in site.notes],
    }
    return (page(site, head, "about.html", data),)


def _counts(site: Site) -> list[Data]:
    briefings = [on_page(each) for each in site.briefings]
    articles = [article for each in briefings for article in each.event.articles]
    rows = (
        ("Clippings read", len(articles), ""),
        ("Events", sum(len(b.event.articles) > 1 for b in briefings), "with two clippings or more"),
        ("Lines removed", sum(len(a.removed) for a in articles), "listed on each source’s page"),
        ("Outlet not named", sum(not a.outlet for a in articles), "left empty rather than guessed"),
        ("Dates printed", sum(_is_stated(a.published) for a in articles), "in the clipping itself"),
        ("Dates inferred", sum(_is_inferred(a) for a in articles), "with the reason beside them"),
        ("Dates not known", sum(a.published is None for a in articles), "left empty"),
        ("Sentences printed", sum(len(used_statements(b)) for b in briefings), "on briefing pages"),
        *_findings(briefings),
    )
    return [{"what": what, "number": number, "remark": remark} for what, number, remark in rows]


def _findings(briefings: list[Briefing]) -> list[tuple[str, int, str]]:
    utterances = sum(len(s.utterances) for b in briefings for s in b.speakers)
    rows = [
        ("Key points", sum(len(b.key_points) for b in briefings), ""),
        ("Facts that several sources state", sum(len(b.facts) for b in briefings), ""),
        ("Differences between sources", sum(len(b.differences) for b in briefings), ""),
        ("Quotations and reported words", utterances, ""),
        ("Dated statements", sum(len(b.timeline) for b in briefings), ""),
        ("Names", sum(len(b.entities) for b in briefings), "people, organisations and places"),
    ]
    return [row for row in rows if row[1]]


def _limits(site: Site) -> str:
    if site.settings.full_text:
        return (
            "This is a private copy: articles are printed in full, "
            "and search engines are asked to stay away."
        )
    return (
        f"An article’s page prints at most {WORDS_IN_A_ROW} words in a row and {ARTICLE_SHARE:.0%} "
        f"of the article, a briefing at most {BRIEFING_SHARE:.0%} of each source, unless the "
        "person who keeps the clippings has marked an article as free to print in full."
    )


def _is_stated(published: Published | None) -> bool:
    return published is not None and published.basis == "stated"


def _is_inferred(article: Article) -> bool:
    return article.published is not None and article.published.basis != "stated"


def _note(place: str, severity: str, message: str) -> Data:
    return {"place": printable(place), "severity": severity, "message": printable(message)}
