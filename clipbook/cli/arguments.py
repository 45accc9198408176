"""Turns the words of a command line into options."""

from __future__ import annotations

import argparse
import os
import re
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from clipbook import __version__
from clipbook.errors import ClipbookError, suggestion

TASKS: Final = ("dates", "facts", "lead", "quotes", "sentences")
"""The tasks of `annotate`, named here again because to import them is slow."""

COMMANDS: Final = (
    *("build", "serve", "read", "add", "group", "annotate", "check", "explain"),
    *("init", "fetch", "mark", "export", "shell"),
)

SHELLS: Final = ("bash", "zsh", "man")
"""What `shell` prints."""

AddParser = Callable[..., argparse.ArgumentParser]
"""Makes the parser of a command, as `add_parser` of argparse does."""

_PORTS: Final = 1 << 16
# An option in a line of help: "  -o OUT.jsonl, --output OUT.jsonl".
_OPTION: Final = re.compile(r"^  (?:-\w[^,\n]*, )?(--[\w-]+)", re.MULTILINE)

_EXAMPLES: Final = {
    "build": """examples:
  clipbook build                  seeds/ -> content/ -> site/
  clipbook build --out public --base-url https://example.org/news/
  clipbook build --again 003.txt  read a dismissed or changed clipping anew""",
    "serve": """examples:
  clipbook serve           builds on every save; http://127.0.0.1:8000/
  clipbook serve --port 0  any free port; the address is printed""",
    "read": """examples:
  clipbook read seeds/*.txt  one JSON object a line, in this order""",
    "add": """examples:
  clipbook add ~/Downloads/story.html
      copied into seeds/
  clipbook add https://example.org/story
      fetched once, with address and time beside it""",
    "group": """examples:
  clipbook group stories.jsonl -o events.jsonl
      {id,title,date,text,source} -> {id,event,why}
  clipbook group --copies stories.jsonl
      -> {a,b,score}: b copies or rewrites a""",
    "annotate": """examples:
  clipbook annotate quotes < articles.jsonl
      {id,title,date,text,language?} -> {id,quotes}
  clipbook annotate dates < articles.jsonl
      {id,date,text,language?,spans?} -> {id,values,found}
  clipbook annotate sentences < articles.jsonl
      {id,text,language?} -> {id,spans}; without one, as the text shows
  clipbook annotate facts < events.jsonl
      {id,sents:[{doc,text}]} -> {id,clusters,pairs}
  clipbook annotate lead < events.jsonl
      {id,k,words,sents} -> {id,chosen}""",
    "check": """examples:
  clipbook check
      the site of this project, built again in memory
  clipbook check public
      another folder
  clipbook check site --content copy/content
      against a copy of its content that is safe""",
    "explain": """examples:
  clipbook explain content/talks/leaders-meet.md
  clipbook explain seeds/003.txt""",
    "init": """examples:
  clipbook init             this folder; asks for the title of the site
  clipbook init news --yes  a new folder, asking nothing""",
    "mark": """examples:
  clipbook mark                    pages then say what is new since today
  clipbook mark "Monday's letter"  under a name of its own""",
    "export": """examples:
  clipbook export old-bridge -o bridge.html
      the briefing in one file, to send or keep
  clipbook export old-bridge --bibtex
      its sources as references; --csl: as CSL-JSON
  clipbook export old-bridge --full
      its data with the words of every excerpt""",
    "shell": """examples:
  clipbook shell bash > ~/.local/share/bash-completion/completions/clipbook
  clipbook shell zsh > ~/.zfunc/_clipbook  a folder of $fpath
  clipbook shell man > clipbook.1          then: man ./clipbook.1""",
    "fetch": """examples:
  clipbook fetch && clipbook build
      each new entry of the feeds in site.yaml, once
  clipbook fetch --quiet
      for cron: says nothing but errors""",
}


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The options of a command line; `command` is `build` where none is named, `words` the line.

    Prints help and leaves the program where that is asked for, or where the words are off.
    """
    named = bool(words) and (words[0] in COMMANDS or words[0] in {"-h", "--help", "--version"})
    parser = parser_of_all()
    if words and not named and not words[0].startswith("-"):
        near = suggestion(words[0], COMMANDS) or f", expected one of {', '.join(COMMANDS)}"
        parser.error(f"there is no command `{words[0]}`{near}")
    options, unknown = parser.parse_known_args(words if named else ["build", *words])
    if unknown:
        near = suggestion(unknown[0].partition("=")[0], options_of(options.command))
        parser.error(f"unrecognized arguments: {' '.join(unknown)}{near}")
    options.words = list(words)
    return options


def options_of(command: str) -> tuple[str, ...]:
    """The long options of a command, in the order of its help."""
    return tuple(_OPTION.findall(_parsers()[command].format_help()))


def parser_of_all() -> argparse.ArgumentParser:
    """The parser of the whole line."""
    return _parsers()[""]


def _parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, and under '' that of the whole line."""
    parser = argparse.ArgumentParser(
        prog="clipbook",
        description="Turns a folder of news clippings into a static site of briefings.",
        epilog="To start: `clipbook init`, put clippings into seeds/, `clipbook serve`. "
        "Without a command it builds. Each command has its own --help.",
    )
    parser.add_argument("--version", action="version", version=f"clipbook {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_first(commands.add_parser)
    _add_projects(commands.add_parser)
    _add_ways_out(commands.add_parser)
    return {"": parser, **commands.choices}


def _add_first(add: AddParser) -> None:
    """Adds the commands that turn clippings into something."""
    building = _command(add, "build", "read new clippings and write the site")
    _add_build(building)
    building.add_argument(
        "--mark", nargs="?", const="", metavar="NAME", help="keep what is published, as `mark` does"
    )
    serving = _command(add, "serve", "show the site on this computer, fresh on every save")
    _add_build(serving)
    serving.add_argument("--port", type=_port, default=8000, metavar="N", help="0: any free one")
    reading = _command(add, "read", "print what is understood of clippings")
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a clipping")
    reading.add_argument("--debug", action="store_true", help="show where a reader fails")
    adding = _command(add, "add", "put files or pages of the web into the seeds folder")
    adding.add_argument("names", nargs="+", metavar="FILE-OR-URL", help="or http(s)://")
    adding.add_argument(
        "--allow-private", action="store_true", help="follow a redirect into your own network"
    )
    _add_folder(adding, "seeds", "where they go")
    grouping = _command(add, "group", "group stories by event")
    grouping.add_argument("input", type=Path, metavar="IN.jsonl", help="a story a line")
    grouping.add_argument("-o", "--output", type=Path, metavar="OUT.jsonl", help="where to")
    grouping.add_argument("--copies", action="store_true", help="pairs of copies instead of events")
    _add_cluster(grouping)
    annotating = _command(add, "annotate", "one analysis alone, JSON lines in and out")
    annotating.add_argument("task", choices=TASKS, metavar="TASK", help=", ".join(TASKS))
    checking = _command(add, "check", "check a built site")
    checking.add_argument(
        "site", nargs="?", type=Path, default=Path("site"), metavar="SITE", help="its folder"
    )
    checking.add_argument("--content", type=Path, metavar="DIR", help="builds it again, compares")
    for name in ("seeds", "templates", "static", "pages"):
        checking.add_argument(f"--{name}", type=Path, metavar="DIR", help="as for `build`")
    checking.add_argument("--config", type=Path, metavar="FILE", help="as for `build`")
    checking.add_argument("--base-url", metavar="URL", help="where the site is published")
    explaining = _command(add, "explain", "say why an article is as it is and where it is")
    explaining.add_argument("article", metavar="ARTICLE", help="content file, clipping, or id")
    _add_folder(explaining, "seeds", "the clippings")
    _add_folder(explaining, "content", "the articles")


def _add_projects(add: AddParser) -> None:
    """Adds the commands that begin a project and keep it going."""
    starting = _command(add, "init", "make a folder ready to use")
    starting.add_argument(
        "folder", nargs="?", type=Path, default=Path(), metavar="FOLDER", help="default: this one"
    )
    starting.add_argument("--yes", action="store_true", help="ask nothing")
    fetching = _command(add, "fetch", "put new entries of feeds into the seeds folder")
    _add_folder(fetching, "seeds", "where they go")
    _add_folder(fetching, "content", "where it is kept which entries were met")
    fetching.add_argument(
        "--config", type=Path, default=Path("site.yaml"), metavar="FILE", help="the settings"
    )
    fetching.add_argument(
        "--pause", type=_seconds, default=1.0, metavar="SECONDS", help="between two feeds"
    )
    fetching.add_argument("--quiet", action="store_true", help="print nothing but errors")
    marking = _command(add, "mark", "build, and keep what is published to tell what is new since")
    marking.add_argument("mark", nargs="?", default="", metavar="NAME", help="such as `Monday`")
    _add_build(marking)


def _add_ways_out(add: AddParser) -> None:
    """Adds the commands that take something out of a site, or out of the program itself."""
    exporting = _command(add, "export", "write a briefing as one file, or its sources")
    exporting.add_argument("event", metavar="EVENT", help="its folder")
    forms = exporting.add_mutually_exclusive_group()
    for form, text in (
        ("single", "its page as one file that needs no other (default)"),
        ("bibtex", "its sources as BibTeX"),
        ("csl", "its sources as CSL-JSON"),
        ("full", "its data with all words, made from content/: private"),
    ):
        forms.add_argument(f"--{form}", dest="form", action="store_const", const=form, help=text)
    exporting.set_defaults(form="single")
    exporting.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to")
    exporting.add_argument(
        "--site", type=Path, default=Path("site"), metavar="DIR", help="a built site"
    )
    printing = _command(add, "shell", "print completion for a shell, or the manual page")
    printing.add_argument("kind", choices=SHELLS, metavar="KIND", help=", ".join(SHELLS))


def _seconds(text: str) -> float:
    if not text.replace(".", "", 1).isdecimal():
        raise argparse.ArgumentTypeError(f"`{text}`, expected a number of seconds")
    return float(text)


def _add_build(parser: argparse.ArgumentParser) -> None:
    _add_place(parser, "seeds", "the clippings, never changed")
    _add_place(parser, "content", "the articles, yours to edit")
    _add_folder(parser, "templates", "your templates, instead of ours of the same name")
    _add_folder(parser, "static", "your static files, instead of ours of the same name")
    _add_folder(parser, "pages", "your own pages, such as an imprint")
    parser.add_argument("--out", type=_place, default=Path("site"), metavar="DIR", help="the site")
    parser.add_argument(
        "--config", type=Path, default=Path("site.yaml"), metavar="FILE", help="the settings"
    )
    parser.add_argument("--base-url", metavar="URL", help="where the site will be published")
    parser.add_argument("--full-text", action="store_true", help="print whole articles: private")
    parser.add_argument(
        "--again", action="append", default=[], metavar="CLIPPING", help="read it anew"
    )
    parser.add_argument("--regroup", action="store_true", help="group all articles anew; asks")
    parser.add_argument("--yes", action="store_true", help="with --regroup: do not ask")
    parser.add_argument("--strict", action="store_true", help="exit 1 on a warning, too")
    parser.add_argument(
        "--jobs", type=_jobs, default=os.cpu_count() or 1, metavar="N", help="processes"
    )
    _add_cluster(parser)
    volume = parser.add_mutually_exclusive_group()
    volume.add_argument("--quiet", action="store_true", help="print nothing but errors")
    parser.add_argument("--profile", type=Path, metavar="FILE", help="what took how long, as JSON")
    volume.add_argument("--verbose", action="store_true", help="print what each step made")


def _add_cluster(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cluster",
        default=os.environ.get("DASK_SCHEDULER_ADDRESS", ""),
        metavar="ADDRESS",
        help="Dask workers at tcp://HOST:PORT or tls://HOST:PORT, or N here: local:N",
    )


def _place(text: str) -> object:
    """The folder that a person names, of this computer or of an object store."""
    if "://" not in text:
        return Path(text)
    from clipbook.object_store import place_of  # noqa: PLC0415 # few builds need it

    return place_of(text)


def _add_place(parser: argparse.ArgumentParser, name: str, text: str) -> None:
    parser.add_argument(f"--{name}", type=_place, default=Path(name), metavar="DIR", help=text)


def _add_folder(parser: argparse.ArgumentParser, name: str, text: str) -> None:
    parser.add_argument(f"--{name}", type=Path, default=Path(name), metavar="DIR", help=text)


def _command(add: AddParser, name: str, text: str) -> argparse.ArgumentParser:
    return add(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=_EXAMPLES[name],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) >= _PORTS:
        raise argparse.ArgumentTypeError(f"`{text}`, expected a number below {_PORTS}")
    return int(text)


def _jobs(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"`{text}`, expected a number from 1")
    return int(text)


def shell(options: Namespace) -> int:
    """Prints what a shell or `man` wants; 0. Raises ClipbookError where its package is missing."""
    try:
        if options.kind == "man":
            text = str(import_module("argparse_manpage.manpage").Manpage(parser_of_all()))
        else:
            text = import_module("shtab").complete(parser_of_all(), options.kind)
    except ImportError as error:
        message = f"needs the package {error.name}, expected `pip install 'clipbook[shell]'` before"
        raise ClipbookError(f"shell {options.kind}: {message}") from error
    print(text)
    return 0
