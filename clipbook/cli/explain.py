"""The command `explain`: why an article's lines, event and date are what they are."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import PurePosixPath

from clipbook import filesystem
from clipbook.annotations import find_article_sentences
from clipbook.content import Content, read_content
from clipbook.events import Story, find_terms, group, outline, relate
from clipbook.importer import story
from clipbook.interface import find_interface
from clipbook.model import Article, Clipping, state
from clipbook.notes import ClipbookError
from clipbook.pages.sections.related import describe
from clipbook.readers import read
from clipbook.text.defects import find_flaws
from clipbook.text.normalise import on_one_line, slug


def explain(options: Namespace) -> int:
    """Prints the account of one article. Raises ClipbookError where there is no such article."""
    files = (
        filesystem.read_folder(options.content, "content").files if options.content.is_dir() else {}
    )
    content, _ = read_content(files)
    path = _find(options, content)
    article = content.articles[path]
    print(f"content/{path}: {article.title}")
    if article.edited:
        print("edited: a person changed this file, or wrote it")
    _explain_date(article)
    _explain_event(article, content)
    _explain_lines(article, options)
    _explain_defects(article)
    _explain_statements(article)
    return 0


def _find(options: Namespace, content: Content) -> PurePosixPath:
    """The content file that is meant by a path, a clipping or an id."""
    wanted = PurePosixPath(options.article)
    clipping = _below(wanted, PurePosixPath(options.seeds))
    file = _below(wanted, PurePosixPath(options.content))
    for path, article in content.articles.items():
        if file == path or article.clipping == str(clipping) or article.id == slug(str(wanted)):
            return path
    for entry in content.ledger.values:
        if entry.path == str(clipping):
            raise ClipbookError(f"{wanted}: was dismissed: its content file was deleted")
    raise ClipbookError(f"{wanted}: no such article in {options.content}")


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


def _explain_lines(article: Article, options: Namespace) -> None:
    """Prints how many lines of the clipping were kept, and each dropped one with its reason."""
    path = options.seeds / article.clipping
    if not article.clipping or not path.is_file():
        print("lines: its clipping is not in the seeds folder")
        return
    readings = read(Clipping(article.clipping, filesystem.read_file(path))).values
    for reading in readings:
        if len(readings) == 1 or reading.title == article.title:
            kept = sum(bool(block.strip()) for block in reading.body.split("\n\n"))
            print(f"lines: {kept} paragraphs kept, {len(reading.removed)} lines removed")
            for gone in reading.removed:
                print(f"  {article.clipping}:{gone.line}: {gone.why}: {gone.text}")


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
