"""Turns a saved mail, such as a newsletter, or a mailbox of several into articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import Final

from msgspec.structs import replace

from clipbook.model import Article, Clipping, Removed
from clipbook.notes import Result, Severity, note_on
from clipbook.readers.decode import (
    Decoded,
    decode,
    guessed_encoding,
    is_endless,
    is_prose,
    is_readable,
    markup_notes,
    no_article,
    too_large,
    unpack,
)
from clipbook.readers.web.bylines import with_own_words
from clipbook.text.addresses import linkable, without_addresses
from clipbook.text.markup import escape
from clipbook.text.normalise import normalise

# A header line: "Subject: Bridge closes".
_HEADER: Final = re.compile(rb"([!-9;-~]{1,80}):[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*")
_SENT: Final = frozenset({b"subject", b"mime-version"})
# What a mail program writes before the first header of a stored mail: "From ida Mon Mar  4".
_STORED: Final = re.compile(rb"From [^\n]{1,200}\n")
# The same for each mail of a mailbox (RFC 4155), behind an empty line and before its first header.
_EACH_STORED: Final = re.compile(rb"(?:\A|\n\r?\n)From [^\n]{1,200}\n(?=[!-9;-~]{1,80}:)")
# A line of a stored mail that would look like the start of the next: ">From the archive".
_ESCAPED: Final = re.compile(rb"^>(?=>*From )", re.MULTILINE)
# The headers that only a mail has; with "From:" one of them is enough.
_MAIL: Final = frozenset(
    {b"date", b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"}
)
# What a subject begins with besides the subject: "Re: ", "Fwd: ".
_FORWARDED: Final = re.compile(r"^(?:(?:re|fw|fwd|aw|wg|tr)\s?:\s?){1,9}", re.IGNORECASE)
# A list's name before its subjects: "[Lenn Post] ".
_LIST: Final = re.compile(r"^\[[^\[\]]{2,40}\]\s{1,9}(?=\S)")
# The line that begins a signature: "-- ", "Sent from my iPhone".
_SIGNATURE: Final = re.compile(
    r"-- ?|(?:Sent from my|Von meinem|Envoyé de mon|Enviado desde mi) .{1,40}"
)
# Nothing but marks: "----", "* * *".
_RULE: Final = re.compile(r"[\W_]{3,200}")
# A line that only leads elsewhere: "View in browser", "Unsubscribe: https://x", "https://x".
_SERVICE: Final = re.compile(
    r"(?:<?https?://\S{1,2000}>?$)|.{0,60}\b(?:unsubscribe|privacy policy|forward to a friend"
    r"|view (?:this |it )?(?:e-?mail )?(?:in|online)"
    r"|manage (?:your )?(?:preferences|subscription))\b",
    re.IGNORECASE,
)
# An address on the web inside a text: "(https://example.org/a)".
_LINK: Final = re.compile(r"\s?[(<\[]?https?://[^\s()<>\[\]]{1,2000}[)>\]]?")
# Where a mail program begins to quote what it forwards: "> Begin forwarded message:".
_QUOTED_FORWARD: Final = re.compile(
    r"^[> ]*(?:-{2,20} ?)?(?:begin forwarded message|forwarded message|original message"
    r"|anfang der weitergeleiteten|début du message|inicio del mensaje|inizio messaggio)",
    re.IGNORECASE | re.MULTILINE,
)
# The line end between two signs of a script without blanks, such as Chinese: "港\n口".
_SIGNS: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
)
_BETWEEN_SIGNS: Final = re.compile(rf"(?<=[{_SIGNS}])\n(?=[{_SIGNS}])")
MAX_MAILS: Final = 500
"""At most this many mails of a mailbox are read, the first ones."""
MAX_FORWARDS: Final = 5
"""A mail in a mail in a mail is looked for so deep."""
MAX_REMARK: Final = 60
"""So many words may stand above an attached mail; more are an article themselves."""
MOST: Final = 0.5
"""The plain text is taken when the page holds less than this share of its words."""
HEADERS: Final = 64 * 1024
"""How many bytes of headers are looked at."""


def recognises(clipping: Clipping) -> bool:
    """Whether the bytes begin with the headers of a mail (RFC 5322)."""
    names = _header_names(clipping.data[:HEADERS])
    return not _MAIL.isdisjoint(names) and (b"from" in names or names >= _SENT)


def read(clipping: Clipping) -> Result[Article]:
    """The article of each mail, or those that it carries: forwarded as attachments, or listed.

    Its HTML part, or its plain text where that holds much more. Notes: `too-large` and `no-article`
    (errors), `deep-nesting` and `much-markup` (warnings), `guessed-encoding`, `feed-summary`.
    """
    data = unpack(clipping.data)
    if data is None or is_endless(data):
        return Result(notes=(too_large(clipping),))
    mails = _mails(data)
    messages = (message_from_bytes(mail) for mail in mails[:MAX_MAILS])
    results = [_read(clipping, each) for message in messages for each in _carried(message)]
    notes = tuple(note for result in results for note in result.notes)
    if len(mails) > MAX_MAILS:
        text = f"{len(mails)} mails, of which the first {MAX_MAILS} are read; expected no more"
        notes += (note_on(clipping.path, Severity.ERROR, "too-large", text),)
    return Result(tuple(article for result in results for article in result.values), notes)


def _mails(data: bytes) -> Sequence[bytes]:
    """The mails of a mailbox; one that no mail program stored is the only one."""
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    if not _STORED.match(data):
        return (data,)
    return [_ESCAPED.sub(b"", mail) for mail in _EACH_STORED.split(data)[1:]]


def _carried(message: Message) -> Sequence[Message]:
    """The mails attached to one that adds little to them; the mail itself where none is."""
    for _ in range(MAX_FORWARDS):
        inside = [
            payload[0]
            for part in message.walk()
            if part.get_content_type() == "message/rfc822"
            and isinstance(payload := part.get_payload(), list)
            and isinstance(payload[0], Message)
        ]
        own = _part(message, "text/plain").text or _part(message, "text/html").text
        kind = message.get_content_type()
        inside = [each for each in inside if each["From"] or each["Subject"]]
        if not inside or (kind != "multipart/digest" and len(own.split()) > MAX_REMARK):
            break
        if len(inside) > 1:
            return inside
        message = inside[0]
    return (message,)


def _read(clipping: Clipping, message: Message) -> Result[Article]:
    page, plain = _part(message, "text/html"), _part(message, "text/plain")
    if not is_readable(page.text) or not is_prose(plain.text):
        return Result(notes=(too_large(clipping),))
    items = _items(page.text, plain.text)
    if items:
        return _read_items(clipping, message, items)
    result = _read_page(clipping, page)
    article = result.values[0] if result.values else Article(id="")
    text = _read_plain(plain.text, glued=_glues_lines(message))
    if len(article.body.split()) < MOST * len(text.body.split()):
        result, article = Result(), text
        page = plain
    notes = result.notes
    if page.guessed:
        notes = (*notes, guessed_encoding(clipping, page.guessed))
    if not article.body:
        return Result(notes=(*notes, no_article(clipping, *_in_attachments(message))))
    article = with_own_words(_with_headers(article, message, clipping))
    return Result((article,), notes)


def _items(page: str, plain: str) -> tuple[Article, ...]:
    """The articles that a mail lists instead of being one."""
    from clipbook.readers.web.forwarded import (  # noqa: PLC0415 - loads the HTML libraries
        find_items,
        find_plain_items,
    )

    return find_items(page) if page else find_plain_items(plain)


def _read_items(
    clipping: Clipping, message: Message, items: tuple[Article, ...]
) -> Result[Article]:
    """The articles that a mail lists, with its day; of each it holds a summary only."""
    own = _with_headers(Article(id=""), message, clipping)
    articles = tuple(
        replace(
            item,
            outlet=item.outlet or ("" if "google" in own.outlet.lower() else own.outlet),
            published=own.published,
            language=own.language,
            clipping=own.clipping,
            clipping_sha256=own.clipping_sha256,
        )
        for item in items
    )
    message_text = f"the mail lists {len(items)} articles, of each a summary, not the full text"
    note = note_on(clipping.path, Severity.INFO, "feed-summary", message_text)
    return Result(tuple(map(with_own_words, articles)), (note,))


def _in_attachments(message: Message) -> tuple[str, ...]:
    """What is to be said of a mail whose text may be in its attachments."""
    names = [part.get_filename() for part in message.walk() if part.get_filename()]
    kinds = {part.get_content_type() for part in message.walk()}
    if "application/ms-tnef" in kinds or "winmail.dat" in names:
        found = "the text of the mail is in its attachment `winmail.dat` (TNEF), which is not read"
        return (f"{found}; expected a mail in HTML or plain text, or its text pasted into a file",)
    if names:
        return (f"the mail has no text but the attachment `{names[0]}`; expected text in it",)
    return ()


def _header_names(start: bytes) -> frozenset[bytes]:
    """The names of the headers in lower case; none where the text does not begin with headers."""
    names: set[bytes] = set()
    start = start.lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n")
    m = _STORED.match(start)
    at = m.end() if m else 0
    while m := _HEADER.match(start, at):
        names.add(m[1].lower())
        at = m.end()
    ended = start[at : at + 1] in {b"\n", b""} or at > HEADERS // 2
    return frozenset(names) if ended else frozenset()


def _part(message: Message, kind: str) -> Decoded:
    """The text of the first part of a kind that is no attachment; empty where there is none."""
    for part in message.walk():
        broken = part.get_content_maintype() == "multipart" and not part.is_multipart()
        own = "text/plain" if broken else part.get_content_type()
        if own == kind and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return decode(payload, part.get_content_charset() or "")
    return Decoded("")


def _read_page(clipping: Clipping, page: Decoded) -> Result[Article]:
    from clipbook.readers.web.page import (  # noqa: PLC0415 - loads the HTML libraries
        read_page,
    )

    if not page.text.strip():
        return Result()
    reading = read_page(page.text)
    if reading.long:
        return Result(notes=(too_large(clipping),))
    notes = markup_notes(clipping, deep=reading.deep, heavy=reading.heavy)
    return Result((reading.article,), notes)


def _glues_lines(message: Message) -> bool:
    """Whether lines that end in a blank go on without it (RFC 3676, DelSp)."""
    parts = (part for part in message.walk() if part.get_content_type() == "text/plain")
    return any(str(part.get_param("delsp") or "").lower() == "yes" for part in parts)


def _read_plain(text: str, *, glued: bool = False) -> Article:
    """The article of a plain text: hard-wrapped lines are joined, quoted and service lines go.

    `glued` says that the blank at a line's end stands for none. What was forwarded as a quotation
    is none.
    """
    if m := _QUOTED_FORWARD.search(text):
        text = text[: m.start()] + re.sub(r"(?m)^>[ ]?", "", text[m.start() :])
    if glued:
        text = re.sub(r"(?<=\S) \r?\n", "", text)
    paragraphs: list[list[str]] = [[]]
    removed: list[Removed] = []
    signed = False
    for number, raw in enumerate(normalise(text).split("\n"), 1):
        line = without_addresses(raw.strip())
        signed = signed or _SIGNATURE.fullmatch(raw) is not None
        if not line:
            paragraphs.append([])
        elif why := "the signature" if signed else _why_not(line):
            removed.append(Removed(number, line, why))
        else:
            paragraphs[-1].append(_LINK.sub("", line))
    joined = (_joined(lines) for lines in paragraphs)
    body = "\n\n".join(escape(paragraph) for paragraph in joined if paragraph)
    return Article(id="", body=body, removed=tuple(removed))


def _joined(lines: list[str]) -> str:
    """The lines of a paragraph as one; scripts that put no blanks between words get none."""
    text = "\n".join(lines).strip()
    return _BETWEEN_SIGNS.sub("", text).replace("\n", " ")


def _why_not(line: str) -> str:
    """Why a line of a mail is not the article's; '' where it is."""
    if line.startswith(">"):
        return "quoted from another mail"
    if _RULE.fullmatch(line):
        return "a dividing line"
    return "a line of the mailing service" if _SERVICE.match(line) else ""


