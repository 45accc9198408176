"""The fixture site as files: what the tests of pages look at."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from clipbook.model import Site
from clipbook.pages import plan
from clipbook.render import render

ROOT = Path(__file__).parent.parent.parent


@cache
def templates() -> Mapping[str, str]:
    paths = [p for p in (ROOT / "templates").iterdir() if p.suffix in {".html", ".xml"}]
    return {path.name: path.read_text("utf-8") for path in paths}


@cache
def static() -> Mapping[PurePosixPath, bytes]:
    return {PurePosixPath(p.name): p.read_bytes() for p in (ROOT / "static").iterdir()}


def build(site: Site) -> dict[PurePosixPath, bytes]:
    assets = {PurePosixPath(path): b"x" for path in site.assets.values()}
    return {**render(plan(site), templates(), site.settings.language), **assets}


def html(files: Mapping[PurePosixPath, bytes], path: str) -> str:
    return files[PurePosixPath(path)].decode()


def record(files: Mapping[PurePosixPath, bytes], path: str) -> Any:
    return json.loads(files[PurePosixPath(path)])
