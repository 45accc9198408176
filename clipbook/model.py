"""The values that pass between the stages, in the order in which they flow.

Offsets are Unicode code points of `Article.body` (NFC, line feeds only), half-open `[start, end)`.
Days are `datetime.date` in the outlet's own calendar.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final, Protocol, TypeVar

from msgspec import Struct

from clipbook.notes import Note, Span

Files = Mapping[PurePosixPath, bytes]
"""The bytes of files by their paths in their folder."""

A = TypeVar("A")
B = TypeVar("B")


class Run(Protocol):
    """Calls a function on each item; the built-in `map` does, and so does a pool of processes."""

    def __call__(self, function: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        """The results, in the order of the items."""


# ---------------------------------------------------------------- clippings and articles


class Clipping(Struct, frozen=True):
    """An input file as found: its path below the seeds folder, and its bytes.

    `address` is where `add` fetched it, '' for one that a person put there.
    """

    path: str
    data: bytes
    address: str = ""

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


YEARS: Final = range(1000, 3000)
"""The years of days that news tells of: what is counted from one of these is a date, too."""


class Period(Struct, frozen=True, array_like=True):
    """The days from `earliest` to `latest`, both included."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"no period: {self.earliest}..{self.latest}")

    def __str__(self) -> str:
        return f"{self.earliest}" if self.is_day else f"{self.earliest}/{self.latest}"

    @property
    def is_day(self) -> bool:
        """Whether it is one single day."""
        return self.earliest == self.latest


class Published(Struct, frozen=True, array_like=True):
    """When a copy was published: a day or a range, and in words how that is known.

    `basis` is `stated` where the text prints the date.
    """

    period: Period
    basis: str

    @property
    def is_stated(self) -> bool:
        """Whether the text prints the date."""
        return self.basis == "stated"

    @property
    def day(self) -> date | None:
        """The last of its days; None where they are so many that none of them can stand for it."""
        days = self.period
        return days.latest if (days.latest - days.earliest).days <= _LONGEST_DOUBT else None


_LONGEST_DOUBT: Final = 21
"""A range of more days says too little to tell other days by."""


class CopyState(StrEnum):
    """What kind of copy of a story an article is."""

    ORIGINAL = "original"
    WIRE_COPY = "wire copy"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    SCRAPE = "scrape"
    UNKNOWN = "unknown"


class Copy(Struct, frozen=True, array_like=True):
    """The state of a copy, and the words of the clipping that prove it."""

    state: CopyState = CopyState.UNKNOWN
    evidence: tuple[str, ...] = ()


class Removed(Struct, frozen=True, array_like=True, tag=True):
    """A line of a clipping that is not in the article: its number from 1, its text, and why."""

    line: int
    text: str
    why: str


class Article(Struct, frozen=True, kw_only=True):
    """One cleaned story by one outlet; a field is empty where the text does not say.

    `id` is the stem of the content file, `event` the folder that it lies in, both as in addresses.
    `body` is Markdown: paragraphs separated by one blank line, sub-headings as `## `.
    `guid` is what its feed tells it from others by, whatever its address.
    `copy_of` is the article that the person says it copies, by id, file, clipping or address.
    `edited` is true where a person changed what the program wrote, or wrote the file.
    """

    id: str
    event: str = ""
    title: str = ""
    outlet: str = ""
    origin: str = ""
    url: str = ""
    guid: str = ""
    copy_of: str = ""
    authors: tuple[str, ...] = ()
    published: Published | None = None
    dateline: str = ""
    language: str = ""
    copy: Copy = Copy()
    captions: tuple[str, ...] = ()
    body: str = ""
    clipping: str = ""
    clipping_sha256: str = ""
    removed: tuple[Removed, ...] = ()
    rights: str = ""
    pinned: str = ""
    not_with: tuple[str, ...] = ()
    solo: bool = False
    draft: bool = False
    edited: bool = False