def _with_headers(article: Article, message: Message, clipping: Clipping) -> Article:
    """`article` with what the headers of its mail say."""
    from clipbook.readers.web.forwarded import of_forwarded  # noqa: PLC0415 - the same
    from clipbook.readers.web.metadata import language_of  # noqa: PLC0415 - loads lxml
    from clipbook.readers.web.moments import published_of  # noqa: PLC0415 - the same

    subject = _LIST.sub("", _FORWARDED.sub("", _header(message, "Subject")))
    sender = _sender(_header(message, "From"))
    archived = _header(message, "Archived-At").strip("<> ")
    article = replace(
        article,
        title=without_addresses(subject) or article.title,
        outlet="" if "@" in sender else sender,
        url=article.url or (linkable(archived)),
        published=published_of(_header(message, "Date")) or article.published,
        language=article.language or language_of(_header(message, "Content-Language")),
        clipping=clipping.path,
        clipping_sha256=clipping.sha256,
    )
    return of_forwarded(article)


def _sender(header: str) -> str:
    """The name in the header of a sender; '' where it is none, or one only a machine can read."""
    try:
        return parseaddr(header)[0]
    except RecursionError:  # 500 brackets within each other
        return ""


def _header(message: Message, name: str) -> str:
    """A header on one line, its encoded words decoded; '' where it is missing or broken."""
    try:
        pieces = decode_header(message[name] or "")
    except (HeaderParseError, ValueError):
        return ""
    texts = (
        decode(piece, charset or "").text if isinstance(piece, bytes) else piece
        for piece, charset in pieces
    )
    return " ".join(normalise("".join(texts)).split())
