"""Turns the blocks of a clipping into the part each plays: text, title, byline, junk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from clipbook.model import Published
from clipbook.readers.plaintext import captions_abroad, outlets, titles
from clipbook.readers.plaintext.blocks import LineBlock
from clipbook.readers.plaintext.features import DATED, Surveyed, Zone
from clipbook.readers.plaintext.labelling import choose, likelihoods, ranked
from clipbook.readers.plaintext.layout_abroad import (
    ENGLISH,
    above_standfirst,
    is_byline,
    take_edges,
)
from clipbook.readers.plaintext.people import find_authors, is_person
from clipbook.readers.plaintext.publication import find_address, find_published
from clipbook.readers.plaintext.register import is_appeal, is_biography, tells
from clipbook.readers.plaintext.signatures import find_bylines
from clipbook.readers.printed_dates import PUBLISHED, UPDATED, find_stated
from clipbook.text.language import (
    PLAIN_LANGUAGES,
    find_language,
    has_other_words,
    is_beyond_europe,
    is_foreign,
)
from clipbook.text.sentences import find_opening

_AFTER: Final = 6
"""A source stands at most this many blocks behind the text."""
_SAMPLE: Final = 40
"""So many blocks of the text tell its language."""
_OPENINGS: Final = 3
"""A dateline opens one of the first paragraphs."""
_LONGEST_CREDIT: Final = 120
"""A line that credits a writer is shorter than this, in characters."""
_LONGEST_TITLE: Final = 60
"""A line of more words does not repeat a title."""
_HEADING: Final = 0.25
"""A sub-heading, or a sentence that goes on, is at least this likely to be text."""
_LONGEST_HEADING: Final = 10
"""A sub-heading has no more words than this."""
_TAIL: Final = 0.85
"""A line behind the last paragraph that is no sentence is text where it is likelier than this."""
_WEEKDAY: Final = 1
"""A day begins with at most so many words before its number."""
_GOES_ON: Final = 0.1
"""A sentence goes on with the text where it is at least this likely to be text."""
_CLOSED: Final = 2
"""So many paragraphs at the end may end with the name of their writer."""
_LAST_PART: Final = 0.7
"""What is told of a writer, and asked of readers, stands behind this share of the paragraphs."""


class Survey(Struct, frozen=True, kw_only=True):
    """What was found in a clipping; `why` says for each block why it is not text, '' where it is.

    `credits` are the words that name the origin, `foreign` the lines in another language.
    """

    why: tuple[str, ...]
    title: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    published: Published | None = None
    outlet: str = ""
    origin: str = ""
    dateline: str = ""
    language: str = ""
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def survey(blocks: Sequence[LineBlock]) -> Survey:
    """What each block of a clipping is, and what the blocks around the text say of the article."""
    chances, shapes = likelihoods(blocks)
    why = [shape.junk for shape in shapes]
    page = Surveyed(
        [b.text for b in blocks], shapes, chances, ranked(chances), [s.words for s in shapes], why
    )
    inside = _prose(page)
    language = _language(page, inside)
    if language not in ENGLISH:
        _name_abroad(page, inside)
        inside = _prose(page)
    caption = _name_captions(page, language)
    no_titles = _no_titles(page, inside[0], language)
    title = titles.find_title(blocks, shapes, inside[0], {*caption, *no_titles})
    if language not in ENGLISH and title > 0:
        title = above_standfirst(page, title, inside, language)
    first = next((i for i in inside if i > title), inside[0])
    zone = Zone(title=title, first=first, last=inside[-1])
    _name_repeats(page)
    headline, site = _headline(page, zone)
    _name_titles(page, zone, headline)
    outlet = _name_outlet(page) or site or _name_owner(page, zone)
    foreign = _name_foreign(page, language)
    authors, lines = find_bylines(page.texts, page.shapes, page.why, zone, language)
    _name_lines(page, lines, "byline")
    if outlet in authors and not outlets.is_press(outlet):
        outlet = ""  # a writer who owns the site
    _name_ending(page, inside, authors)
    body = [page.texts[i] for i in inside]
    published, line = find_published(page.texts, page.shapes, body, zone)
    _name_lines(page, line, "date line")
    dateline, origin, proof = _find_origin(page, inside)
    url, line = find_address(page.texts, headline, zone)
    _name_lines(page, line, "the article's address")
    _name_rest(page, zone, language)
    return Survey(
        why=tuple(page.why),
        title=headline,
        url=url,
        authors=tuple(author for author in authors if author != outlet),
        published=published,
        outlet=outlet,
        origin=origin,
        dateline=dateline,
        language=language,
        captions=caption,
        credits=proof,
        foreign=foreign,
    )


def _chosen(page: Surveyed) -> list[bool]:
    return choose(page.order, page.chances, page.sizes, page.why)


def _language(page: Surveyed, inside: Sequence[int]) -> str:
    """The language of the text, or that of most letters of the page, whatever notices it holds."""
    whole = "\n".join(page.texts)
    told = " ".join([page.texts[i] for i in inside[:_SAMPLE]])
    return find_language(whole if is_beyond_europe(whole) else told)


def _prose(page: Surveyed) -> list[int]:
    """The blocks of prose that are likely text; else all that are; else the first."""
    chosen = [i for i, taken in enumerate(_chosen(page)) if taken]
    return [i for i in chosen if page.shapes[i].prose] or chosen or [0]


def _name_lines(page: Surveyed, lines: Sequence[int], reason: str) -> None:
    for i in lines:
        page.why[i] = page.why[i] or reason


def _no_titles(page: Surveyed, start: int, language: str) -> Iterator[str]:
    """The lines at the start that credit a writer, are there for a day, or name a newspaper."""
    for text, shape in zip(page.texts[: start + 1], page.shapes, strict=False):
        if len(text) < _LONGEST_CREDIT and (
            is_byline(text, language)
            or is_person(text)
            or find_authors(text)
            or (shape.row[DATED] and _is_for_a_day(text))
        ):
            yield text
    masthead = start > 0 and page.sizes[1] > page.sizes[0] and outlets.is_masthead(page.texts[0])
    if start > 1 and (masthead or outlets.find_site_writer(page.texts[0])):
        yield page.texts[0]


def _is_for_a_day(text: str) -> bool:
    """Whether a line begins with a day, or says what was done on it; titles may end with one."""
    before = (text[: stated.start] for stated in find_stated(text))
    return any(
        len(head.split()) <= _WEEKDAY or PUBLISHED.search(head) or UPDATED.search(head)
        for head in before
    )


def _name_abroad(page: Surveyed, inside: Sequence[int]) -> None:
    """Names captions, credits and appeals of pages in other languages than English."""
    late = inside[int(len(inside) * _LAST_PART)]
    last = [i for i in inside if page.shapes[i].ended][-_CLOSED:]
    for i, text in enumerate(page.texts):
        if page.why[i]:
            continue
        is_prose = page.shapes[i].prose > 0 and page.shapes[i].ended
        if i not in last and captions_abroad.is_caption(text):
            page.why[i] = "caption"
        elif (i > late or not is_prose) and captions_abroad.is_appeal(text):
            page.why[i] = "appeal of the publisher"
        else:
            page.why[i] = captions_abroad.find_reason(text, is_prose=is_prose)


def _name_captions(page: Surveyed, language: str) -> tuple[str, ...]:
    found: list[str] = []
    for i, text in enumerate(page.texts):
        is_one = outlets.is_caption(text) or page.why[i] == "caption"
        if page.why[i] in {"", "caption"} and is_one and not is_byline(text, language):
            page.why[i] = "repeated caption" if text in found else "caption"
            found.append(text)
    return tuple(dict.fromkeys(found))


def _name_repeats(page: Surveyed) -> None:
    """Names lines that stand twice in a row, as teasers do, and repeated paragraphs."""
    count = Counter(page.texts)
    last: dict[str, int] = {}
    for i, text in enumerate(page.texts):
        if count[text] == 1 or page.why[i]:
            continue
        before = last.get(text, -1)
        if before == i - 1 >= 0 and not page.shapes[i].ended and page.shapes[i].words > 2:  # noqa: PLR2004
            page.why[i] = page.why[before] = "teaser printed twice"
        elif before >= 0 and page.shapes[i].prose:
            page.why[i] = "repeated paragraph"
        last[text] = i


def _headline(page: Surveyed, zone: Zone) -> tuple[str, str]:
    """The title without a site's name behind it, and that name, where the clipping shows it is one.

    It is one where the headline stands again without it, where it stands again itself, or where it
    is called as newspapers are.
    """
    if zone.title < 0:
        return "", ""
    title = titles.tidied(page.texts[zone.title])
    head, site = outlets.parted(title)
    if not site:
        return title, ""
    wanted = titles.folded(head)
    again = any(titles.folded(text) == wanted for text in page.texts if len(text) < 2 * len(title))
    shown = again or sum(site in text for text in page.texts) > 1
    if not shown and not outlets.is_press(site):
        return title, ""
    return head, site if outlets.is_press(site) or again else ""


def _name_owner(page: Surveyed, zone: Zone) -> str:
    """The outlet that signs above the text, claims the copyright below it or heads the page."""
    signed = outlets.find_signed([page.texts[i] for i in range(zone.first)])
    if signed:
        bylines = {f"by {signed}", f"By {signed}"}
        _name_lines(page, [i for i in range(zone.first) if page.texts[i] in bylines], "outlet")
        return signed
    for i in range(zone.last + 1, len(page.texts)):
        if owner := outlets.find_owner(page.texts[i]):
            page.why[i] = page.why[i] or "copyright notice"
            return owner
    if zone.title > 0 and outlets.is_masthead(page.texts[0]):
        page.why[0] = page.why[0] or "outlet"
        return page.texts[0]
    return ""


def _name_titles(page: Surveyed, zone: Zone, headline: str) -> None:
    if zone.title < 0:
        return
    title = headline
    wanted = titles.folded(headline)
    page.why[zone.title] = "title"
    lengths = range(len(title) - 19, len(title) + 60)  # what repeats it or says it otherwise
    for i, text in enumerate(page.texts):
        if len(text) not in lengths or page.sizes[i] > _LONGEST_TITLE or i == zone.title:
            continue
        if titles.is_same(wanted, text):
            page.why[i] = "repeated title"
        elif (
            i <= zone.first
            and not page.why[i]
            and not page.shapes[i].ended
            and titles.is_variant(text, title)
        ):
            page.why[i] = "second headline"


def _name_outlet(page: Surveyed) -> str:
    for i, (text, following) in enumerate(pairwise((*page.texts, ""))):
        outlet = outlets.find_outlet(text, following)
        if outlet:
            page.why[i] = page.why[i] or "outlet"
            if outlet in following and outlet not in text:
                page.why[i + 1] = page.why[i + 1] or page.why[i]
            return outlet
    return ""


def _name_foreign(page: Surveyed, language: str) -> tuple[str, ...]:
    """The lines in another script than the text's, named with those of another language."""
    found = []
    plain = language in PLAIN_LANGUAGES
    for i, text in enumerate(page.texts):
        if page.why[i]:
            continue
        if plain and not text.isascii() and is_foreign(text, language):
            page.why[i] = "line in another language"
            found.append(text)
        elif page.chances[i] > _HEADING and has_other_words(text, language):
            page.why[i] = "line in another language"
    return tuple(found)


