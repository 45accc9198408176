import plistlib

import pytest

from clipbook.model import Clipping
from clipbook.readers import html, read

TEXT = "The ferry over the Lenn starts on Friday and runs until ten at night, its owner said."
PLIST = '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "x" "y"><plist version="1.0"><dict/></plist>'


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.pdf", b"%PDF-1.7\n1 0 obj", "PDF"),
        ("a", b"PK\x03\x04\x14\x00word/document.xml" + b"\x00" * 99, "Word"),
        ("a", b"PK\x03\x04mimetypeapplication/epub+zip", "EPUB"),
        ("a.rtf", b"{\\rtf1\\ansi The ferry starts.}", "RTF"),
        ("a.url", b"[InternetShortcut]\r\nURL=https://a.example/\r\n", "shortcut"),
        ("a.webloc", PLIST.encode(), "property list"),
        ("a.desktop", b"[Desktop Entry]\nType=Link\nURL=https://a.example/", "shortcut"),
        ("a.ini", b"; by a program\n[.ShellClassInfo]\nIconResource=x.dll,3\n", "settings"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', "SVG"),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "subtitles"),
        ("a.bib", b"@article{brook2024,\n title={A ferry}\n}\n", "BibTeX"),
        ("a.opml", b'<?xml version="1.0"?><opml version="2.0"><body/></opml>', "feeds:"),
        ("a.xml", b'<?xml version="1.0"?>\n<urlset><url/></urlset>', "XML"),
        ("a.svg", b'<?xml version="1.0" encoding="no-such"?><svg xmlns="x"/>', "XML"),
        ("a.csv", b"title;date\nFerry starts;2024-03-05\n", "CSV"),
        ("a.json", b'[{"title": "Ferry", "text": "The ferry starts."}]', "JSON"),
        ("a.jsonl", b'{"title": "Ferry"}\n{"title": "Boat"}\n', "JSON"),
        ("a.html", b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>x</TITLE>", "bookmarks"),
        ("a.vcf", b"BEGIN:VCARD\nFN:Ida Brook\nEND:VCARD", "address card"),
        ("a.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR", "calendar"),
        ("a.enex", b'<?xml version="1.0"?><en-export/>', "Evernote"),
        ("winmail.dat", b"x\x9f>\x22" + b"\x00" * 40, "winmail.dat"),
    ],
)
def test_a_file_that_holds_no_article_is_said_to_be_what_it_is(name, data, what):
    result = read(Clipping(name, data))
    (note,) = result.notes
    assert result.values == ()
    assert (note.code, what in note.message) == ("foreign-file", True)


@pytest.mark.parametrize(
    "text",
    [
        f"[Watch] The ferry\n\n{TEXT}",
        f"{{The ferry}} starts\n\n{TEXT}",
        f"[The ferry]\n{TEXT}\n{TEXT}",
        f"# Ferry\n\n{TEXT}",
    ],
)
def test_a_text_that_only_begins_like_one_is_read(text):
    assert read(Clipping("a.txt", text.encode())).values


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_page_saved_by_safari_is_read_with_its_address(form):
    main = {
        "WebResourceData": f"<html><h1>Ferry</h1><p>{TEXT}</p><p>{TEXT[:60]}.</p></html>".encode(),
        "WebResourceURL": "https://lennpost.example/ferry",
    }
    data = plistlib.dumps({"WebMainResource": main}, fmt=form)
    (article,) = read(Clipping("a.webarchive", data)).values
    assert article.url == "https://lennpost.example/ferry"
    assert TEXT in article.body


@pytest.mark.parametrize(
    "data", [b"bplist00WebMainResource", b"<plist>WebMainResource", b"<plist><array/></plist>"]
)
def test_a_broken_archive_holds_no_article(data):
    assert read(Clipping("a.webarchive", data)).values == ()


def test_a_fault_of_a_reader_is_a_note_on_its_file(monkeypatch):
    def fail(_clipping):
        raise RecursionError

    monkeypatch.setattr(html, "read", fail)
    result = read(Clipping("a.html", b"<!DOCTYPE html><p>Text.</p>"))
    (note,) = result.notes
    assert (note.code, note.place.path) == ("reader-failed", "a.html")
    assert "RecursionError" in note.message
