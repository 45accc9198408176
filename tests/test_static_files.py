from pathlib import PurePosixPath

import pytest

from clipbook.static_files import find_missing, fingerprint, safe_static

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink">'


def check(name, data):
    safe, notes = safe_static({PurePosixPath(name): data})
    return bool(safe), [str(note) for note in notes]


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="9" height="9" fill="url(#a)"/><use l:href="#a"/>',
        "<style>rect{fill:#fff;stroke:url(#a)}</style>",
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
        '<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>',
        '<image href="data:image/png;base64,iVBO"/>',
    ],
)  # fmt: skip
def test_a_drawing_is_published(inside):
    assert check("a.svg", f"{SVG}{inside}</svg>".encode()) == (True, [])


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x</script>",
        '<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>',
        "<metadata><script>x</script></metadata>",
        '<script xmlns="http://www.w3.org/1999/xhtml">x</script>',
        "<foreignObject/>",
        '<rect onload="x"/>',
        '<a href="javascript:x"><rect/></a>',
        '<use l:href="https://example.org/a.svg#b"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<set attributeName="href" to="javascript:x"/>',
        '<animate attributeName="href" values="javascript:x"/>',
        "<style>@import 'https://example.org/a.css'</style>",
        "<style>rect{fill:url(https://example.org/a)}</style>",
        "<style>@im<desc/>port 'https://example.org/a.css'</style>",
        "<style>rect{mask:image-set('https://example.org/a.png' 1x)}</style>",
        r"<style>rect{fill:\75rl(https://example.org/a)}</style>",
        '<rect style="fill:url(https://example.org/a)"/>',
        "<rect",
    ],
)  # fmt: skip
def test_a_picture_that_does_more_than_draw_is_left_out(inside):
    published, notes = check("a.svg", f"{SVG}\n{inside}</svg>".encode())
    assert not published
    assert notes[0].startswith("static/a.svg:")
    assert "[active-file]" in notes[0]


@pytest.mark.parametrize("encoding", ["x-nope", "utf-7", "utf-32", "idna", "base64", "punycode"])
def test_a_picture_in_an_encoding_that_is_not_read_is_left_out(encoding):
    published, notes = check(
        "a.svg", f'<?xml version="1.0" encoding="{encoding}"?>{SVG}</svg>'.encode()
    )
    assert not published
    assert "[active-file]" in notes[0]


def test_an_entity_that_grows_is_never_expanded():
    bomb = '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG + "&b;</svg>"
    assert not check("a.svg", bomb.encode())[0]


@pytest.mark.parametrize("name", ["a.html", "a.XHTML", "a.xml", "a.php", "CNAME", "a"])
def test_a_file_that_may_be_a_page_of_its_own_is_left_out(name):
    published, notes = check(name, b"x")
    assert not published
    assert notes[0].startswith(f"static/{name}: error:")


@pytest.mark.parametrize("name", ["style.css", "search.js", "a.woff2", "photo.JPG"])
def test_what_dresses_a_page_is_published(name):
    assert check(name, b"x") == (True, [])


def test_a_fingerprint_changes_with_the_content():
    old, _ = fingerprint({PurePosixPath("style.css"): b"a{}"})
    new, _ = fingerprint({PurePosixPath("style.css"): b"b{}"})
    assert old["style.css"] != new["style.css"]


def test_a_fingerprinted_file_stands_where_its_name_says():
    names, files = fingerprint({PurePosixPath("fonts/a.woff2"): b"x"})
    assert files == {PurePosixPath(names["fonts/a.woff2"]): b"x"}
    assert names["fonts/a.woff2"].startswith("assets/fonts/a.")


def styled(**files):
    """What is published of some files, by their names before."""
    static = {PurePosixPath(name.replace("_", ".")): data for name, data in files.items()}
    names, published = fingerprint(static)
    return {name: (new, published[PurePosixPath(new)].decode()) for name, new in names.items()}


@pytest.mark.parametrize(
    "asks", ["url(a.png)", "url('a.png')", 'url( "a.png" )', "url(../static/../a.png)"]
)
def test_a_stylesheet_asks_for_a_file_by_its_new_name(asks):
    found = styled(
        a_png=b"x", b_css=f"p{{background:{asks.replace('../static/../', './')}}}".encode()
    )
    assert PurePosixPath(found["a.png"][0]).name in found["b.css"][1]


def test_a_font_in_a_folder_is_found_from_a_stylesheet_in_another():
    static = {
        PurePosixPath("fonts/a.woff2"): b"x",
        PurePosixPath("css/b.css"): b"@font-face{src:url(../fonts/a.woff2?v=1#x)}",
    }
    names, files = fingerprint(static)
    font = PurePosixPath(names["fonts/a.woff2"]).name
    assert (
        files[PurePosixPath(names["css/b.css"])]
        == f"@font-face{{src:url(../fonts/{font})}}".encode()
    )


def test_a_stylesheet_that_another_imports_changes_the_name_of_both():
    old = styled(a_css=b"@import 'b.css';", b_css=b"p{}")
    new = styled(a_css=b"@import 'b.css';", b_css=b"q{}")
    assert old["b.css"][0].removeprefix("assets/") in old["a.css"][1]
    assert {old["a.css"][0], old["b.css"][0]}.isdisjoint({new["a.css"][0], new["b.css"][0]})


def test_stylesheets_that_import_each_other_are_published():
    found = styled(a_css=b"@import 'b.css';", b_css=b"@import 'a.css';")
    assert set(found) == {"a.css", "b.css"}


def test_what_is_no_file_of_ours_stays_as_it_is():
    text = b"p{background:url(data:image/png;base64,AA) url(#a) url(https://example.org/a.png)}"
    assert styled(a_css=text)["a.css"][1] == text.decode()
    assert list(find_missing({PurePosixPath("a.css"): text})) == []


def test_a_file_that_a_stylesheet_asks_for_and_that_is_not_there_is_named():
    static = {PurePosixPath("a.css"): b"p{}\nq{background:url(b.png)}"}
    (note,) = find_missing(static)
    assert str(note) == (
        "static/a.css:2: error: `b.png` is not there, expected a file of static/ [dead-link]"
    )