# ---------------------------------------------------------------- what one article's text says


class Sentence(Struct, frozen=True, array_like=True):
    """A sentence of a body, and its paragraph, from 1, headings not counted."""

    span: Span
    paragraph: int


class QuoteKind(StrEnum):
    """Direct speech, direct speech inside a reporting sentence, or reported speech."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Evidence(StrEnum):
    """How sure a speaker is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESSED = "guessed"


class Quote(Struct, frozen=True, array_like=True):
    """Words that the text gives as somebody's.

    `span` covers one run in quotation marks, marks left out (direct, mixed), or the reported clause
    (indirect). `speaker` is the span that names the speaker, `via` spans of those who pass it on.
    """

    span: Span
    kind: QuoteKind
    speaker: Span | None = None
    evidence: Evidence = Evidence.GUESSED
    via: tuple[Span, ...] = ()


class Precision(StrEnum):
    """How much of the calendar an expression of time covers."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class Certainty(StrEnum):
    """How a date is known."""

    STATED = "stated"
    """The words name it in full."""
    RESOLVED = "resolved"
    """The words and the stated date of their article give it."""
    INFERRED = "inferred"
    """The words and an inferred date of their article give it."""
    DOUBTFUL = "doubtful"
    """Another source's words contradict it."""


class DateMention(Struct, frozen=True, array_like=True):
    """An expression of time at `span`, and what it comes to; None where that stays open.

    `is_relative` where it is counted from the day of writing, or is a day of the week;
    `is_passing` where it dates nothing: a comparison (`than a year earlier`), a run of years.
    """

    span: Span
    period: Period | None
    precision: Precision = Precision.DAY
    certainty: Certainty = Certainty.RESOLVED
    is_relative: bool = False
    is_passing: bool = False


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class NameMention(Struct, frozen=True, array_like=True):
    """A name as written, and what it names."""

    span: Span
    kind: NameKind


class Term(Struct, frozen=True, array_like=True):
    """A word that tells an article from others, as written; 1 is all the weight of its words."""

    text: str
    weight: float


class Annotations(Struct, frozen=True, array_like=True):
    """What the analyses of one article alone found; every span lies in its body, in order."""

    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateMention, ...] = ()
    names: tuple[NameMention, ...] = ()


# ---------------------------------------------------------------- events and findings


class Correction(Struct, frozen=True, array_like=True):
    """The editor's correction of a statement on a day."""

    day: str
    statement: str
    text: str


class Mark(Struct, frozen=True, kw_only=True):
    """What was published of an event on a day, under a name that the editor gave.

    `told` are digests of statements, each with how many articles state it, below zero where another
    one contradicts it; `corrections` are digests, too.
    """

    name: str
    date: str
    articles: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    told: Mapping[str, int] = {}


class Relation(Struct, frozen=True, array_like=True):
    """Another event that is near one: the words both tell of, and those that the other lacks.

    `days` are how much later its articles were published, None where that is not known; `apart`
    where all that the two name are different days.
    """

    event: str
    title: str
    shared: tuple[str, ...]
    lacking: tuple[str, ...]
    days: int | None = None
    apart: bool = False


