"""The command `shell`: completion and a manual page, made from the arguments themselves."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from clipbook.cli.arguments import parser_of_all
from clipbook.errors import ClipbookError


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
