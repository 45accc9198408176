from __future__ import annotations

import io
import json
import sys

import pytest

from clipbook.cli import main

HALF = "\ud800"
SENTENCE = {"doc": "a", "pos": 0, "text": "The ferry ran aground."}
RECORD = {
    "id": "a",
    "title": "The ferry",
    "date": "2024-03-04",
    "text": "The ferry ran aground on Monday, he said.",
    "source": "Wire",
    "k": 1,
    "words": 20,
    "sents": [SENTENCE],
}
TASKS = ("sentences", "quotes", "dates", "facts", "lead")
HALVED = [
    {**RECORD, "id": HALF},
    {**RECORD, "text": f"The ferry {HALF} ran aground."},
    {**RECORD, HALF: "x"},
    {**RECORD, "sents": [{**SENTENCE, "text": HALF}]},
]


def piped(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


@pytest.mark.parametrize("record", HALVED)
@pytest.mark.parametrize("task", TASKS)
def test_half_a_character_is_an_error_that_names_the_line(task, record, monkeypatch, capsys):
    piped(monkeypatch, f"{json.dumps(RECORD)}\n{json.dumps(record)}\n".encode())
    assert main(["annotate", task]) == 1
    said = capsys.readouterr()
    assert said.err.startswith(
        "clipbook: standard input:2: `\\ud800`, which is half of a character"
    )
    assert len(said.out.splitlines()) == 1


@pytest.mark.parametrize("record", HALVED[:2])
@pytest.mark.parametrize("more", [["--output", "out.jsonl"], [], ["--copies"]])
def test_half_a_character_groups_nothing(record, more, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.jsonl").write_text(json.dumps(record))
    assert main(["group", "in.jsonl", *more]) == 2
    assert "in.jsonl:1: `\\ud800`" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()


def test_both_halves_of_a_character_are_one(monkeypatch, capsys):
    piped(monkeypatch, rb'{"id": "\ud83d\ude00", "text": "He left."}')
    assert main(["annotate", "sentences"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "\U0001f600"


def test_bytes_that_are_no_text_and_a_mark_of_byte_order_are_read(monkeypatch, capsys):
    piped(monkeypatch, b'\xef\xbb\xbf{"id": "\xff", "text": "He left."}')
    assert main(["annotate", "sentences"]) == 0
    assert json.loads(capsys.readouterr().out) == {"id": "\ufffd", "spans": [[0, 8]]}


def test_what_is_printed_is_utf_8_whatever_the_locale(monkeypatch):
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding="ascii"))
    piped(monkeypatch, '{"id": "é", "text": "He left."}'.encode())
    assert main(["annotate", "sentences"]) == 0
    sys.stdout.flush()
    assert json.loads(printed.getvalue().decode())["id"] == "é"


KOREAN = {
    "id": "a",
    "date": "2023-09-24",
    "text": "박정호 서장은 “원인은 아직 모른다”고 23일 말했다.",
}


@pytest.mark.parametrize("language", [{}, {"language": "ko"}])
def test_a_record_is_read_by_the_rules_of_its_language(language, monkeypatch, capsys):
    for task in ("dates", "quotes"):
        piped(monkeypatch, json.dumps({**KOREAN, **language}).encode())
        assert main(["annotate", task]) == 0
    dates, quotes = map(json.loads, capsys.readouterr().out.splitlines())
    assert [each["value"] for each in dates["found"]] == ["2023-09-23"]
    assert [each["speaker"]["text"] for each in quotes["quotes"]] == ["박정호 서장"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (b'{"id": "a"}', "no key `sents`"),
        (b'{"id": "a", "sents": 5}', "a value of another kind"),
        (b"[]", "a value of another kind"),
        (b"{", "no JSON"),
    ],
)
def test_a_record_of_another_kind_is_one_line_that_names_it(record, expected, monkeypatch, capsys):
    piped(monkeypatch, record)
    assert main(["annotate", "facts"]) == 1
    assert f"standard input:1: {expected}" in capsys.readouterr().err


def test_an_odd_record_is_named_and_the_rest_answered(monkeypatch, capsys):
    odd = (
        '{"id": "x", "k": 1, "words": 9, "sents": [{"doc": "a", "pos": -1, "text": "It rained."}]}'
    )
    given = f"{odd}\n" + odd.replace("-1", "0") + "\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(given))
    assert main(["annotate", "lead"]) == 1
    said = capsys.readouterr()
    assert said.out == '{"id": "x", "chosen": [0]}\n'
    assert said.err.count("\n") == 1
    assert "standard input:1: " in said.err


def test_the_source_of_a_story_tells_which_one_is_the_copy(tmp_path, capsys):
    text = (
        "The ferry ran aground off Pell on Monday, and divers looked for its crew all night. " * 4
    )
    wire = {"id": "wire", "text": text, "source": "Pell Wire"}
    copy = {"id": "a", "text": f"{text}\n\nSource: Pell Wire, by its reporters.", "source": "Post"}
    path = tmp_path / "in.jsonl"
    path.write_text(f"{json.dumps(copy)}\n{json.dumps(wire)}\n")
    assert main(["group", "--copies", str(path)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["a"], found["b"]) == ("wire", "a")
