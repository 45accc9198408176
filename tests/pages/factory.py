"""A small site of our own words, whole enough that every section has something to print."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from clipbook.annotations import annotate
from clipbook.events import find_terms
from clipbook.importer import story
from clipbook.model import (
    Annotations,
    Answer,
    Article,
    Briefing,
    Certainty,
    Copy,
    CopyState,
    Correction,
    Defect,
    Difference,
    DifferenceKind,
    Entity,
    Event,
    Evidence,
    Fact,
    Form,
    KeyPoint,
    NameKind,
    Origin,
    OwnPage,
    Period,
    Precision,
    Provenance,
    Published,
    Question,
    QuoteKind,
    Removed,
    Settings,
    Side,
    Site,
    Speaker,
    Statement,
    TimelineEntry,
    Utterance,
    excerpt,
    state,
)
from clipbook.notes import Note, Place, Severity, Span

ASSETS = {
    "style.css": "assets/style.abc.css",
    "icon.svg": "assets/icon.abc.svg",
    "search.js": "assets/search.abc.js",
}
HARBOUR = (
    "The harbour bridge was closed on Monday after an inspector found three cracks in a pillar. "
    "“Nobody was ever in danger,” mayor Ada Lund said.\n\n"
    "## What comes next\n\n"
    "The city plans to open one lane on 3 May. "
    "Ferries run every ten minutes until then, the harbour office said, and the buses that "
    "used the bridge take the long way through the northern tunnel."
)
COURIER = (
    "Five cracks were found in a pillar of the harbour bridge, the Courier has learned. "
    "It was closed on Monday.\n\n"
    "Mayor Lund called the closure \\*a precaution\\* and nothing more. "
    "The bridge was built in 1968."
)
NOTICE = "The bridge is closed to all traffic. Cyclists may use the ferry without a ticket."


def span_of(article: Article, words: str) -> Span:
    start = article.body.index(words)
    return Span(start, start + len(words))


def say(article: Article, words: str) -> Statement:
    return state(article, span_of(article, words))


def articles() -> tuple[Article, Article, Article]:
    herald = Article(
        id="herald",
        event="bridge",
        title="Harbour bridge closed after cracks are found",
        outlet="Northern Herald",
        origin="Example Wire",
        url="https://herald.example/bridge",
        authors=("Jo Berg", "Kim Dahl"),
        published=Published(Period(date(2024, 4, 22), date(2024, 4, 22)), "stated"),
        dateline="PORTVIK, April 22 (Example Wire)",
        language="en",
        copy=Copy(CopyState.WIRE_COPY, ("(Example Wire)",)),
        captions=("The bridge on Monday evening",),
        body=HARBOUR,
        clipping="bridge-1.txt",
        clipping_sha256="0" * 64,
        removed=(
            Removed(1, "Home > City", "breadcrumb"),
            Removed(9, "PORTVIK, April 22 (Example Wire) –", "dateline"),
        ),
    )
    courier = Article(
        id="courier",
        event="bridge",
        title="Five cracks",
        published=Published(
            Period(date(2024, 4, 22), date(2024, 4, 25)), "“Monday” in paragraph 1"
        ),
        body=COURIER,
        clipping="bridge-2.txt",
        clipping_sha256="1" * 64,
    )
    notice = Article(id="Notice & more", event="bridge", body=NOTICE, clipping="bridge-3.txt")
    return herald, courier, notice


def briefing() -> Briefing:
    herald, courier, notice = articles()
    closed = say(herald, HARBOUR.split(" “", maxsplit=1)[0])
    danger = say(herald, "“Nobody was ever in danger,” mayor Ada Lund said.")
    opening = say(herald, "The city plans to open one lane on 3 May.")
    five = say(courier, COURIER.split(" It was", maxsplit=1)[0])
    monday = say(courier, "It was closed on Monday.")
    built = say(courier, "The bridge was built in 1968.")
    shut = say(notice, "The bridge is closed to all traffic.")
    statements = {s.id: s for s in (closed, danger, opening, five, monday, built, shut)}
    event = Event(
        id="bridge",
        title="The harbour bridge in Portvik",
        articles=(herald, courier, notice),
        annotations={a.id: annotate(a) for a in (herald, courier, notice)},
        terms=find_terms(story(a.id, a) for a in (herald, courier, notice)),
        places=("Portvik",),
        lead="Our *own* words on the [bridge](https://example.org).",
        corrections=(Correction("2024-04-26", five.id, "The Courier has since said four."),),
    )
    return Briefing(
        event=event,
        statements=statements,
        entities=(
            Entity(
                id="ada-lund",
                name="Ada Lund",
                kind=NameKind.PERSON,
                forms=(Form("Ada Lund", "herald", 1), Form("Lund", "courier", 1)),
            ),
        ),
        speakers=(
            Speaker(
                "Ada Lund",
                "ada-lund",
                (
                    Utterance(
                        quote=excerpt(herald, span_of(herald, "Nobody was ever in danger,")),
                        kind=QuoteKind.DIRECT,
                        evidence=Evidence.LIKELY,
                        statement=danger.id,
                        speaker=excerpt(herald, span_of(herald, "mayor Ada Lund")),
                    ),
                ),
            ),
        ),
        timeline=(
            _dated(courier, built, "1968", Period(date(1968, 1, 1), date(1968, 12, 31))),
            _dated(herald, closed, "Monday", Period(date(2024, 4, 22), date(2024, 4, 22))),
            replace(
                _dated(herald, opening, "3 May", Period(date(2024, 5, 3), date(2024, 5, 3))),
                ahead=True,
            ),
        ),
        facts=(
            Fact(
                id="f1",
                excerpts=(
                    excerpt(herald, span_of(herald, "The harbour bridge was closed on Monday")),
                    excerpt(courier, span_of(courier, "It was closed on Monday.")),
                    shut.excerpt,
                ),
                statements=(closed.id, monday.id, shut.id),
                articles=("herald", "courier"),
                silent=("Notice & more",),
            ),
        ),
        origins=(Origin("Example Wire", ("herald", "courier"), ()),),
        provenance=(
            Provenance(
                article="herald",
                state=CopyState.WIRE_COPY,
                evidence=(herald.removed[1],),
                defects=(Defect("an empty caption", line=4),),
            ),
        ),
        differences=(
            Difference(
                DifferenceKind.NUMBER,
                (
                    clash(excerpt(herald, span_of(herald, "three cracks")), closed.id),
                    clash(excerpt(courier, span_of(courier, "Five cracks")), five.id),
                ),
            ),
        ),
        key_points=(KeyPoint(closed.id, fact="f1"), KeyPoint(danger.id)),
        answers=(
            Answer(
                Question.WHEN,
                excerpt(herald, span_of(herald, "on Monday")),
                closed.id,
                Period(date(2024, 4, 22), date(2024, 4, 22)),
            ),
        ),
    )


def clash(words, statement):
    """A side of which all words clash with the others."""
    return Side((words,), (statement,), words)


def alone() -> Briefing:
    article = Article(id="lamp", event="lamp", title="A lamp", body="One lamp was lit.")
    event = Event(
        id="lamp", title="A lamp", articles=(article,), annotations={"lamp": Annotations()}
    )
    return Briefing(event=event)


def site(assets: Mapping[str, str] = ASSETS, **settings: object) -> Site:
    note = Note(
        severity=Severity.WARNING, code="odd", message="`x` found", place=Place("seeds/x.txt", 2)
    )
    return Site(
        settings=replace(Settings(title="Clippings"), **settings),
        briefings=(briefing(), alone()),
        notes=(note,),
        assets=assets,
        own=(
            OwnPage("imprint", "Imprint", "Kept by [Ida](mailto:ida@example.org).[^1]\n\n[^1]: x"),
        ),
    )


def _dated(article: Article, said: Statement, words: str, period: Period) -> TimelineEntry:
    return TimelineEntry(
        period=period,
        precision=Precision.DAY if period.is_day else Precision.YEAR,
        as_written=excerpt(article, span_of(article, words)),
        certainty=Certainty.RESOLVED,
        statement=said.id,
    )
