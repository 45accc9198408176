"""Completion and the manual page are made from the arguments."""

import subprocess
import sys

import pytest

from clipbook.cli import main
from clipbook.cli.arguments import COMMANDS, SHELLS, options_of


@pytest.mark.parametrize("kind", SHELLS)
def test_every_command_and_option_is_there(kind, capsys):
    assert main(["shell", kind]) == 0
    out = capsys.readouterr().out.replace("\\-", "-")
    assert [command for command in COMMANDS if command not in out] == []
    assert [option for option in options_of("build") if option not in out] == []


def test_bash_completes_a_command(tmp_path, capsys):
    main(["shell", "bash"])
    (tmp_path / "completion").write_text(capsys.readouterr().out)
    asked = f"""
    source {tmp_path}/completion
    COMP_WORDS=(clipbook ser) COMP_CWORD=1
    $(complete -p clipbook | sed 's/.*-F \\([^ ]*\\).*/\\1/')
    echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=False)  # noqa: S603, S607 # our own words
    assert done.stdout.split() == ["serve"]


def test_what_it_needs_is_told(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["shell", "bash"]) == 2
    assert "pip install 'clipbook[shell]'" in capsys.readouterr().err
