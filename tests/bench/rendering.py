"""The program without its analyses: what is left is reading, rendering, checking and writing.

Paragraphs stand for sentences.
"""

import sys
from types import SimpleNamespace

import clipbook.briefing_pages
import clipbook.findings
from clipbook.annotations import is_heading
from clipbook.cli import main
from clipbook.events import Outline
from clipbook.model import Annotations, Sentence
from clipbook.text.sentences import paragraphs


def annotate(article):
    spans = [s for s in paragraphs(article.body) if not is_heading(s.of(article.body))]
    return Annotations(sentences=tuple(Sentence(s, n) for n, s in enumerate(spans, 1)))


def outline(event, title, *_):
    return Outline(event=event, title=title, terms=(), day=None, told=())


clipbook.findings.FINDINGS = ()
clipbook.briefing_pages.annotate = annotate
clipbook.briefing_pages.find_terms = lambda _: {}
clipbook.briefing_pages.outline = outline
clipbook.briefing_pages.name_event = lambda stories: SimpleNamespace(title=stories[0].title)

if __name__ == "__main__":
    sys.exit(main())
