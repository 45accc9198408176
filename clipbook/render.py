"""Turns pages into bytes; the only use of Jinja."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from traceback import walk_tb
from typing import Final

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from clipbook.model import Page
from clipbook.source import ClipbookError

# How much of its digest a fingerprinted file carries in its name: 48 bits.
_DIGITS: Final = 12
# Where a template is said to stand; a frame of its code bears this name, too.
_FOLDER: Final = "templates/"


def render(pages: Iterable[Page], templates: Mapping[str, str]) -> dict[PurePosixPath, bytes]:
    """The file of each page, in UTF-8.

    `templates` maps names to sources; the person's own stand in the place of the built-in ones.
    Raises ClipbookError where a template is broken or uses a name that no page gives it.
    """
    environment = _environment(tuple(sorted(templates.items())))
    return {page.path: _rendered(page, environment).encode() for page in pages}


def fingerprint(
    static: Mapping[PurePosixPath, bytes],
) -> tuple[Mapping[str, str], Mapping[PurePosixPath, bytes]]:
    """Where each static file stands under its digest, and the files under those names.

    `style.css` becomes `assets/style.<digest>.css`, so that a host may keep it for ever.
    """
    paths = {path: _fingerprinted(path, data) for path, data in sorted(static.items())}
    names = {str(path): str(new) for path, new in paths.items()}
    return names, {new: static[path] for path, new in paths.items()}


@lru_cache(maxsize=2)  # the templates are compiled once, not once an event
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    sources = {name: (source, _FOLDER + name, None) for name, source in templates}
    return Environment(
        loader=FunctionLoader(sources.get),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _rendered(page: Page, environment: Environment) -> str:
    try:
        return _render(page, environment)
    except TemplateSyntaxError as error:
        raise ClipbookError(f"{_FOLDER}{error.name}:{error.lineno}: {error.message}") from error
    except TemplateError as error:
        frames = [(f.f_code.co_filename, line) for f, line in walk_tb(error.__traceback__)]
        places = [f"{name}:{line}" for name, line in frames if name.startswith(_FOLDER)]
        place = places[-1] if places else f"{_FOLDER}{page.template}"
        raise ClipbookError(f"{place}: {error.message}") from error


def _render(page: Page, environment: Environment) -> str:
    if not page.template:
        return str(page.data["text"])
    return environment.get_template(page.template).render(page.data)


def _fingerprinted(path: PurePosixPath, data: bytes) -> PurePosixPath:
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return "assets" / path.with_name(f"{path.stem}.{digest}{path.suffix}")
