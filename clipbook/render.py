"""Turns pages into bytes; the only use of Jinja."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, Final

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from clipbook.errors import ClipbookError
from clipbook.interface import find_interface
from clipbook.model import Page

# Where a template is said to stand; a frame of its code bears this name, too.
_FOLDER: Final = "templates/"
# What a person's own template may raise: Jinja's errors and, as it may compute, Python's.
_ERRORS: Final = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError)


def render(
    pages: Iterable[Page], templates: Mapping[str, str], language: str = "en"
) -> dict[PurePosixPath, bytes]:
    """The file of each page, in UTF-8, its own words in `language`.

    `templates` maps names to sources; the person's own stand in the place of the built-in ones,
    and can reach nothing but what the page gives them. Raises ClipbookError where a template is
    broken or uses a name that no page gives it.
    """
    environment = _environment(tuple(sorted(templates.items())), language)
    return {page.path: _rendered(page, environment).encode() for page in pages}


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's environment for templates that came with a folder, whose data are plain dicts."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 # as Jinja has it
        """What `obj.attribute` is in a template: an item where there is one."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@lru_cache(maxsize=2)  # the templates are compiled once a process, not once an event
def _environment(templates: tuple[tuple[str, str], ...], language: str) -> _Environment:
    sources = {name: (source, _FOLDER + name, None) for name, source in templates}
    environment = _Environment(
        extensions=["jinja2.ext.i18n"],
        loader=FunctionLoader(sources.get),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    translations = find_interface(language).translations
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    return environment


def _rendered(page: Page, environment: _Environment) -> str:
    if not page.template:
        return str(page.data["text"])
    try:
        return environment.get_template(page.template).render(page.data)
    except TemplateSyntaxError as error:
        raise ClipbookError(f"{_FOLDER}{error.name}:{error.lineno}: {error.message}") from error
    except _ERRORS as error:
        places = [place for place in _places(error) if place.startswith(_FOLDER)]
        place = places[-1] if places else f"{_FOLDER}{page.template}"
        raise ClipbookError(f"{place}: {error}{_hint(error)}") from error


def _hint(error: Exception) -> str:
    """Where to look when a template uses a name that no page gives, as one of an older version."""
    if not isinstance(error, UndefinedError):
        return ""
    return "; docs/theming.md names what each template is given, and what changed"


def _places(error: Exception) -> Iterator[str]:
    """Where the calls stand that led to an error, the outermost first."""
    trace = error.__traceback__
    while trace:
        yield f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
