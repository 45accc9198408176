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


INLINE = (
    "From: Lenn Post <news@lennpost.example>\nSubject: Ferry starts\n"
    "Date: Tue, 05 Mar 2024 23:30:00 -0500\nMIME-Version: 1.0\n"
    "Content-Type: multipart/related; boundary=rr\n\n--rr\n"
    f"Content-Type: text/html\n\n<html><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></html>\n--rr\n"
    "Content-Type: image/png\nContent-ID: <i1>\n\nx\n--rr--\n"
)


def test_a_mail_with_pictures_in_its_text_is_a_mail():
    (article,) = read(Clipping("a.eml", INLINE.encode())).values
    assert (article.title, article.outlet) == ("Ferry starts", "Lenn Post")
    assert article.published.day == date(2024, 3, 5)


@pytest.mark.parametrize(
    "sender", ["<Saved by Blink>", '"Saved by Windows Internet Explorer 8"', "Saved by Mozilla"]
)
def test_a_page_saved_with_its_pictures_is_no_mail(sender):
    text = INLINE.replace("Lenn Post <news@lennpost.example>", sender)
    (article,) = read(Clipping("a.mht", text.encode())).values
    assert (article.outlet, article.published) == ("", None)


def test_the_page_that_was_saved_is_read_and_no_frame_in_it():
    frame = "Content-Type: text/html\nContent-Location: https://a.example/ad\n\n<p>Win a trip.</p>"
    text = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/f\n"
        + INLINE.partition("\n")[2]
        .replace("--rr\nContent-Type: text", f"--rr\n{frame}\n--rr\nContent-Type: text", 1)
        .replace(
            "text/html\n\n<html>", "text/html\nContent-Location: https://a.example/f\n\n<html>"
        )
    )
    (article,) = read(Clipping("a.mht", text.encode())).values
    assert article.body == "\n\n".join(PARAGRAPHS[:2])
    assert article.url == "https://a.example/f"


ORIGINAL = (
    "From: Lenn Wire <w@wire.example>\nSubject: Rents fall\nDate: Mon, 04 Mar 2024 18:00:00 +0100"
)
TEXT = "\n\n".join(PARAGRAPHS)
OUTLOOK = (
    "Zur Ablage.\n\nVon: Lenn Wire <w@wire.example>\nGesendet: Montag, 4. März 2024 18:00\n"
    f"An: Bo\nBetreff: Rents fall\n\n{TEXT}"
)
TWICE = (
    "-----Original Message-----\nFrom: Bo <b@b.example>\nSent: Tuesday, March 5, 2024 9:00 AM\n"
    f"To: me\nSubject: FW: Rents fall\n\n{ORIGINAL}\n\n{TEXT}"
)
APPLE = "Look at this.\n\n> Begin forwarded message:\n> \n" + "\n".join(
    f"> {line}" for line in f"{ORIGINAL}\n\n{TEXT}".split("\n")
)


@pytest.mark.parametrize("body", [APPLE, OUTLOOK, TWICE])
def test_a_mail_is_forwarded_in_many_ways(body):
    (article,) = read_mail(f"{HEADERS}\n{body}").values
    assert (article.title, article.outlet) == ("Rents fall", "Lenn Wire")
    assert article.published.day == date(2024, 3, 4)
    assert article.body == TEXT


def attached(*mails, note="For the file.", kind="mixed"):
    parts = (f"--b\nContent-Type: message/rfc822\n\n{mail}\n" for mail in mails)
    head = f"MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=b\n\n"
    return f"From: Bo <b@b.example>\nSubject: Fwd\n{head}--b\n\n{note}\n{''.join(parts)}--b--\n"


def test_a_mail_that_carries_another_is_that_other():
    (article,) = read_mail(attached(attached(f"{ORIGINAL}\n\n{TEXT}"))).values
    assert (article.outlet, article.body) == ("Lenn Wire", TEXT)


def test_each_mail_of_a_digest_is_an_article():
    mails = (f"{ORIGINAL}\n\n{TEXT}", f"{ORIGINAL}\n\n{PARAGRAPHS[0]}")
    assert [article.body for article in read_mail(attached(*mails)).values] == [TEXT, PARAGRAPHS[0]]


def test_a_long_mail_with_another_attached_is_itself():
    (article,) = read_mail(attached(f"{ORIGINAL}\n\n{TEXT}", note=" ".join([TEXT] * 3))).values
    assert article.outlet == "Bo"


