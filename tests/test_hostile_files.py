"""Hostile files in every place where a person or a clipped page may put one."""

from __future__ import annotations

import json
import time
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipbook.check import UNSAFE
from clipbook.content import read_content
from clipbook.errors import LONGEST, printable
from tests.fuzz.larger import json_feed
from tests.hostile import harm, project

pytestmark = pytest.mark.slow

BODY = "The minister opened a bridge on Monday, after years of work on it, and KEEPME said so."
PAYLOADS = {
    "script": "<script>window.__pwned=1</script>",
    "handler": '"><svg/onload=x>',
    "scheme": "javascript:alert(1)",
    "title": "</title><script>x",
    "template": "{{ 7777*7777 }}{% include 'base.html' %}",
    "bidi": "\u202etxt.exe\u2066x",
    "separators": "a\u2028b\u2029c\x85d",
    "formula": '=HYPERLINK("x")',
    "json": "</script><script>x</script><!--<script>",
    "controls": "\x1b[31m\x9f\x7f",
    "no-characters": "\ufffe\uffff\U0001fffe",
    "spoof": "https://reuters.com@evil.example/x",
    "data": "data:text/html,<script>x</script>",
}
ALL_KEYS = (
    "title outlet origin url published published_basis dateline language clipping "
    "clipping_sha256 written_sha256 rights draft solo event"
).split()


def page(text):
    return (
        f'<html><head><title>{text} title</title><meta property="og:site_name" content="{text}">'
        f'<meta name="author" content="{text}"><link rel="canonical" href="{text}"></head><body>'
        f'<article><h1>{text} title</h1><p class="byline">By {text}</p><p>{BODY} {text}</p>'
        f"<figure><figcaption>{text} a caption</figcaption></figure></article></body></html>"
    ).encode("utf-8", "surrogatepass")


def linked_data(text):
    record = {
        "@type": "NewsArticle",
        "headline": text,
        "url": text,
        "author": [{"name": text}],
        "publisher": {"name": text, "url": text},
        "datePublished": text,
        "inLanguage": text,
        "mainEntityOfPage": {"@id": text},
    }
    told = json.dumps(record).replace("</", "<\\/")
    head = f'<html><head><script type="application/ld+json">{told}</script></head>'
    return f"{head}<body><article><h1>T</h1><p>{BODY}</p></article></body></html>".encode()


def hostile_feed(text):
    item = {"id": text, "url": text, "title": text, "content_html": f"<p>{BODY}</p>{text}"}
    item |= {"authors": [{"name": text}], "date_published": text, "language": text}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": text, "items": [item]}
    return json.dumps(feed).encode()


def rss(text):
    safe = escape(text)
    return (
        f'<rss version="2.0"><channel><title>{safe}</title><item><title>{safe}</title><link>{safe}'
        f"</link><guid>{safe}</guid><author>{safe}</author><pubDate>{safe}</pubDate>"
        f"<description>{safe} {BODY}</description></item></channel></rss>"
    ).encode()


def mail(text):
    head = f"From: {text} <a@b>\nSubject: {text} x\nDate: {text}\nArchived-At: <{text}>\n"
    return f"{head}\n{BODY} {text}\n".encode()


def snapshot(text):
    head = f"From: x\nSnapshot-Content-Location: {text}\nSubject: {text}\nMIME-Version: 1.0\n"
    kind = 'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
    part = f"Content-Type: text/html\nContent-Location: {text}\n\n".encode()
    return f"{head}{kind}".encode() + part + page(text) + b"\n--B--\n"


def with_keys(text, keys):
    head = "".join(f"{key}: {json.dumps(text)}\n" for key in keys)
    body = f"{BODY} {text} [x]({text}) ![x](data:image/svg+xml,x)\n\n> {text}\n\n# {text}\n"
    return f"---\n{head}---\n{body}".encode()


