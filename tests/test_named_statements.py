import hashlib
from pathlib import PurePosixPath

import pytest
from msgspec.structs import replace

from clipbook.content import KEPT_PATH, read_content, write_kept
from clipbook.named_statements import find_named

SIGNED = "The mayor had signed the secret contract with the Lark company in March."
OTHER = "Ferries run every ten minutes until the bridge opens again."
CLIPPING = "clipping_sha256: abc\n"


def file(*sentences, head=""):
    return f"---\ntitle: Bridge\n{head}---\n{' '.join(sentences)}\n".encode()


def event(*lines):
    return "\n".join(["---", *lines, "---", ""]).encode()


def path(text):
    return PurePosixPath(text)


def identity(article, words):
    return "s" + hashlib.sha256(f"{article}\n{words}".encode()).hexdigest()[:10]


def named(files):
    return find_named(read_content(files)[0])


def hidden(files):
    """The hidden statements of each event."""
    return {name: each.hidden for name, each in named(files).events.items() if each.hidden}


def kept(files):
    """The files of a content folder with the account of what their names mean, as a build does."""
    return {**files, KEPT_PATH: write_kept(named(files).kept)}


def before(name):
    return kept(
        {
            path("b/a.md"): file(SIGNED, OTHER, head=CLIPPING),
            path("b/_event.md"): event(f"hide: [{name!r}]"),
        }
    )


NAMES = {"id": identity("a", SIGNED), "words": SIGNED, "part": "signed the secret contract"}
COMMA = SIGNED.replace(" in March", ", in March")
WORD = SIGNED.replace("contract", "agreement").replace("company", "firm")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("words", [SIGNED, COMMA, WORD], ids=["as it was", "comma", "words"])
@pytest.mark.parametrize("place", ["b/a.md", "b/renamed.md", "c/a.md", "c/renamed.md"])
def test_a_hidden_sentence_stays_hidden(name, words, place):
    files = {key: data for key, data in before(name).items() if key != path("b/a.md")}
    files[path(place)] = file(OTHER, words, head=CLIPPING)
    folder, _, stem = place.removesuffix(".md").partition("/")
    assert hidden(files) == {folder: (identity(stem, words),)}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_it_stays_hidden_through_one_edit_after_another(name):
    files = before(name)
    for words in (COMMA, WORD, WORD.replace("signed", "put his name under")):
        files = kept({**files, path("b/a.md"): file(words, OTHER, head=CLIPPING)})
        assert hidden(files) == {"b": (identity("a", words),)}


def test_both_halves_of_a_sentence_that_was_cut_in_two_stay_hidden():
    first, second = "The mayor had signed the contract.", "It was secret, with the Lark company."
    files = {**before(NAMES["id"]), path("b/a.md"): file(first, second, OTHER)}
    assert set(hidden(files)["b"]) == {identity("a", first), identity("a", second)}


def test_every_copy_of_hidden_words_is_hidden_also_where_one_of_them_is_edited():
    files = {**before(SIGNED), path("b/copy.md"): file(SIGNED, head="clipping_sha256: def\n")}
    both = kept(files)
    assert set(hidden(both)["b"]) == {identity("a", SIGNED), identity("copy", SIGNED)}
    edited = {**both, path("b/a.md"): file(WORD, OTHER, head=CLIPPING)}
    assert set(hidden(edited)["b"]) == {identity("a", WORD), identity("copy", SIGNED)}


def test_a_sentence_that_was_followed_is_said():
    notes = named({**before(NAMES["id"]), path("b/a.md"): file(WORD, head=CLIPPING)}).notes
    assert [(note.code, note.place.line) for note in notes] == [("followed-statement", 2)]
    assert WORD in notes[0].message


@pytest.mark.parametrize("name", ["s0123456789", "Nobody ever wrote anything like this."])
def test_a_name_of_nothing_is_said_with_its_line(name):
    files = {
        path("b/a.md"): file(OTHER),
        path("b/_event.md"): event("title: X", "hide:", f"- {name}"),
    }
    (note,) = named(files).notes
    assert (note.code, note.place.path, note.place.line) == (
        "unknown-statement",
        "content/b/_event.md",
        4,
    )


def test_a_sentence_that_was_deleted_hides_no_other():
    files = {**before(NAMES["id"]), path("b/a.md"): file(OTHER, head=CLIPPING)}
    assert hidden(files) == {}
    assert [note.code for note in named(files).notes] == ["unknown-statement"]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_correction_names_its_statement_by_id_or_words(name):
    correction = event("corrections:", f"- {{date: 2024-03-05, statement: {name!r}, text: No.}}")
    files = {path("b/a.md"): file(SIGNED, OTHER), path("b/_event.md"): correction}
    (found,) = named(files).events["b"].corrections
    assert found.statement == identity("a", SIGNED)


def test_the_account_of_names_survives_a_merge_of_two():
    one, two = before(SIGNED)[KEPT_PATH], before(NAMES["id"])[KEPT_PATH]
    merged = b"<<<<<<< ours\n" + one + b"=======\n" + two + b">>>>>>> theirs\n"
    held = read_content({KEPT_PATH: merged})[0]
    assert {each.name for each in held.kept} == {SIGNED, NAMES["id"]}


def test_sentences_without_blanks_are_followed_too():
    was, now = "市长三月与拉克公司秘密签署了合同。", "市长三月与拉克公司秘密签署了协议。"
    head = "language: zh\n"
    files = {
        path("b/a.md"): file(was, head=head),
        path("b/_event.md"): event(f"hide: [{identity('a', was)}]"),
    }
    edited = {**kept(files), path("b/a.md"): file(now, head=head)}
    assert hidden(edited) == {"b": (identity("a", now),)}


def test_no_article_is_read_where_no_file_names_a_sentence():
    class Unread(dict):
        def values(self):
            raise AssertionError("all articles of a large site fill the memory")

    held, _ = read_content({path("b/a.md"): file(SIGNED), path("b/_event.md"): event("title: B")})
    assert not find_named(replace(held, articles=Unread(held.articles))).kept
