"""Turns pages into bytes; the only use of Jinja."""

from __future__ import annotations

import hashlib
import marshal
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, Final

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

from clipbook.model import Page
from clipbook.notes import ClipbookError

# How much of its digest a fingerprinted file carries in its name: 48 bits.
_DIGITS: Final = 12
# Where a template is said to stand; a frame of its code bears this name, too.
_FOLDER: Final = "templates/"
# How the names of templates end; a folder of them may hold other things.
_KINDS: Final = (".html", ".xml")
# A statement that includes a template, with what Jinja drops around it: `{% include "x.html" %}`.
_INCLUDE: Final = re.compile(
    r"(?:^[ \t]+)?\{% include \"(?P<name>[^\"]{1,200})\" %\}\n?", re.MULTILINE
)
# Comments, raw text and signs that drop white space: `{# x #}`, `{% raw %}`, `{{- x }}`.
_ODD: Final = re.compile(r"\{#|\{% *raw|\{[%{]-|-[%}]\}")
# The word that a statement starts with: `{% for`, `{%- if`.
_STATEMENT: Final = re.compile(r"\{%[-+]?\s*(\w+)")
# What is longer takes longer to compile in every place than to include.
_SHORT: Final = 500
# The statements that mean the same wherever they stand.
_PLAIN: Final = frozenset("for endfor if elif else endif with endwith include".split())
# The names of Jinja's own that hold no dict.
_OBJECTS: Final = frozenset({"loop", "self", "super"})


Code = tuple[tuple[str, bytes], ...]
"""Templates by name as code of Python's, which it takes longer to compile than to run."""


def compile_templates(templates: Mapping[str, str]) -> Code:
    """What `render` may be given so that it need not compile; a broken template is not there."""
    sources = tuple(sorted(templates.items()))
    environment = _environment(_FastEnvironment, _flat(sources))
    code = []
    for name, source in _flat(sources):
        if name.endswith(_KINDS):
            with suppress(TemplateSyntaxError):
                compiled = environment.compile(source, name, _FOLDER + name)
                code.append((name, marshal.dumps(compiled)))
    return tuple(code)


def render(
    pages: Iterable[Page], templates: Mapping[str, str], code: Code = ()
) -> dict[PurePosixPath, bytes]:
    """The file of each page, in UTF-8.

    `templates` maps names to sources; the person's own stand in the place of the built-in ones.
    `code` is what `compile_templates` gives for them. Raises ClipbookError where a template is
    broken or uses a name that no page gives it.
    """
    sources = tuple(sorted(templates.items()))
    return {page.path: _rendered(page, sources, code).encode() for page in pages}


def fingerprint(
    static: Mapping[PurePosixPath, bytes],
) -> tuple[Mapping[str, str], Mapping[PurePosixPath, bytes]]:
    """Where each static file stands under its digest, and the files under those names.

    `style.css` becomes `assets/style.<digest>.css`, so that a host may keep it for ever.
    """
    paths = {path: _fingerprinted(path, data) for path, data in sorted(static.items())}
    names = {str(path): str(new) for path, new in paths.items()}
    return names, {new: static[path] for path, new in paths.items()}


class _Environment(Environment):
    """Jinja's environment for pages, whose data are plain dicts."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 # as Jinja has it
        """What `obj.attribute` is in a template: an item where there is one."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class _Generator(CodeGenerator):
    """Writes the code of templates for data that are dicts of texts, and fails on other data.

    What `x.y` is costs a subscript then, and a text needs no object to be told from markup.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 # as Jinja has it
        """The code of `x.y`."""
        base = node.node
        if isinstance(base, nodes.Getattr) or (
            isinstance(base, nodes.Name) and base.name not in _OBJECTS
        ):
            self.visit(base, frame)
            self.write(f"[{node.attr!r}]")
        else:
            super().visit_Getattr(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 # as Jinja has it
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.written(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _FastEnvironment(_Environment):
    """The same for templates whose code `_Generator` writes."""

    code_generator_class = _Generator

    @staticmethod
    def written(value: object) -> str:
        """`value` as text of HTML, as `escape` writes it."""
        if type(value) is not str:
            return escape(value)
        return (
            value.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("'", "&#39;")
            .replace('"', "&#34;")
        )


class _Loader(FunctionLoader):
    """Loads templates from their sources, or from code where there is some."""

    def __init__(self, source: Callable[[str], Any], code: Mapping[str, bytes]) -> None:
        super().__init__(source)
        self._code = code

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """The template of that name."""
        if name not in self._code:
            return super().load(environment, name, globals)
        code = marshal.loads(self._code[name])  # noqa: S302 # ours, see compile_templates
        return environment.template_class.from_code(environment, code, globals or {}, None)


@lru_cache(maxsize=2)  # the templates are compiled once, not once an event
def _environment(
    kind: type[_Environment], templates: tuple[tuple[str, str], ...], code: Code = ()
) -> Environment:
    sources = {name: (source, _FOLDER + name, None) for name, source in templates}
    return kind(
        loader=_Loader(sources.get, dict(code)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@lru_cache(maxsize=2)
def _flat(templates: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The templates with the short ones that they include in place, which Jinja renders faster."""
    sources = dict(templates)
    return tuple((name, _with_included(name, sources, ())) for name in sources)


def _with_included(name: str, sources: Mapping[str, str], within: tuple[str, ...]) -> str:
    """The source of a template with what it includes, as far as that means the same.

    It does not where the included one is long, sets names, has its own blocks or includes itself,
    and where Jinja would drop other white space.
    """

    def included(m: re.Match[str]) -> str:
        inner = m["name"]
        if inner in (*within, name) or not _is_plain(sources.get(inner, "{#")):
            return m.group()
        if sources[inner].endswith("%}") and m.string.startswith("\n", m.end()):
            return m.group()
        return _with_included(inner, sources, (*within, name))

    source = sources[name]
    return source if _ODD.search(source) else _INCLUDE.sub(included, source)


def _is_plain(source: str) -> bool:
    return (
        len(source) <= _SHORT
        and source == source.strip(" \t")
        and not _ODD.search(source)
        and _PLAIN.issuperset(_STATEMENT.findall(source))
    )


def _rendered(page: Page, templates: tuple[tuple[str, str], ...], code: Code) -> str:
    try:
        return _render(page, _environment(_FastEnvironment, _flat(templates), code))
    except (TemplateError, LookupError, TypeError):
        return _located(page, _environment(_Environment, templates))


def _located(page: Page, environment: Environment) -> str:
    """The page from its templates as they are written, so that an error has its place.

    A template may also ask for what the faster code does not know, as `x.items()`.
    """
    try:
        return _render(page, environment)
    except TemplateSyntaxError as error:
        raise ClipbookError(f"{_FOLDER}{error.name}:{error.lineno}: {error.message}") from error
    except TemplateError as error:
        places = [place for place in _places(error) if place.startswith(_FOLDER)]
        place = places[-1] if places else f"{_FOLDER}{page.template}"
        raise ClipbookError(f"{place}: {error.message}") from error


def _places(error: TemplateError) -> Iterator[str]:
    """Where the calls stand that led to an error, the outermost first."""
    trace = error.__traceback__
    while trace:
        yield f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next


def _render(page: Page, environment: Environment) -> str:
    if not page.template:
        return str(page.data["text"])
    return environment.get_template(page.template).render(page.data)


def _fingerprinted(path: PurePosixPath, data: bytes) -> PurePosixPath:
    digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return "assets" / path.with_name(f"{path.stem}.{digest}{path.suffix}")
