"""Writes projects that are well formed but for what an attacker or an accident would change.

`project(seed)` gives the files of one project by their paths: pages, feeds, mails, notes, pasted
texts, content files, `_event.md` and site.yaml, each grown from its grammar with odd values at its
leaves and a few mutations of the whole. The same seed gives the same files.
"""

from __future__ import annotations

import html
import json
import random
from collections.abc import Callable, Sequence
from typing import Final

from tests.bench.corpus import sentence

LEAVES: Final = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "</style><style>*{background:url(//x)}</style>",
    "</title></head><body onload=alert(1)>",
    "]]><x>&xxe;<![CDATA[",
    "<!--",
    "--><b>",
    "javascript:alert(1)",
    "JaVa\tScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x.js",
    "https://user:pw@evil.example/",
    "http://[::1",
    "http://xn--pple-43d.example/",
    "{{ 7*7 }}{% include 'base.html' %}",
    "{{ page.__class__.__mro__ }}",
    "=cmd|' /C calc'!A0",
    "x;=1+1",
    "\uff1d1+1",
    "@SUM(A1)",
    "\u202egnp.exe",
    "a\u0300" + "\u0300" * 40,
    "R\u0435uters",
    "\x00\x01\x1b[31m\x7f\x85",
    "\ufeff\u200b\u2060",
    "\ud83d\ude00\U000e0041",
    "[x](javascript:alert(1)) ![y](//x) <javascript:x>",
    "`code` *em* **strong** ~~x~~ ## h",
    "&lt;script&gt; &#60; &amp;amp; &#x110000; &#" + "9" * 400 + ";",
    "..\\..\\etc/passwd ../../x",
    "a b.html#frag?x=1&y=2",
    "\u201cquoted\u201d \u2018x\u2019 \u00abvoil\u00e0\u00bb",
    "9" * 5000,
    "1e999 -0 0x1F 0o17 1_000 NaN",
    "31 February 2024 25:61",
    "0000-00-00T99:99:99+99:99",
    "Monday " * 60,
    "(" * 200 + ")" * 200,
    "\u4e2d\u6587\u65b0\u95fb\u3002\u201c\u662f\u201d",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "",
    " ",
    "-",
    "null",
    "~",
    "true",
    "|",
    "- a\n- b",
    "a: b",
    "!!python/object/apply:os.system [x]",
    "&a *a",
)

Make = Callable[[random.Random], str]


def leaf(chance: random.Random) -> str:
    """A value at a leaf: odd, plain, or both."""
    kind = chance.random()
    if kind < 0.5:
        return chance.choice(LEAVES)
    plain = " ".join(sentence(chance).split()[: chance.randint(1, 14)])
    return plain if kind < 0.75 else f"{plain} {chance.choice(LEAVES)}"


def prose(chance: random.Random) -> str:
    """Paragraphs in which odd values stand among sentences."""
    return "\n\n".join(
        " ".join(
            leaf(chance) if chance.random() < 0.2 else sentence(chance)
            for _ in range(chance.randint(1, 5))
        )
        for _ in range(chance.randint(1, 7))
    )


def escaped(chance: random.Random) -> str:
    """A leaf as a page writes it, now and then without its references."""
    return html.escape(leaf(chance)) if chance.random() < 0.7 else leaf(chance)


TAGS: Final = (
    "p div span article section main h1 h2 li ul ol table tr td blockquote figure figcaption a b "
    "time footer header nav aside details template noscript svg math iframe pre br img meta link "
    "input select option button form object address q s"
).split()
ATTRIBUTES: Final = (
    "class id style href src title alt datetime itemprop content hidden aria-hidden lang dir name "
    "property onclick srcset data-x rel type"
).split()


def element(chance: random.Random, depth: int = 0) -> str:
    """An element, perhaps never closed, with attributes and what may stand in it."""
    tag = chance.choice(TAGS)
    quote = chance.choice(["'", '"', ""])
    attributes = "".join(
        f" {name}={quote}{escaped(chance)}{quote}"
        for name in chance.sample(ATTRIBUTES, chance.randint(0, 3))
    )
    inner = [
        element(chance, depth + 1)
        if depth < 6 and chance.random() < 0.5
        else html.escape(leaf(chance))
        if chance.random() < 0.6
        else sentence(chance)
        for _ in range(chance.randint(0, 4))
    ]
    end = f"</{tag}>" if chance.random() < 0.9 else ""
    return f"<{tag}{attributes}>{' '.join(inner)}{end}"