ITEM = (
    '<div itemscope itemtype="http://schema.org/NewsArticle"><a itemprop="url" href="{link}">'
    '<span itemprop="name">{title}</span></a><p itemprop="publisher">Lenn Bote</p>'
    '<p itemprop="description">Rents near the bridge fall ...</p><a>Flag as irrelevant</a></div>'
)
REDIRECT = "https://www.google.com/url?rct=j&amp;url=https://bote.example/rents&amp;ct=ga"


def test_a_mail_that_lists_articles_is_each_of_them():
    listed = ITEM.format(link=REDIRECT, title="Rents fall") * 2
    result = read_mail(f"{HEADERS}Content-Type: text/html\n\n<html>{listed}</html>")
    article = result.values[0]
    assert len(result.values) == 2
    assert (article.title, article.outlet) == ("Rents fall", "Lenn Bote")
    assert article.url == "https://bote.example/rents"
    assert article.body == "Rents near the bridge fall ..."
    assert codes(result) == ["feed-summary"]


def test_headlines_behind_redirects_are_listed_articles_too():
    listed = f'<td><a href="{REDIRECT}">Rents fall near the bridge</a> By half, it says.</td>'
    (article,) = read_mail(f"{HEADERS}Content-Type: text/html\n\n<table><tr>{listed}").values
    assert (article.title, article.body) == ("Rents fall near the bridge", "By half, it says.")


def test_lines_of_chinese_are_joined_without_a_blank():
    head = "From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    (article,) = read_mail(f"{head}港务委员会周一晚间决定\n斯通港的渡轮码头将关闭。\n").values
    assert article.body == "港务委员会周一晚间决定斯通港的渡轮码头将关闭。"


def test_a_blank_that_only_marks_a_line_end_goes():
    head = "From: a\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed; delsp=yes\n\n"
    (article,) = read_mail(f"{head}The har \nbour is shut  \nuntil May.\n").values
    assert article.body == "The harbour is shut until May."


def test_headers_in_plain_utf_8_are_read():
    (article,) = read_mail(
        f"From: Lenn Bote <a@b.example>\nSubject: Fähre\nDate: x\n\n{TEXT}"
    ).values
    assert article.title == "Fähre"


def test_a_mail_whose_text_is_in_an_attachment_says_so():
    part = 'Content-Type: application/ms-tnef; name="winmail.dat"\n\nx'
    result = read_mail(f"{HEADERS}Content-Type: multipart/mixed; boundary=b\n\n--b\n{part}\n--b--")
    assert result.values == ()
    assert "winmail.dat" in result.notes[0].message


def test_a_sender_of_many_brackets_does_not_stop_the_reader():
    assert read_mail(f"From: {'(' * 900}\nDate: x\n\n{TEXT}").values[0].outlet == ""


def test_a_line_that_begins_with_from_stays():
    data = HEADERS + PLAIN.replace(PARAGRAPHS[1], f"From {PARAGRAPHS[1]}")
    assert f"From {PARAGRAPHS[1]}" in read(Clipping("a.eml", data.encode())).values[0].body


def test_a_mail_with_pictures_may_lack_its_sender():
    headers = HEADERS.replace(
        "From: =?utf-8?q?Lenn_Post_=C3=A9dition?= <news@lennpost.example>\n", ""
    )
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    data = (
        f"{headers.split(chr(10), 1)[1]}Reply-To: news@lennpost.example\n"
        "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
        f"<html><body>{body}</body></html>\n--b--\n"
    )
    article = read(Clipping("a.eml", data.encode())).values[0]
    assert (article.title, article.body) == ("Fähre starts", "\n\n".join(PARAGRAPHS))


def test_a_mail_forwarded_by_apple_mail_is_quoted_below_its_mark():
    quoted = "\n> \n".join(f"> {text}" for text in PARAGRAPHS)
    head = "> From: Lenn Post <n@lennpost.example>\n> Subject: Ferry\n> Date: 4 March 2024\n> \n"
    text = f"Look!\n\nBegin forwarded message:\n\n{head}{quoted}\n"
    article = read(Clipping("a.eml", f"{HEADERS}\n{text}".encode())).values[0]
    assert (article.outlet, article.body) == ("Lenn Post", "\n\n".join(PARAGRAPHS))


def test_french_headers_have_a_blank_before_their_colon():
    head = "De : Lenn Post <n@lennpost.example>\nEnvoyé : mardi 4 mars 2024\nObjet : Ferry\n\n"
    data = f"{HEADERS}\n{head}{PARAGRAPHS[0]}\n"
    assert read(Clipping("a.eml", data.encode())).values[0].outlet == "Lenn Post"


