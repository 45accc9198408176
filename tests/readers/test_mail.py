from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipbook.model import Clipping
from clipbook.readers import mail, read

PARAGRAPHS = (
    (
        "The ferry over the Lenn starts on Friday, its owner said, and will run from six in the "
        "morning until ten at night for as long as the bridge is closed."
    ),
    (
        "It costs one crown, half of what was planned, and children ride free of charge until the "
        "end of the summer holidays, the council decided on Monday."
    ),
    "Shopkeepers hope for more guests from the other side, and some of them will open on Sundays.",
)
HEADERS = """Received: from a by b
From: =?utf-8?q?Lenn_Post_=C3=A9dition?= <news@lennpost.example>
Subject: Fwd: =?utf-8?q?F=C3=A4hre?= starts
Date: Tue, 05 Mar 2024 23:30:00 -0500
MIME-Version: 1.0
"""
PLAIN = f"""Content-Type: text/plain; charset=utf-8

View in browser: https://lennpost.example/v

{PARAGRAPHS[0].replace(" and ", chr(10) + "and ")}

{PARAGRAPHS[1]}

> Who rides?

{PARAGRAPHS[2]}
Write to ida@lennpost.example today.

Unsubscribe here
--
Lenn Post, 1 Bridge Street
"""
HTML = f"""Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<html><body><table><tr><td><h1>Fähre starts</h1>
{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}
<p><a href="https://lennpost.example/u">Unsubscribe</a></p></td></tr></table></body></html>
"""
BOTH = f"""Content-Type: multipart/alternative; boundary=xx

--xx
{PLAIN}
--xx
{HTML}
--xx--
"""


def read_mail(text):
    return mail.read(Clipping("a.eml", text.encode()))


def codes(result):
    return [note.code for note in result.notes]


@pytest.mark.parametrize("start", ["", "From ida Mon Mar  4 10:00:00 2024\n", "\r\n"])
def test_a_mail_is_known_by_its_headers(start):
    assert mail.recognises(Clipping("a.txt", (start + HEADERS + PLAIN).encode()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "From: the mayor\nSubject: bridges\n\nWe met.",
        "From: the mayor\nDate: Monday\nThe council met on Monday.",
        "A headline\n\n" + HEADERS,
        "<html>",
    ],
)
def test_other_text_is_no_mail(text):
    assert not mail.recognises(Clipping("a.eml", text.encode()))


@pytest.mark.parametrize("content", [PLAIN, HTML, BOTH])
def test_the_body_and_the_headers_are_the_article(content):
    result = read(Clipping("a.eml", (HEADERS + content).encode()))
    (article,) = result.values
    assert article.body.startswith("\n\n".join(PARAGRAPHS))
    assert "nsubscribe" not in article.body
    assert article.title == "Fähre starts"
    assert article.outlet == "Lenn Post édition"
    assert article.published.period.earliest == date(2024, 3, 5)
    assert codes(result) == []


def test_addresses_are_not_shown():
    (article,) = read_mail(HEADERS + PLAIN).values
    assert "@" not in str(article)


def test_dropped_lines_have_a_number_and_a_reason():
    (article,) = read_mail(HEADERS + PLAIN).values
    assert [(gone.line, gone.why) for gone in article.removed] == [
        (1, "a line of the mailing service"),
        (8, "quoted from another mail"),
        (13, "a line of the mailing service"),
        (14, "the signature"),
        (15, "the signature"),
    ]


def test_a_mail_without_text_holds_no_article():
    result = read_mail(HEADERS + "Content-Type: image/png\n\nabc")
    assert result.values == ()
    assert codes(result) == ["no-article"]


@pytest.mark.parametrize(
    "headers",
    [
        "From: =?no-such?q?x?= <a@b.example>\nDate: never\n\n",
        "From: =?utf-8?b?x?= <\nSubject: =?x\nDate:\n\n",
        "From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=no-such\n\n",
        "From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n",
        "From: \udcff\nDate: 99 Foo 99999 99:99\n\n",
    ],
)
def test_broken_headers_do_not_stop_the_reader(headers):
    data = headers.encode("utf-8", "surrogateescape") + PARAGRAPHS[0].encode()
    assert mail.read(Clipping("a.eml", data)).values[0].body == PARAGRAPHS[0]


def test_a_mail_is_bounded():
    assert codes(read_mail(HEADERS + "\n" + "a" * 13_000_000)) == ["too-large"]


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data):
    mail.read(Clipping("a", data))
    mail.read(Clipping("a", HEADERS.encode() + data))


@pytest.mark.parametrize("note", ["", "Do you know this?\n\n"])
@pytest.mark.parametrize(
    "rule", ["---------- Forwarded message ---------", "Begin forwarded message:"]
)
def test_a_forwarded_mail_is_the_article_of_its_first_sender(note, rule):
    head = (
        "From: Lenn Wire <w@wire.example>\nDate: Mon, Mar 4, 2024 at 6:00 PM\nSubject: Rents fall"
    )
    body = "\n\n".join((f"{note}{rule}\n{head}\nTo: <me@example.org>", *PARAGRAPHS))
    article = read_mail(f"{HEADERS}\n{body}\n\nSent from my telephone").values[0]
    assert (article.title, article.outlet) == ("Rents fall", "Lenn Wire")
    assert article.published.day == date(2024, 3, 4)
    assert article.body == "\n\n".join(PARAGRAPHS)


def test_the_name_of_a_list_is_no_part_of_the_title():
    text = HEADERS.replace("Fwd: =?utf-8?q?F=C3=A4hre?= starts", "[Lenn Post] Rents fall")
    assert read_mail(text + PLAIN).values[0].title == "Rents fall"