def record(chance: random.Random, depth: int = 0) -> object:
    """What stands in JSON-LD: records whose values are of any kind."""
    kind = chance.random()
    if depth > 3 or kind < 0.5:
        return chance.choice([leaf(chance), chance.choice([None, True, 0, -1.5, 10**30, [], {}])])
    if kind < 0.65:
        return [record(chance, depth + 1) for _ in range(chance.randint(0, 3))]
    keys = (
        "@type @graph headline author name datePublished dateModified articleBody publisher url "
        "mainEntityOfPage image description isPartOf inLanguage"
    ).split()
    return {key: record(chance, depth + 1) for key in chance.sample(keys, chance.randint(0, 5))}


def page(chance: random.Random) -> str:
    """A saved page: metadata, records, an article among other elements."""
    known = {"@type": "NewsArticle", "headline": leaf(chance), "articleBody": prose(chance)}
    data = known if chance.random() < 0.4 else record(chance)
    metas = "".join(
        f'<meta {chance.choice(["name", "property"])}="{name}" content="{escaped(chance)}">'
        for name in ("og:title", "og:site_name", "author", "article:published_time", "og:url")
    )
    text = "".join(f"<p>{html.escape(part)}</p>" for part in prose(chance).split("\n\n"))
    return (
        f"<!doctype html><html lang='{leaf(chance)[:12]}'><head><title>{escaped(chance)}</title>"
        f"{metas}<style>.x{{{leaf(chance)}}}</style>"
        f"<script type='application/ld+json'>{json.dumps(data)}</script></head><body>"
        f"{element(chance)}<article><h1>{html.escape(leaf(chance))}</h1>{text}{element(chance)}"
        f"</article>{element(chance)}</body></html>"
    )


def xml(text: str) -> str:
    return html.escape(text) if "\x00" not in text else "x"


def feed(chance: random.Random) -> str:
    """An RSS, Atom or JSON feed."""
    kind = chance.choice(["rss", "atom", "json"])
    if kind == "json":
        items = [
            {
                key: record(chance)
                for key in ("id", "url", "title", "content_html", "date_published")
            }
            for _ in range(chance.randint(0, 4))
        ]
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": leaf(chance),
            "items": items,
        }
        return json.dumps(feed)
    names = {
        "rss": ("item", "pubDate", "description", "guid"),
        "atom": ("entry", "updated", "content", "id"),
    }[kind]
    entry, when, text, key = names
    items_ = "".join(
        f"<{entry}><title>{xml(leaf(chance))}</title><link>{xml(leaf(chance))}</link>"
        f"<{key}>{xml(leaf(chance))}</{key}><{when}>{xml(leaf(chance))}</{when}>"
        f"<author><name>{xml(leaf(chance))}</name></author>"
        f"<{text}>{xml(chance.choice([page, prose, prose])(chance))}</{text}></{entry}>"
        for _ in range(chance.randint(0, 4))
    )
    if kind == "rss":
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>{xml(leaf(chance))}</title>'
            f"<link>{xml(leaf(chance))}</link>{items_}</channel></rss>"
        )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{xml(leaf(chance))}</title>'
        f"{items_}</feed>"
    )


def header(chance: random.Random) -> str:
    return leaf(chance).replace("\n", " ").replace("\r", " ")


CODINGS: Final = ("8bit", "quoted-printable", "base64", "x")


def mail(chance: random.Random) -> str:
    """A mail of one or several parts, with odd headers and encodings."""
    names = ("From", "To", "Subject", "Date", "List-Id", "Reply-To", "Message-ID", "X-URL")
    head = "".join(f"{name}: {header(chance)}\n" for name in names)
    parts = [
        (
            f"Content-Type: {kind}; charset={chance.choice(['utf-8', 'latin-1', 'x-none', ''])}\n"
            f"Content-Transfer-Encoding: {chance.choice(CODINGS)}\n"
            f"\n{body}\n"
        )
        for kind, body in (("text/plain", prose(chance)), ("text/html", page(chance)))
    ]
    if chance.random() < 0.4:
        return f"{head}{chance.choice(parts)}"
    mark = chance.choice(["xx", "", '"a b"'])
    inner = "".join(f"--{mark}\n{part}" for part in parts)
    kind = f"MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary={mark}\n"
    return f"{head}{kind}\n{inner}--{mark}--\n"