def _name_ending(page: Surveyed, inside: Sequence[int], authors: Sequence[str]) -> None:
    """Names at the end of a text what tells of its writers, and what asks its readers for help."""
    for i in range(inside[int(len(inside) * _LAST_PART)], inside[-1] + 1):
        text = page.texts[i]
        if is_biography(text, authors):
            page.why[i] = page.why[i] or "about the author"
        elif is_appeal(text):
            page.why[i] = page.why[i] or "appeal of the publisher"


def _find_origin(page: Surveyed, inside: Sequence[int]) -> tuple[str, str, tuple[str, ...]]:
    """The dateline, whom the article credits as its origin, and the words that do so."""
    dateline, origin, proof = "", "", list[str]()
    for i in inside[:_OPENINGS]:
        opening = find_opening(page.texts[i])
        dateline, origin = opening.dateline, opening.wire
        if dateline or origin:
            proof += [f"({origin})"] if origin else []
            break
    for i in range(inside[-1] - 1, min(len(page.texts), inside[-1] + 1 + _AFTER)):
        named = outlets.find_source(page.texts[i]) if i > inside[-1] else ""
        named = named or outlets.find_republished(page.texts[i])
        if named and not page.shapes[i].prose:
            page.why[i] = "source credit"
        if named and (not origin or named == origin):
            origin, proof = named, [*proof, page.texts[i]]
    return dateline, origin, tuple(proof)