def pasted(text):
    return (
        f"{text}\n\nBy {text}\n\nPELL, March 4 ({text}) - {BODY} {text}\n\n"
        f"{text} said: “{text}”\n\nSource: {text}\nPhoto: {text}\n"
    ).encode()


def content_file(text):
    lists = f"authors: [{json.dumps(text)}]\ncaptions: [{json.dumps(text)}]\n"
    lists += f"copy: {{state: {json.dumps(text)}, evidence: [{json.dumps(text)}]}}\n"
    return with_keys(text, ALL_KEYS).replace(b"---\n", f"---\n{lists}".encode(), 1)


def event_file(text):
    told = json.dumps(text)
    head = f"title: {told}\nplace: [{told}]\ndate: {told}\nhide: [{told}]\n"
    head += f"corrections: [{{date: {told}, statement: {told}, text: {told}}}]\n"
    lead = (
        f"{text} <{text}> ![x]({text})\n\n    {text}\n\n[r]: {text}\n\n[r] `{text}`\n\n* {text}\n"
    )
    return f"---\n{head}---\n{lead}".encode()


ARTICLE = with_keys("x", ("title",))


def everywhere(text):
    """A project that holds `text` in every place that takes one."""
    told = json.dumps(text)
    settings = "".join(f"{key}: {told}\n" for key in ("title", "base_url", "language", "x"))
    return {
        "seeds/a.html": page(text),
        "seeds/b.html": linked_data(text),
        "seeds/c.json": hostile_feed(text),
        "seeds/d.xml": rss(text),
        "seeds/e.eml": mail(text),
        "seeds/f.mhtml": snapshot(text),
        "seeds/g.md": with_keys(text, ["title", "author", "url", "event"]),
        "seeds/h.txt": pasted(text),
        "seeds/i.html": page("x"),
        "seeds/i.html.origin.yaml": f"address: {told}\n".encode(),
        "content/e/a.md": content_file(text),
        "content/e/_event.md": event_file(text),
        "content/_clippings.yaml": f"{told}: {{sha256: x, article: [x]}}\n".encode(),
        "site.yaml": settings.encode(),
    }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_becomes_active_and_the_rest_is_built(payload):
    made = project(everywhere(PAYLOADS[payload]))
    assert harm(made.site) == []
    assert UNSAFE.isdisjoint(made.codes)
    assert "KEEPGOOD" in made.text
    assert "60481729" not in made.text


PHRASE = "alpha beta gamma delta epsilon zeta eta theta iota kappa"
REPEATED = f"The minister opened a bridge on Monday. {PHRASE} stood there, said Ada Brook.\n"


@pytest.mark.parametrize(
    "head",
    [
        *(f"title: A bridge\n{key}: {PHRASE}" for key in ALL_KEYS if key != "title"),
        f"title: A bridge\nauthors: [{PHRASE}]\ncaptions: [{PHRASE}]",
        f"title: A bridge\n{PHRASE}: x",
        f"title: A bridge\npublished: 2024-03-04\npublished_basis: {PHRASE}",
        "title: Alpha beta gamma delta\noutlet: Epsilon zeta eta\nlanguage: en",
    ],
)
def test_a_text_that_repeats_what_is_said_of_it_is_published(head):
    files = {"content/e/a.md": f"---\n{head}\n---\n{REPEATED}".encode()}
    assert UNSAFE.isdisjoint(project(files).codes)


@pytest.mark.parametrize(
    "files",
    [
        {
            "content/e/_event.md": (
                f"---\ntitle: {PHRASE}\nplace: [{PHRASE}]\n---\n{PHRASE}\n".encode()
            )
        },
        {"site.yaml": f"title: {PHRASE}\n".encode()},
    ],
    ids=["event", "settings"],
)
def test_a_text_that_repeats_the_editors_words_is_published(files):
    article = f"---\ntitle: A bridge\n---\n{REPEATED}".encode()
    assert UNSAFE.isdisjoint(project({"content/e/a.md": article, **files}).codes)