class Event(Struct, frozen=True, kw_only=True):
    """What several articles are about; `id` is the folder, the rest the editor's or proposed.

    `annotations` and `terms`, the words that tell an article from others, are by article, and so
    are those sentences, `unread`, that are printed but not analysed. `further` are the articles of
    a large event that are listed only: others print most of what they do.
    """

    id: str
    title: str
    articles: tuple[Article, ...]
    annotations: Mapping[str, Annotations] = {}
    terms: Mapping[str, tuple[Term, ...]] = {}
    unread: Mapping[str, tuple[Span, ...]] = {}
    further: tuple[Article, ...] = ()
    period: Period | None = None
    places: tuple[str, ...] = ()
    lead: str = ""
    corrections: tuple[Correction, ...] = ()
    hidden: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mark: Mark | None = None
    related: tuple[Relation, ...] = ()

    @property
    def clippings(self) -> int:
        """How many articles it has, with those that are listed only."""
        return len(self.articles) + len(self.further)

    def article(self, article_id: str) -> Article:
        """The article of that id; KeyError where the event has none."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)


class Excerpt(Struct, frozen=True, array_like=True, tag=True):
    """Words with an address: `text == body[start:end]` of the article."""

    article: str
    span: Span
    text: str

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise ValueError(f"no excerpt: {len(self.text)} characters at {self.span}")


def excerpt(article: Article, span: Span) -> Excerpt:
    """The words that `span` covers in the body of `article`."""
    return Excerpt(article.id, span, span.of(article.body))


class Statement(Struct, frozen=True, array_like=True):
    """A sentence we print; `id` is a digest of the article's id and the text."""

    id: str
    excerpt: Excerpt


def state(article: Article, span: Span) -> Statement:
    """The statement at `span`; its id stays while the article's id and the text stay."""
    words = excerpt(article, span)
    digest = hashlib.sha256(f"{article.id}\n{words.text}".encode()).hexdigest()
    return Statement("s" + digest[:10], words)


class SourcedSentence(Struct, frozen=True):
    """A sentence of a document, as agreement looks at it; `position` counts from 0 in that."""

    document: str
    text: str
    position: int = 0

    def __post_init__(self) -> None:
        if self.position < 0:
            raise ValueError(f"no position: {self.position}")


class Form(Struct, frozen=True, array_like=True):
    """One spelling of a name in one article, and how often it stands there."""

    text: str
    article: str
    count: int


class Entity(Struct, frozen=True, array_like=True):
    """A person, organisation or place with its name's forms; `id` is unique in its event.

    `role` is what an article says a person is, beside the name: "South Korean Prime Minister".
    """

    id: str
    name: str
    kind: NameKind
    forms: tuple[Form, ...]
    role: Excerpt | None = None


class Utterance(Struct, frozen=True, array_like=True):
    """One quotation as one article gives it; `statement` is the sentence that holds it."""

    quote: Excerpt
    kind: QuoteKind
    evidence: Evidence
    statement: str
    speaker: Excerpt | None = None
    via: tuple[Excerpt, ...] = ()


class Speaker(Struct, frozen=True, array_like=True):
    """Who said what: the name shown, the entity it is ('' when unknown), and the utterances.

    `role` is what an article says the speaker is, beside the name.
    """

    name: str
    person: str
    utterances: tuple[Utterance, ...]
    role: Excerpt | None = None


class TimelineEntry(Struct, frozen=True, array_like=True):
    """Something dated: the day(s), the words as written, and the sentence that says so.

    `clause` is the part of the sentence that the date belongs to, None where it is all of it;
    `ahead` is true where the sentence reports a plan or a date after its article's own.
    """

    period: Period
    precision: Precision
    as_written: Excerpt
    certainty: Certainty
    statement: str
    ahead: bool = False
    clause: Excerpt | None = None


class Origin(Struct, frozen=True, array_like=True):
    """A voice that statements rest on: its name as written, who passes it on, and where."""

    name: str
    articles: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]


class Also(Struct, frozen=True, array_like=True):
    """Words of an article in another language that share with a fact what `why` says."""

    article: str
    excerpts: tuple[Excerpt, ...]
    why: str


class Fact(Struct, frozen=True, array_like=True):
    """Clauses of several articles that state the same; `articles` are those that do.

    `silent` are those that certainly do not; of an article in neither it is not known. `also` are
    articles in other languages that name the same number and day or name, which is less.
    """

    id: str
    excerpts: tuple[Excerpt, ...]
    statements: tuple[str, ...]
    articles: tuple[str, ...]
    silent: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    also: tuple[Also, ...] = ()