def _is_heading(page: Surveyed, chosen: Sequence[bool], i: int) -> bool:
    """Whether a line that the model doubts is a sub-heading: short, between two paragraphs kept."""
    return (
        page.chances[i] > _HEADING
        and 1 < page.sizes[i] <= _LONGEST_HEADING
        and 0 < i < len(chosen) - 1
        and all(chosen[k] and page.shapes[k].prose for k in (i - 1, i + 1))
        and page.texts[i][0].isupper()
        and page.texts[i][-1] not in ".,:;…"
    )


def _drop_tail(page: Surveyed, chosen: list[bool], last: int) -> None:
    """Drops a line that is no sentence and stands alone between the last paragraph and junk."""
    i = last + 1
    if (
        i + 1 < len(chosen)
        and chosen[i]
        and page.why[i + 1]
        and not page.shapes[i].ended
        and page.chances[i] <= _TAIL
    ):
        chosen[i] = False


def _keep_sentences(page: Surveyed, chosen: list[bool], zone: Zone) -> None:
    """Keeps the sentences that go on right behind a paragraph kept, but for the publisher's own.

    Whether a short last sentence is of the text the line model cannot tell; how it speaks can.
    """
    for i in range(zone.first + 1, len(chosen)):
        if not chosen[i] and chosen[i - 1] and not page.why[i]:
            chosen[i] = page.chances[i] > _GOES_ON and tells(page.texts[i])


def _name_rest(page: Surveyed, zone: Zone, language: str) -> None:
    chosen = _chosen(page)
    _drop_tail(page, chosen, zone.last)
    if language in ENGLISH:
        _keep_sentences(page, chosen, zone)
    else:
        take_edges(page, chosen, zone)
    for i, taken in enumerate(chosen):
        if taken or page.why[i] or _is_heading(page, chosen, i):
            continue
        if i < zone.first:
            page.why[i] = "page furniture before the text"
        else:
            where = "behind" if i > zone.last else "within"
            page.why[i] = f"page furniture {where} the text"