def test_a_text_about_this_program_is_published():
    ours = (
        "A program copied these sentences from the sources above and put them in order. "
        "It reads the text of the clippings and nothing else: no web, no archive, no other copy. "
        "Words set like this are copied from the source that is named behind them."
    )
    files = {"content/e/a.md": f"---\ntitle: A bridge\n---\n{ours}\n".encode()}
    assert UNSAFE.isdisjoint(project(files).codes)


WORDS = f"<p>{BODY}</p>" * 3
DEEP = 50_000


def html(inside, head=""):
    return f"<html><head><title>T</title>{head}</head><body>{WORDS}{inside}</body></html>".encode()


def data(text):
    return html("", f'<script type="application/ld+json">{text}</script>')


def feed(items):
    head = '{"version":"https://jsonfeed.org/version/1","items":'
    return (head + items + "}").encode()


def letter(head, body=BODY):
    start = "From: Ida <i@e.org>\nSubject: The bridge\nDate: Mon, 04 Mar 2024 10:00:00 +0000\n"
    return f"{start}{head}\n{body}\n".encode()


def xml(inside, head=""):
    item = f"<item><title>T</title><description>{BODY}</description></item>"
    start = f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>D</title>'
    return f"{start}{item}{inside}</channel></rss>".encode()


DAYS = (
    "0000-00-00",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00",
    "1e400",
    "\u0662\u0660\u0662\u0664-03-04",
)


def dated(day):
    return f"<item><title>T</title><pubDate>{day}</pubDate><description>{BODY}</description></item>"