def test_an_alert_in_plain_text_lists_its_articles():
    link = "<https://www.google.com/url?rct=j&url=https://lennpost.example/f&ct=ga>"
    item = f"Ferry starts on the Lenn - Lenn Post\n{PARAGRAPHS[0]}\n{link}\n"
    data = f"{HEADERS}\n=== News ===\n\n{item}\n- - -\nUnsubscribe\n"
    (article,) = read(Clipping("a.eml", data.encode())).values
    assert (article.title, article.outlet) == ("Ferry starts on the Lenn", "Lenn Post")
    assert article.url == "https://lennpost.example/f"


def test_a_newsletter_of_linked_headings_lists_its_articles():
    parts = "".join(
        f"<h2><a href='https://lennpost.example/{i}'>Story {i}</a></h2><p>{text}</p>"
        for i, text in enumerate(PARAGRAPHS)
    )
    data = f"{HEADERS}Content-Type: text/html\n\n<html><body>{parts}</body></html>"
    articles = read(Clipping("a.eml", data.encode())).values
    assert [article.title for article in articles] == ["Story 0", "Story 1", "Story 2"]
    assert [article.body for article in articles] == list(PARAGRAPHS)
    assert {article.outlet for article in articles} == {"Lenn Post édition"}


TEASERS = "".join(
    f"<tr><td><a href='https://lennpost.example/{i}'><b>The story number {i} of today</b></a><br>"
    f"{text}</td></tr>"
    for i, text in enumerate(PARAGRAPHS)
)


def html_mail(inside):
    data = f"{HEADERS}Content-Type: text/html\n\n<html><body>{inside}</body></html>"
    return read(Clipping("a.eml", data.encode())).values


def test_a_digest_without_headings_or_rules_lists_its_articles():
    articles = html_mail(f"<table><tr><td>Good morning!</td></tr>{TEASERS}</table>")
    assert [article.title for article in articles] == [
        f"The story number {i} of today" for i in range(len(PARAGRAPHS))
    ]
    assert [article.body for article in articles] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "inside",
    [
        f"<p>{' '.join(PARAGRAPHS)}</p><p>{PARAGRAPHS[0]}</p><table>{TEASERS}</table>",
        "".join(f"<p><a href='/x'>{text[:30]}</a>{text[30:]}</p>" for text in PARAGRAPHS * 2),
        f"<a href='https://m.example/url?u=https://x.example'>Read it online here</a><p>{TEXT}</p>",
    ],
)
def test_a_mail_that_is_an_article_lists_none(inside):
    (article,) = html_mail(inside)
    assert article.title == "Fähre starts"
    assert PARAGRAPHS[0] in article.body


def test_an_alert_names_the_outlet_below_a_headline():
    listed = (
        f'<td><a href="{REDIRECT}">Rents fall near the bridge</a><div><a>Lenn Bote</a></div>'
        f"<div>{PARAGRAPHS[0]}</div><div><a href='/f'>Flag as irrelevant</a></div></td>"
    )
    (article,) = html_mail(f"<table><tr>{listed}</tr></table>")
    assert (article.outlet, article.body) == ("Lenn Bote", PARAGRAPHS[0])


def test_a_digest_in_plain_text_lists_its_articles():
    items = "\n\n".join(
        f"Story {i}\n{text}\nhttps://lennpost.example/{i}" for i, text in enumerate(PARAGRAPHS)
    )
    data = f"{HEADERS}\nGood morning!\n\n{items}\n\nUnsubscribe: https://lennpost.example/u\n"
    articles = read(Clipping("a.eml", data.encode())).values
    assert [(article.title, article.body) for article in articles] == [
        (f"Story {i}", text) for i, text in enumerate(PARAGRAPHS)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_mail_of_a_mailbox_is_an_article(end):
    second = f"From: Lenn Bote <a@bote.example>\nSubject: Rents fall\nDate: x\n\n{PARAGRAPHS[0]}"
    mails = (HEADERS + PLAIN, f"{second}\n\n>From here on nothing is known to anybody.")
    box = "".join(f"From ida Mon Mar  4 10:00:00 2024\n{each}\n\n" for each in mails)
    first, other = read(Clipping("a.mbox", box.replace("\n", end).encode())).values
    assert (first.title, other.title, other.outlet) == ("Fähre starts", "Rents fall", "Lenn Bote")
    assert other.body == f"{PARAGRAPHS[0]}\n\nFrom here on nothing is known to anybody."
    assert PARAGRAPHS[0] in first.body


def test_a_mailbox_is_read_up_to_a_bound():
    stored = f"From ida Mon Mar  4 10:00:00 2024\n{HEADERS}\n{PARAGRAPHS[0]}\n\n"
    result = read(Clipping("a.mbox", (stored * (mail.MAX_MAILS + 1)).encode()))
    assert len(result.values) == mail.MAX_MAILS
    assert codes(result) == ["too-large"]
