"""Turns pages into bytes; the only use of Jinja."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from jinja2 import DictLoader, Environment, StrictUndefined

from clipbook.model import Page

# How much of its digest a fingerprinted file carries in its name: 48 bits.
_DIGITS: Final = 12


def render(pages: Iterable[Page], templates: Mapping[str, str]) -> dict[PurePosixPath, bytes]:
    """The file of each page, in UTF-8.

    `templates` maps names to sources; the person's own stand in the place of the built-in ones.
    Raises jinja2.TemplateError where a template is broken or uses a name that no page gives it.
    """
    environment = Environment(
        loader=DictLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return {page.path: _render(page, environment).encode() for page in pages}


def fingerprint(
    static: Mapping[PurePosixPath, bytes],
) -> tuple[Mapping[str, str], Mapping[PurePosixPath, bytes]]:
    """Where each static file stands under its digest, and the files under those names.

    `style.css` becomes `assets/style.<digest>.css`, so that a host may keep it for ever.
    """
    paths = {path: _fingerprinted(path, data) for path, data in sorted(static.items())}
    names = {str(path): str(new) for path, new in paths.items()}
    return names, {new: static[path] for path, new in paths.items()}


def _render(page: Page, environment: Environment) -> str:
    if not page.template:
        return str(page.data["text"])
    return environment.get_template(page.template).render(page.data)


def _fingerprinted(path: PurePosixPath, data: bytes) -> PurePosixPath:
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return "assets" / path.with_name(f"{path.stem}.{digest}{path.suffix}")