def value(chance: random.Random, depth: int = 0) -> str:
    """A YAML value in flow or plain style, often of another kind than its key wants."""
    kind = chance.random()
    if depth > 2 or kind < 0.4:
        return json.dumps(leaf(chance))
    if kind < 0.6:
        return leaf(chance).replace("\n", " ")
    if kind < 0.8:
        return "[" + ", ".join(value(chance, depth + 1) for _ in range(chance.randint(0, 3))) + "]"
    inner = ", ".join(
        f"{key}: {value(chance, depth + 1)}"
        for key in chance.sample(["date", "statement", "text", "state", "evidence"], 2)
    )
    return "{" + inner + "}"


ARTICLE_KEYS: Final = (
    "title outlet origin url authors published published_basis dateline language copy captions "
    "clipping clipping_sha256 written_sha256 event not_with solo rights draft copy_of guid mood"
).split()
EVENT_KEYS: Final = "title date place draft aliases corrections hide".split()
SITE_KEYS: Final = "title base_url language full_text feeds article_pages sites mood".split()


def front(chance: random.Random, keys: Sequence[str]) -> str:
    """Front matter of some keys."""
    rows = (
        f"{key}: {value(chance)}\n" for key in chance.sample(keys, chance.randint(1, len(keys)))
    )
    return "---\n" + "".join(rows) + "---\n"


def note(chance: random.Random) -> str:
    return front(chance, [*ARTICLE_KEYS, "tags", "source", "headline"]) + prose(chance)


def paste(chance: random.Random) -> str:
    return f"{leaf(chance)}\n\nBy {leaf(chance)}\n\n{leaf(chance)}\n\n{prose(chance)}\n"


MAKERS: Final[dict[str, Make]] = {
    "html": page,
    "xml": feed,
    "json": feed,
    "eml": mail,
    "md": note,
    "txt": paste,
}


def mutated(chance: random.Random, data: bytes) -> bytes:
    """The same with some bytes cut, doubled, changed or moved."""
    if chance.random() < 0.5 or not data:
        return data
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        end = min(end, at + 400)
        data = chance.choice(
            [
                data[:at] + data[end:],
                data[:end] + data[at:],
                data[:at] + bytes(chance.randrange(256) for _ in range(4)) + data[at:],
                data[:at] + chance.choice(LEAVES).encode("utf-8", "replace") + data[at:],
                data[:end],
            ]
        )
    return data


def name(chance: random.Random, kind: str) -> str:
    """The name of a file, now and then an odd one."""
    odd = ("a b", "x;=1", "<b>", "..x", "con", "\u00e9\u0301", "R\u0435", "facts", "index", "a'\"b")
    stem = chance.choice(odd) if chance.random() < 0.3 else f"n{chance.randrange(10**6)}"
    return f"{stem}.{kind}"


def project(seed: int) -> dict[str, bytes]:
    """The files of one project, by their paths."""
    chance = random.Random(seed)  # noqa: S311 # no secret: the same every time
    files: dict[str, bytes] = {}
    for _ in range(chance.randint(1, 3)):
        kind = chance.choice(sorted(MAKERS))
        text = MAKERS[kind](chance).encode("utf-8", "replace")
        files[f"seeds/{name(chance, kind)}"] = mutated(chance, text)
    for _ in range(chance.randint(0, 3)):
        text = (front(chance, ARTICLE_KEYS) + prose(chance)).encode("utf-8", "replace")
        files[f"content/e/{name(chance, 'md')}"] = mutated(chance, text)
    if chance.random() < 0.6:
        text = (front(chance, EVENT_KEYS) + prose(chance)).encode("utf-8", "replace")
        files["content/e/_event.md"] = mutated(chance, text)
    if chance.random() < 0.5:
        text = front(chance, SITE_KEYS).strip("-\n").encode("utf-8", "replace")
        files["site.yaml"] = mutated(chance, text)
    return files
