"""The command `explain`: why an article's lines, event and date are what they are."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Final

from clipbook import filesystem
from clipbook.annotations import find_article_sentences
from clipbook.content import Content, read_content
from clipbook.errors import ClipbookError, counted
from clipbook.events import Story, find_terms, group, outline, relate
from clipbook.importer import story
from clipbook.interface import find_interface
from clipbook.model import Article, Clipping, state
from clipbook.pages.review import find_reading
from clipbook.pages.sections.company import describe
from clipbook.readers import find_reader, read
from clipbook.readers.decode import read_lines
from clipbook.readers.printed_dates import find_stated
from clipbook.text.addresses import without_addresses
from clipbook.text.defects import find_flaws
from clipbook.text.normalise import on_one_line, slug

_DATED: Final = 1_000
"""A day is looked for in so many characters of a line,"""
_SHOWN: Final = 100
"""and so many of the line are shown."""


def explain(options: Namespace) -> int:
    """Prints the account of one article, or of a clipping that gave none.

    Raises ClipbookError where there is neither.
    """
    files = filesystem.read_if_there(options.content, "content").files
    content, _ = read_content(files)
    wanted = PurePosixPath(options.article)
    clipping = _clipping_at(options.seeds, str(_below(wanted, PurePosixPath(options.seeds))))
    path = _find(wanted, options, content)
    if path:
        _explain_article(path, content, options)
    elif clipping:
        _explain_clipping(clipping)
    else:
        raise ClipbookError(f"{wanted}: no such article in {options.content}")
    return 0


def _explain_article(path: PurePosixPath, content: Content, options: Namespace) -> None:
    article = content.articles[path]
    print(f"content/{path}: {article.title}")
    if article.edited:
        print("edited: a person changed this file, or wrote it")
    _explain_date(article)
    _explain_event(article, content)
    if clipping := _clipping_at(options.seeds, article.clipping):
        _explain_clipping(clipping, article)
    else:
        print("lines: its clipping is not in the seeds folder")
    _explain_defects(article)
    _explain_statements(article)


def _find(wanted: PurePosixPath, options: Namespace, content: Content) -> PurePosixPath | None:
    """The content file that is meant by a path, a clipping or an id; None where there is none."""
    clipping = _below(wanted, PurePosixPath(options.seeds))
    file = _below(wanted, PurePosixPath(options.content))
    for path, article in content.articles.items():
        if file == path or article.clipping == str(clipping) or article.id == slug(str(wanted)):
            return path
    for entry in content.ledger.values:
        if entry.path == str(clipping):
            raise ClipbookError(f"{wanted}: was dismissed: its content file was deleted")
    return None


def _clipping_at(seeds: Path, path: str) -> Clipping | None:
    file = seeds / path
    return Clipping(path, filesystem.read_file(file)) if path and file.is_file() else None


def _below(path: PurePosixPath, folder: PurePosixPath) -> PurePosixPath:
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def _explain_date(article: Article) -> None:
    if not article.published:
        print("date: none stated, and none could be inferred")
        return
    period = article.published.period
    days = f"{period.earliest}" if period.is_day else f"{period.earliest} to {period.latest}"
    print(f"date: {days}: {article.published.basis}")


def _explain_event(article: Article, content: Content) -> None:
    """Prints the event and what a grouping of this article alone would give as reasons."""
    print(f"event: {article.event}, the folder of its file")
    stories = [story(f"{a.event}/{a.id}", a) for a in content.articles.values()]
    key = f"{article.event}/{article.id}"
    placed = {s.id: s.id.rpartition("/")[0] for s in stories if s.id != key}
    placement = next(p for p in group(stories, placed) if p.id == key)
    if placement.event != article.event:
        print("  its words alone would open an event of its own")
    for reason in placement.why:
        print(f"  {reason}")
    for other in placement.related:
        print(f"  related: {other}")
    _explain_relations(article.event, stories)


def _explain_relations(event: str, stories: Sequence[Story]) -> None:
    """Prints the events near `event`, with what they share and what tells them apart."""
    members: dict[str, list[Story]] = {}
    for each in stories:
        members.setdefault(each.id.rpartition("/")[0], []).append(each)
    outlines = (outline(name, "", group_, find_terms(group_)) for name, group_ in members.items())
    for relation in relate(outlines).get(event, ()):
        print(f"  near {relation.event}: {describe(relation, find_interface('en'))}")


def _explain_clipping(clipping: Clipping, article: Article | None = None) -> None:
    """Prints how a clipping is read: by which reader, from which lines, what was dropped and why.

    Of several articles that of `article`, where one is it. Where there is none, the notes say why.
    """
    result = read(clipping)
    print(f"read as: {find_reader(clipping)[0]}, {counted(len(result.values), 'article')}")
    for note in result.notes:
        print(f"  {note}")
    lines = tuple(map(unescape, read_lines(clipping.data)))
    named = find_reading(result.values, article) if article else None
    for reading in (named,) if named else result.values:
        _explain_fields(reading, lines)
        kept = sum(bool(block.strip()) for block in reading.body.split("\n\n"))
        print(f"lines: {kept} paragraphs kept, {len(reading.removed)} lines removed")
        for gone in reading.removed:
            print(f"  {clipping.path}:{gone.line}: {gone.why}: {gone.text}")


def _explain_fields(reading: Article, lines: Sequence[str]) -> None:
    """Prints where the title, the authors and the day that were read stand in the clipping."""
    fields = [("title as read", reading.title)]
    fields += [("author as read", author) for author in reading.authors]
    for name, text in fields:
        if text:
            at = next((i for i, line in enumerate(lines, 1) if text.lower() in line.lower()), 0)
            print(f"{name}: {text}: {_line(at, lines)}")
    if reading.published:
        day = reading.published.period.earliest
        found = (i for i, line in enumerate(lines, 1) if _states(line[:_DATED], day))
        at = next(found, 0)
        print(f"day as read: {day}: {reading.published.basis}: {_line(at, lines)}")


def _states(line: str, day: date) -> bool:
    return str(day) in line or any(day in stated.days for stated in find_stated(line))


def _line(at: int, lines: Sequence[str]) -> str:
    """The line that says so; none where it is put together, or stated in another form."""
    return (
        f"line {at}: {without_addresses(on_one_line(lines[at - 1]))[:_SHOWN]}"
        if at
        else "on no line as it is"
    )


def _explain_defects(article: Article) -> None:
    """Prints what is wrong with the copy as printed, and the words that show it."""
    flaws = find_flaws(article.body)
    print(f"defects: {len(flaws)}")
    for flaw in flaws:
        print(f"  {flaw.what}: {flaw.span.of(article.body)}")


def _explain_statements(article: Article) -> None:
    """Prints the id of each sentence, by which `_event.md` hides or corrects it."""
    sentences = find_article_sentences(article)
    print(f"statements: {len(sentences)}, for `hide` and `corrections` in _event.md")
    for sentence in sentences:
        print(f"  {state(article, sentence.span).id} {on_one_line(sentence.span.of(article.body))}")