PARTS = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2000))
BOMBS = {
    "brackets.json": feed("[" * DEEP + "]" * DEEP),
    "objects.json": feed('[{"x":' + '{"a":' * DEEP + "1" + "}" * DEEP + "}]"),
    "digits.json": feed('[{"id":' + "9" * 5000 + "}]"),
    "types.json": feed('[null,1,[],{"content_html":5},{"title":{},"content_text":["x"]}]'),
    "alike.json": json_feed(7).replace("</p>", " KEEPME.</p>").encode(),
    "numbers.json": feed(f'[{{"id":NaN,"content_text":"{BODY}","date_published":1e400}}]'),
    "surrogates.json": feed(f'[{{"title":"\\ud800 x","content_text":"{BODY} \\udfff"}}]'),
    "brackets.html": data("[" * DEEP + "]" * DEEP),
    "digits.html": data('{"@type":"NewsArticle","headline":' + "9" * 5000 + "}"),
    "surrogates.html": data('{"@type":"NewsArticle","headline":"\\ud83d","author":"\\udc00"}'),
    "circle.html": data('{"@id":"#a","@type":"NewsArticle","author":{"@id":"#a"}}'),
    "attributes.html": html("<p " + " ".join(f"a{n}" for n in range(DEEP)) + ">x</p>"),
    "quoted.html": html("<p " + "".join(f'a{n}=">"' for n in range(DEEP)) + ">x</p>"),
    "divs.html": html("<div>" * DEEP + "x"),
    "bold.html": html("<b>" * 20_000 + "x"),
    "options.html": html("<select><option>" * 10_000),
    "comments.html": html("<!--" * 20_000),
    "ampersands.html": html("&" * 100_000 + "&#x110000;&#0;&#xD800;&#99999999999999;"),
    "plaintext.html": html("<plaintext><script>window.__pwned=1</script>"),
    "mutation.html": html("<math><mtext><table><mglyph><style><!--</style><img title='--><img>'>"),
    "codec.html": html("", '<meta charset="unicode_escape">'),
    "punycode.html": html("", '<meta charset="punycode">'),
    "ebcdic.html": html("").decode().encode("cp500"),
    "parts.eml": letter("MIME-Version: 1.0\n" + PARTS),
    "mails.eml": letter("Content-Type: message/rfc822\n\n" * 3000),
    "headers.eml": letter("X-A: b\n" * 20_000),
    "words.eml": letter("X: x\n", BODY).replace(b"The bridge", b"=?utf-8?q?" + b"=41" * 9000),
    "address.eml": letter("X: x\n").replace(b"Ida <i@e.org>", b'"' + b"(" * 9000 + b'" <@>'),
    "codec.eml": letter("MIME-Version: 1.0\nContent-Type: text/plain; charset=zlib\n"),
    "uuencoded.eml": letter("Content-Transfer-Encoding: x-uuencode\n", "begin 644 ../../x\nM\nend"),
    "year-0.eml": letter("").replace(b"2024", b"0000"),
    "year-9999.eml": letter("").replace(b"04 Mar 2024", b"31 Dec 9999").replace(b"+0000", b"-2359"),
    "elements.xml": xml(f"<item><description>{'<a>' * DEEP}</description></item>"),
    "outside.xml": xml("", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd">'),
    "blow-up.xml": xml("&a;" * 9000, '<!DOCTYPE r [<!ENTITY a "' + "x" * 9000 + '">]>'),
    "dates.xml": xml("".join(map(dated, DAYS))),
    "arrays.md": b'+++\ntitle = "x"\ntags = ' + b"[" * 5000 + b"\n+++\n" + BODY.encode(),
    "year-0.md": b'+++\ntitle = "x"\ndate = 0000-00-00\n+++\n' + BODY.encode(),
    "markers.md": f"---\ntitle: T\n---\n{BODY}\n\n{'1. ' * 5000}\n".encode(),
    "quotes.md": f"---\ntitle: T\n---\n{BODY}\n\n{'> ' * 5000}\n".encode(),
    "one-line.txt": b"word " * 100_000 + BODY.encode(),
    "said.txt": ("“A,” he said. " * 5000 + BODY).encode(),
    "no-break.txt": b"a" * 500_000 + BODY.encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_little_and_the_rest_is_built(name):
    begun = time.process_time()
    made = project({f"seeds/{name}": BOMBS[name]})
    assert time.process_time() - begun < SECONDS
    assert harm(made.site) == []
    assert UNSAFE.isdisjoint(made.codes)
    assert "KEEPGOOD" in made.text
    kept = any(b"KEEPME" in data for data in made.content.values())
    assert kept or any(name in note.place.path for note in made.notes)


SECONDS = 8.0
"""Ten times what the slowest takes, for slow machines; unbounded work takes minutes."""
LEADS = [
    "[" * 50_000,
    "![" * 25_000,
    "[a](" * 9000,
    "1. " * 5000,
    "> " * 9000,
    "- a\n  " * 3000,
    "*a **b " * 2500,
    "[a][b] " * 250,
    "<!--" * 4000,
    "`" * 19_000,
    "[a]: x\n" * 300,
    "[x](javascript:x) [x](java&#x0A;script:x) [x](//evil.example) ![x](data:image/png,x)",
    "<script>x</script> <details open ontoggle=x> <https://a@b/> <javascript:x>",
    "</section></main><svg><style><img onerror=x></style></svg><iframe src=//e.org></iframe>",
    "<a href='java&#10;script:x' id=sources data-span='e/a 0 9'>x</a><base href=//e.org>",
    "<a " * 2000,
    "<![CDATA[" * 150,
    "<b><div>" * 900,
]


@pytest.mark.parametrize("lead", LEADS, ids=lambda lead: f"{lead[:9]!r}")
def test_what_an_editor_writes_is_bounded_and_safe(lead):
    event = f"---\ntitle: KEEPTITLE\n---\n{lead}\n".encode()
    begun = time.process_time()
    made = project({"content/e/a.md": ARTICLE, "content/e/_event.md": event})
    assert time.process_time() - begun < SECONDS
    assert harm(made.site) == []
    assert "KEEPTITLE" in made.text


YAML = {
    "lists": "a: " + "[" * 5000 + "]" * 5000,
    "mappings": "a: " + "{a: " * 5000 + "}" * 5000,
    "blocks": "\n".join(" " * n + "a:" for n in range(300)),
    "dashes": "- " * 5000 + "x",
    "keys": "\n".join(f"k{n}: v" for n in range(10_000)),
    "long key": "? " + "k" * 5000 + "\n: v",
    "digits": "title: " + "9" * 100_000,
    "number": "title: 1e400\ndate: 1e400",
    "anchor": "title: &a x",
    "merge": "a: &a {title: x}\n<<: *a",
    "binary": "title: !!binary aGk=",
    "directive": "%YAML 9.9\n---\ntitle: x",
    "documents": "title: a\n...\ntitle: b",
    "key": "{a: b}: c",
    "list": "- a\n- b",
    "escapes": 'title: "\\0\\e\\u202e\\U0001FFFE"',
    "day 0": "title: x\ndate: 0000-00-00",
    "day 30": "title: x\ndate: 2024-02-30",
    "year": "title: x\ndate: 99999-01-01",
    "digits of another script": "title: x\ndate: \u0662\u0660\u0662\u0664-03-04",
    "backwards": "title: x\ndate: 2024-03-04/2023-01-01",
    "types": "title: [a, [b]]\nauthors: {a: {b: c}}\ncopy: [a]\nurl: [x]\ndate: {a: b}",
    "long": "title: " + "word " * 20_000 + "\noutlet: " + "o" * 100_000,
    "ways out": "title: x\nslug: ../../y\npermalink: /../../x\nevent: ../../e",
}


@pytest.mark.parametrize("name", YAML)
def test_front_matter_that_surprises_is_named_at_once_and_the_rest_is_built(name):
    text = f"---\n{YAML[name]}\n---\n{BODY}\n".encode()
    places = {"content/e/a.md", "content/f/_event.md", "seeds/y.md"}
    expect_named(places, {"content/f/b.md": ARTICLE, **dict.fromkeys(places, text)})


@pytest.mark.parametrize("name", YAML)
def test_settings_and_a_ledger_that_surprise_are_named_at_once(name):
    places = {"content/_clippings.yaml", "site.yaml"}
    expect_named(places, dict.fromkeys(places, YAML[name].encode()))


# Notes on texts that were read well, but are like another or very long.
_OF_TEXTS = ("saved-twice", "not-analysed")


def expect_named(places, files):
    """Fails unless the good clipping is built in little time, and notes are few, short, right."""
    begun = time.process_time()
    made = project(files)
    assert time.process_time() - begun < SECONDS
    assert harm(made.site) == []
    assert "KEEPGOOD" in made.text
    named = {note.place.path for note in made.notes if note.code not in _OF_TEXTS}
    assert named <= places
    assert len(made.notes) <= MOST_NOTES
    assert all(len(printable(note.message)) <= LONGEST + len(" … ") for note in made.notes)


MOST_NOTES = 60
NAMES = (
    "con nul.txt aux index assets about feed 404 page-2 search robots _headers briefing "
    "manifest-sha256 -rf %2e%2e ..%2f.. a?b a#b a'b a\"b a&b a<b \u4e60 \u202e ... a. ~ $HOME "
    "`id` * | \u00e9 E\u0301 x\u200b"
).split()


@pytest.mark.parametrize("name", [*NAMES, "a b", "x" * 200])
def test_a_name_becomes_one_that_every_system_takes(name):
    made = project({f"content/{name}/{name}.md": ARTICLE, f"seeds/{name}.txt": pasted("x")})
    assert harm(made.site) == []
    assert "KEEPGOOD" in made.text


@pytest.mark.parametrize(
    "paths",
    [
        ("E/a.md", "e/a.md"),
        ("\u00e9/a.md", "e\u0301/a.md"),
        ("e.md", "e/e.md"),
        ("Old Bridge/_event.md", "old-bridge/_event.md"),
        ("e/A b.md", "e/a-b.md"),
    ],
)
def test_two_files_of_one_address_are_an_error_that_names_both(paths):
    made = project({f"content/{path}": ARTICLE for path in paths})
    (note,) = [note for note in made.notes if note.code == "same-address"]
    assert note.severity.value == "error"
    assert {note.place.path, note.message.split("`")[1]} == {f"content/{path}" for path in paths}


ADDRESSES = (
    "https://reuters.com@evil.example/x",
    "https://r\u0435uters.com/",
    "https://evil.example\\@reuters.com",
    "https://a:99999999/",
    "https:evil",
    "https:///evil",
    "//evil.example",
    "https://evil.example/\u202efdp",
    'https://e.org/"onclick=x',
    "https://e.org/ x",
    "https://e.org/\tx",
    "https://\uff45vil.com",
    "https://evil\u3002com/",
    f"https://a/{'x' * 3000}",
    "javascript:alert(1)",
    "JAVASCRIPT&colon;alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "view-source:https://e.org",
    "https://user:word@e.org/",
    "https://e.org/?a=<script>",
    "https://[::1]:x/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_shown_where_it_leads_or_not_at_all(address):
    head = f"---\ntitle: x\nurl: {json.dumps(address)}\n---\n{BODY}\n".encode()
    side = f"address: {json.dumps(address)}\n".encode()
    files = {"seeds/y.md": head, "seeds/z.html": page("z"), "seeds/z.html.origin.yaml": side}
    made = project({"content/e/a.md": head, **files})
    assert harm(made.site) == []
    assert "KEEPME" in made.text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.html", "<script>x</script>"),
        ("x.xhtml", "x"),
        ("x.php", "x"),
        ("x.wasm", "x"),
        ("CNAME", "evil.example"),
        ("_redirects", "/* https://evil.example"),
        ("_headers", "/*\n  X: y"),
        ("x.svg", "<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:x'/></svg>"),
        ("x.SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"),
        ("x.svgz", "x"),
    ],
)
def test_a_static_file_that_runs_is_left_out(name, text):
    made = project({f"static/{name}": text.encode()})
    assert [note.code for note in made.notes] == ["active-file"]
    assert not any(data == text.encode() for data in made.site.values())


SENTENCES = (
    "The minister opened a bridge on Monday.",
    "“It took four years,” said Ada Brook, who *paid* for it.",
    "Officials in Pell [said](javascript:x) that 41 people came on 4 March 2024.",
    "According to Reuters, 43 people `came`, & <b>left</b>.",
)
PIECES = st.sampled_from(
    [*SENTENCES, *PAYLOADS.values(), "\n\n", " ", "\\", "*", "_", "`", "“", "#"]
)


@settings(max_examples=25)
@given(st.lists(st.lists(PIECES | st.text(max_size=9), max_size=25).map(" ".join), max_size=3))
def test_every_copy_is_what_stands_at_its_address(texts):
    files = {f"seeds/{n}.txt": f"The bridge opens\n\n{t}\n".encode() for n, t in enumerate(texts)}
    made = project(files)
    assert UNSAFE.isdisjoint(made.codes)
    assert harm(made.site) == []
    bodies = {f"{a.event}/{a.id}": a.body for a in read_content(made.content)[0].articles.values()}
    spans = list(exported_spans(made.site))
    assert [bodies[key][start:end] for key, start, end, _ in spans] == [text for *_, text in spans]


def exported_spans(site):
    """The spans of every briefing.json: article, start, end and text."""
    records = (json.loads(data) for path, data in site.items() if path.name == "briefing.json")
    for record in records:
        event = record["event"]["id"]
        yield from (
            (f"{event}/{span['article']}", span["start"], span["end"], span["text"])
            for span in (statement["span"] for statement in record["statements"])
        )
