"""Writes whole pages, feeds, mails and pasted texts of 5 to 50 KB, for the fuzzer to start from.

`python -m tests.fuzz.larger FOLDER`: the same files every time.
"""

import html
import json
import random
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

from tests.bench.corpus import sentence

TITLE = "Ferry runs aground off Pell"
PARAGRAPHS = 14
ITEMS = 12
NAV = "".join(f'<li><a href="/{n}/">Section {n}</a></li>' for n in range(30))
JUNK = "Share this on Facebook\n\nSign up for our newsletter\n\nMost read\n\n5 COMMENTS\n\n"
ODD = (
    "&amp;amp; caf\u00c3\u00a9 \u201cquoted\u201d \u202eabc z\u0301\u0302 "
    "[a](javascript:b) <b>x</b> {{ y }}"
)


def paragraphs(number: int) -> list[str]:
    """Own-written news, the same for the same number."""
    chance = random.Random(number)  # noqa: S311 # no secret: the same every time
    texts = [
        " ".join(sentence(chance) for _ in range(chance.randint(2, 5))) for _ in range(PARAGRAPHS)
    ]
    return [*texts, ODD]


def tagged(number: int) -> str:
    return "".join(f"<p>{html.escape(text)}</p>\n" for text in paragraphs(number))


def page(number: int) -> str:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "author": [{"@type": "Person", "name": "Ida Rowe"}],
                "datePublished": "2024-03-04T10:00:00+01:00",
                "articleBody": "\n".join(paragraphs(number)),
            }
        ],
    }
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{TITLE} - Daily</title>"
        '<meta property="og:site_name" content="Daily"><link rel="canonical" href="https://e.org/a">'
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
        "<style>p {}</style></head>"
        f"<body><nav><ul>{NAV}</ul></nav><main><article><h1>{TITLE}</h1>"
        '<p class="byline">By <a rel="author" href="/ida">Ida Rowe</a></p>'
        '<time datetime="2024-03-04">'
        f"4 March 2024</time><figure><img src=a.jpg><figcaption>A ferry. Photo: Ida</figcaption>"
        f"</figure>{tagged(number)}<blockquote><p>Said.</p></blockquote><table><tr><td>1</td></tr>"
        f"</table><ul><li>One</li></ul></article><aside><h2>Related</h2>{NAV}</aside></main>"
        "<footer>&copy; Daily</footer></body></html>"
    )


def pasted(number: int) -> str:
    body = "\n\n".join(paragraphs(number))
    return f"{TITLE} - Daily\n\nBy Ida Rowe\nMarch 4, 2024 9:12 am\n\n{JUNK}{body}\n\n{JUNK}"


def front(number: int, fence: str, mark: str) -> str:
    body = "\n\n".join(paragraphs(number))
    head = f'title{mark} "{TITLE}"\ndate{mark} 2024-03-04\ntags{mark} ["a", "b"]\n'
    return f"{fence}\n{head}{fence}\n\n# {TITLE}\n\n> a quotation\n\n* one\n* two\n\n{body}\n"


def rss(number: int) -> str:
    items = "".join(
        f"<item><title>{TITLE} {n}</title><link>https://e.org/{n}</link><guid>{n}</guid>"
        "<pubDate>Mon, 04 Mar 2024 10:00:00 +0000</pubDate><dc:creator>Ida Rowe</dc:creator>"
        f"<content:encoded><![CDATA[{tagged(number + n)}]]></content:encoded></item>"
        for n in range(ITEMS)
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Daily</title>'
        f"{items}</channel></rss>"
    )


def atom(number: int) -> str:
    entries = "".join(
        f'<entry><title type="html">{TITLE} &amp;amp; {n}</title><id>urn:{n}</id>'
        f'<link href="https://e.org/{n}"/><updated>2024-03-04T10:00:00Z</updated><author><name>Ida'
        f'</name></author><content type="html">{html.escape(tagged(number + n))}</content></entry>'
        for n in range(ITEMS)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title>{entries}</feed>'


def json_feed(number: int) -> str:
    items = [
        {"id": str(n), "title": f"{TITLE} {n}", "content_html": tagged(number + n)}
        for n in range(ITEMS)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})


def mail(number: int) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ida Rowe <ida@e.org>", f"{TITLE} caf\u00e9"
    message["Date"] = "Mon, 04 Mar 2024 10:00:00 +0000"
    message.set_content("\n\n".join(paragraphs(number)))
    message.add_alternative(page(number), subtype="html")
    message.add_attachment(
        b"\x89PNG" + bytes(500), maintype="image", subtype="png", filename="a.png"
    )
    return fixed(message.as_bytes(), message.get_boundary() or "")


def archive(number: int) -> bytes:
    whole = MIMEMultipart("related", boundary="----MultipartBoundary--x----")
    whole["From"], whole["Subject"] = "<Saved by Blink>", TITLE
    whole["Snapshot-Content-Location"] = "https://e.org/a"
    part = MIMEText(page(number), "html", "utf-8")
    part["Content-Location"] = "https://e.org/a"
    whole.attach(part)
    return whole.as_bytes()


def fixed(data: bytes, boundary: str) -> bytes:
    """The mail with a boundary that is the same every time."""
    return data.replace(boundary.encode(), b"=====boundary==")


def files() -> Iterator[tuple[str, bytes]]:
    """The names and bytes of all of them."""
    texts = {
        "page.html": page(1),
        "pasted.txt": pasted(2),
        "article.md": front(3, "---", ":"),
        "hugo.md": front(4, "+++", " ="),
        "rss.xml": rss(5),
        "atom.xml": atom(6),
        "feed.json": json_feed(7),
    }
    yield from ((name, text.encode()) for name, text in texts.items())
    yield "latin.html", page(8).replace('charset="utf-8"', "").encode("latin-1", "replace")
    yield "sixteen.txt", pasted(9).encode("utf-16")
    yield "mail.eml", mail(10)
    yield "page.mhtml", archive(11)


def write(folder: Path) -> None:
    """Writes the files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files():
        (folder / f"large-{name}").write_bytes(data)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