class Part(StrEnum):
    """What of an event a key point tells: what happened, what comes next, how it came to this."""

    EVENT = "event"
    AHEAD = "ahead"
    BEFORE = "before"


class KeyPoint(Struct, frozen=True):
    """A statement of the summary, and the id of the fact that it states ('' where it is none)."""

    statement: str
    part: Part = Part.EVENT
    fact: str = ""


class DifferenceKind(StrEnum):
    """Grades of difference, gravest first."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    NUMBER = "number"
    DATE = "date"
    WHO = "who"
    CAUSE = "cause"
    UPDATED = "updated"
    """All right at their time: the later side tells what became of it."""
    WORDING = "wording"


class Side(Struct, frozen=True, array_like=True):
    """One side of a difference: the words, and the sentences they stand in.

    `phrase` are those of the words that clash with the other sides, a part of an excerpt.
    """

    excerpts: tuple[Excerpt, ...]
    statements: tuple[str, ...]
    phrase: Excerpt | None = None


class Difference(Struct, frozen=True, array_like=True):
    """Sides that do not say the same, in order of time where one updates the other.

    `subject` is a phrase that all sides share and that says what it is about: "North Korea".
    """

    kind: DifferenceKind
    sides: tuple[Side, ...]
    subject: Excerpt | None = None

    @property
    def why(self) -> str:
        """The phrases that clash, as copied: `two / four`."""
        return " / ".join(side.phrase.text for side in self.sides if side.phrase)


class Question(StrEnum):
    """What a reader wants to know of an event first."""

    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    NUMBER = "number"
    NEXT = "next"


class Answer(Struct, frozen=True, array_like=True):
    """Copied words that answer a question, the statement they are of, and the days they mean."""

    question: Question
    excerpt: Excerpt
    statement: str
    period: Period | None = None


class Defect(Struct, frozen=True, array_like=True):
    """Something wrong with a copy, and the words that show it."""

    what: str
    excerpt: Excerpt | None = None
    line: int = 0


class Provenance(Struct, frozen=True, array_like=True):
    """What is known of one copy: its state, with the words that prove it, and its defects."""

    article: str
    state: CopyState
    evidence: tuple[Excerpt | Removed, ...] = ()
    defects: tuple[Defect, ...] = ()


class Briefing(Struct, frozen=True, kw_only=True):
    """An event with all that was found about it; each analysis of FINDINGS fills its own field."""

    event: Event
    statements: Mapping[str, Statement] = {}
    entities: tuple[Entity, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    facts: tuple[Fact, ...] = ()
    origins: tuple[Origin, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    differences: tuple[Difference, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    answers: tuple[Answer, ...] = ()


# ---------------------------------------------------------------- the site


class Settings(Struct, frozen=True, kw_only=True):
    """What the person chose for the site: the keys of site.yaml and options of `build`.

    `whole_data` is for data that stay at home: they have the words of every excerpt.
    """

    title: str = "Briefings"
    base_url: str = ""
    language: str = "en"
    full_text: bool = False
    article_pages: str = "own"
    sites: str = "one"
    whole_data: bool = False
    feeds: tuple[str, ...] = ()


class OwnPage(Struct, frozen=True):
    """A page that the person wrote: its address below pages/, its title, its text in Markdown."""

    name: str
    title: str
    text: str


class Site(Struct, frozen=True, kw_only=True):
    """Everything that the pages are made of."""

    settings: Settings
    briefings: tuple[Briefing, ...]
    notes: tuple[Note, ...] = ()
    assets: Mapping[str, str] = {}
    own: tuple[OwnPage, ...] = ()
    extensions: tuple[str, ...] = ()


class Page(Struct, frozen=True):
    """One output file: its path in the site, its template, and the plain data for that."""

    path: PurePosixPath
    template: str
    data: Mapping[str, object]


class Output(Struct, frozen=True):
    """What a journey gives: the files made, and notes."""

    files: Files
    notes: tuple[Note, ...]
