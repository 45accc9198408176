"""The program without its analyses: what is left is reading, rendering, checking and writing."""

import sys
from types import SimpleNamespace

import clipbook.findings
import clipbook.pipeline
from clipbook.annotations import Annotations
from clipbook.cli import main

clipbook.findings.FINDINGS = ()
clipbook.pipeline.annotate = lambda _: Annotations()
clipbook.pipeline.name_event = lambda stories: SimpleNamespace(title=stories[0].title)

if __name__ == "__main__":
    sys.exit(main())
