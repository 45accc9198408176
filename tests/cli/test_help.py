"""What `--help` says."""

import ast
import inspect

import pytest

from clipbook.cli import arguments
from clipbook.cli.arguments import COMMANDS, parse

ADDED = [
    node
    for node in ast.walk(ast.parse(inspect.getsource(arguments)))
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "add_argument"
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_ends_with_an_example(command, capsys):
    with pytest.raises(SystemExit):
        parse([command, "--help"])
    assert f"\nexamples:\n  clipbook {command}" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_narrow_terminal(command, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        parse([command, "--help"])
    assert [line for line in capsys.readouterr().out.splitlines() if len(line) > 80] == []


def test_no_argument_is_without_a_text():
    silent = [ast.unparse(call) for call in ADDED if "help=" not in ast.unparse(call)]
    assert [call for call in silent if "--version" not in call] == []
