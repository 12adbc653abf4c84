"""Mails and mailboxes, written by the standard library's own writers, to articles."""

from __future__ import annotations

import mailbox
import tracemalloc
from collections.abc import Callable
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

import pytest

from briefing.model.article import ParagraphKind
from briefing.sources import list_sources, read_source

HTML = """<html><body>
<div style="display:none">What you need to know today, before anybody else knows it.</div>
<table><tr><td><a href="https://example.org/w">View in browser</a></td></tr>
<tr><td><h1>Zwei Männer gefasst</h1>
<p>Two men were held on Monday, the police said.</p><script>alert(1)</script>
<h2>Reaction</h2><p>A woman said that she was glad.</p></td></tr>
<tr><td><p>You are receiving this because you signed up. <a href="u">Unsubscribe</a></p>
<p>The Gazette of Arden is printed at 1 Main Street every day of the week.</p></td></tr></table>
</body></html>"""


def mail(**fields: str) -> EmailMessage:
    message = EmailMessage()
    fields = {
        "Subject": "Zwei Männer gefasst",
        "From": "Ann Lée <ann@example.org>",
        "To": "b@example.org",
        "Date": "Wed, 07 Mar 2018 23:30:00 -0500",
        "Message-ID": "<1@example.org>",
    } | fields
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    return message


HEAD = ("Zwei Männer gefasst", "Ann Lée", "2018-03-07")


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_newsletter(encoding: str, charset: str, look: Callable[..., Any]) -> None:
    message = mail()
    message.set_content("This mail is best read in a program that shows HTML, they said.")
    message.add_alternative(HTML, subtype="html", cte=encoding, charset=charset)
    looked = look(message.as_bytes(), "a.eml")
    assert looked.head == HEAD
    assert looked.article.publication_date.origin == "mail header"
    assert looked.prose == [
        "Two men were held on Monday, the police said.",
        "A woman said that she was glad.",
    ]
    assert looked.all(ParagraphKind.HEADING) == ["Reaction"]
    assert "before anybody" not in looked.article.text
    assert "alert" not in looked.article.text


def test_a_mail_needs_no_name_to_be_one(look: Callable[..., Any]) -> None:
    message = mail()
    message.set_content("Two men were held on Monday, the police said.")
    assert look(message.as_bytes(), "unnamed").head == HEAD


def test_plain_text_and_its_signature(look: Callable[..., Any]) -> None:
    message = mail()
    message.set_content(
        "Two men were held on Monday,\nthe police said.\n\nSo much is known, they added.\n\n"
        "-- \nAnn Lée\nThe Gazette reports daily, it says.\n",
        cte="8bit",
    )
    looked = look(message.as_bytes(), "a.eml")
    assert [line.replace("\n", " ") for line in looked.prose] == [
        "Two men were held on Monday, the police said.",
        "So much is known, they added.",
    ]


def test_flowed_text(look: Callable[..., Any]) -> None:
    message = MIMEText(
        "Two men were \nheld. They \nwere freed.\n\nSo it was said.\n", "plain", "utf-8"
    )
    message.set_param("format", "flowed")
    message["Subject"], message["From"] = "Two held", "ann@example.org"
    looked = look(message.as_bytes(), "a.eml")
    assert looked.prose == ["Two men were held. They were freed.", "So it was said."]
    assert looked.head == ("Two held", "ann@example.org", "")


FORWARDED = [
    "FYI\n\n---------- Forwarded message ---------\nFrom: Bo Ek <bo@example.org>\n"
    "Date: Tue, Mar 6, 2018 at 11:30 PM\nSubject: Ferry sinks\nTo: <ann@example.org>\n\n\n",
    "-----Original Message-----\nFrom: Bo Ek [mailto:bo@example.org]\nSent: Tuesday, March 6, 2018 11:30 PM\n"
    "To: Ann\nSubject: Ferry sinks\n\n",
    "Begin forwarded message:\n\nFrom: Bo Ek <bo@example.org>\nSubject: Ferry sinks\n"
    "Date: 6 March 2018 at 23:30:00 CET\nTo: ann@example.org\n\n",
]


@pytest.mark.parametrize("mark", FORWARDED)
def test_a_mail_sent_on_is_the_first_ones(mark: str, look: Callable[..., Any]) -> None:
    message = mail(Subject="Fwd: Ferry sinks")
    message.set_content(mark + "The ferry sank on Monday, the police said.\n")
    looked = look(message.as_bytes(), "a.eml")
    assert (looked.prose, looked.heads) == (
        ["The ferry sank on Monday, the police said."],
        [("Ferry sinks", "Bo Ek", "2018-03-06")],
    )


def test_a_newsletter_sent_on_by_gmail(look: Callable[..., Any]) -> None:
    message = mail(Subject="Fwd: Ferry sinks")
    message.set_content("A stub.")
    message.add_alternative(
        '<div dir="ltr">Worth reading.<br><br><div class="gmail_quote"><div class="gmail_attr">'
        "---------- Forwarded message ---------<br>From: <b>Bo Ek</b> &lt;<a>bo@example.org</a>&gt;<br>"
        "Date: Tue, Mar 6, 2018 at 11:30 PM<br>Subject: Ferry sinks<br>To:  &lt;ann@example.org&gt;<br></div><br>"
        "<h1>Ferry sinks</h1><p>The ferry sank on Monday, the police said.</p></div></div>",
        subtype="html",
    )
    looked = look(message.as_bytes(), "a.eml")
    assert looked.head == ("Ferry sinks", "Bo Ek", "2018-03-06")
    assert looked.prose == ["The ferry sank on Monday, the police said."]


def test_attachments_are_articles_too(look: Callable[..., Any]) -> None:
    inner = mail(Subject="Ferry sinks", Date="Tue, 06 Mar 2018 10:00:00 +0000")
    inner.set_content("The ferry sank on Monday, the police said.")
    message = mail()
    message.set_content("See below.")
    message.add_attachment(inner)
    message.add_attachment("Two men were held, it said.", filename="../two.txt")
    message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="a.png")
    message.add_attachment(
        b"BEGIN:VCALENDAR\r\n", maintype="text", subtype="calendar", filename="a.ics"
    )
    looked = look(message.as_bytes(), "a.eml")
    assert looked.problems == ()
    assert looked.prose == [
        "See below.", "The ferry sank on Monday, the police said.", "Two men were held, it said.",
    ]  # fmt: skip
    assert looked.sources == ["a.eml", "a.eml/2.eml", "a.eml/.._two.txt"]
    assert looked.heads[1][0] == "Ferry sinks"


def test_a_page_saved_by_a_browser(look: Callable[..., Any]) -> None:
    page = MIMEMultipart("related", type="text/html")
    page["From"], page["Subject"] = "<Saved by Blink>", "Two held"
    page["Snapshot-Content-Location"] = "https://example.org/two"
    text = "".join(
        f"<p>Two men were held on day {day}, the police said in a statement.</p>"
        for day in range(5)
    )
    page.attach(
        MIMEText(f"<html><body><article><h1>Two held</h1>{text}</article></body></html>", "html")
    )
    looked = look(page.as_bytes(), "a.mhtml")
    assert looked.article.address == "https://example.org/two"
    assert looked.prose[0] == "Two men were held on day 0, the police said in a statement."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Subject: x\nFrom: a@b.c\n\n", "there is no text in the mail"),
        (b"Subject: x\nFrom: a@b.c\nContent-Type: image/png\n\n\x89PNG", "there is no text in the mail"),
        (b"Subject: x\nFrom: a@b.c\n\n***\n", "there is no text in the mail"),
        (b"Subject: x\nFrom: a@b.c\nContent-Type: multipart/mixed\n\n", "there is no text in the mail"),
    ],
)  # fmt: skip
def test_mails_without_an_article(data: bytes, message: str, look: Callable[..., Any]) -> None:
    assert look(data, "a.eml").message == message


BODY = b"\n\nTwo men were held, they said.\n"


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: =?utf-8?q?broken",
        b"Subject: =?no-such-charset?b?////?=",
        b"Subject: \xff\xfe raw bytes",
        b"Date: Wed, 99 Mar 99999 23:30:00 -9999",
        b"From: \"unclosed <a@b.c>, ;:,,<<<>>>",
        b"From: =?utf-8?q?" + b"=20" * 5000 + b"?=",
        b"Content-Type: text/plain; charset=no-such-charset",
        b"Content-Type: text/plain; charset*=utf-8''%ff%fe; charset*0=a",
        b"Content-Transfer-Encoding: no-such",
        b"Content-Type: multipart/mixed; boundary=\"" + b"b" * 5000 + b'"',
        b"Message-ID: " + b"<" * 5000,
        b"To: " + b"(" * 5000,
        b"Subject: x\n" + b" y\n" * 5000 + b"Subject: z",
        b"Content-Disposition: attachment; filename*=utf-8''%2e%2e%2fx",
    ],
)  # fmt: skip
def test_headers_that_cannot_be(header: bytes, look: Callable[..., Any]) -> None:
    looked = look(b"MIME-Version: 1.0\nFrom: a@b.c\n" + header + BODY, "a.eml")
    assert len(looked.articles) + len(looked.problems) == 1


def test_parts_in_parts_in_parts(look: Callable[..., Any]) -> None:
    data = b"From: a@b.c\nMIME-Version: 1.0\n"
    for level in range(300):
        data += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level)
    looked = look(data + BODY, "a.eml")
    assert len(looked.articles) + len(looked.problems) == 1


def test_mails_in_mails_in_mails_end(look: Callable[..., Any]) -> None:
    message = mail()
    message.set_content("Two men were held, they said.")
    for _ in range(6):
        outer = mail()
        outer.set_content("Two men were held, they said.")
        outer.add_attachment(message)
        message = outer
    looked = look(message.as_bytes(), "a.eml")
    assert len(looked.articles) == 4
    assert [str(problem) for problem in looked.problems] == ["it lies too deep in other sources"]


def test_a_mailbox(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for number, text in enumerate(
        ["From Washington came word.\nIt was short.", "Two men were held."]
    ):
        message = mail(Subject=f"Number {number}")
        message.set_content(text)
        box.add(message)
    box.close()
    articles = list(read_source(str(tmp_path / "box"), stdin=bytes))
    assert [article.source for article in articles] == [f"{tmp_path}/box/1", f"{tmp_path}/box/2"]
    assert [article.name for article in articles] == ["box/1", "box/2"]
    assert "\nFrom Washington came word." in articles[0].text


def test_a_broken_mail_stops_no_other(look: Callable[..., Any]) -> None:
    envelope = b"From ann@example.org Wed Mar  7 23:30:00 2018\n"
    good = b"Subject: x\nFrom: a@b.c\n\nTwo men were held.\n\n"
    looked = look(envelope + good + envelope + b"Subject: y\n\n\n" + envelope + good, "a.mbox")
    assert looked.sources == ["a.mbox/1", "a.mbox/3"]
    assert len(looked.problems) == 1


def test_a_large_mailbox_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    text = b"Two men were held, the police said on Monday, and more would be.\n\n" * 100
    message = b"From a@b.c Wed Mar  7 23:30:00 2018\nSubject: x\nFrom: a@b.c\n\n" + text
    path.write_bytes((message + b"\n") * 2500)
    assert path.stat().st_size > 15_000_000
    (name,) = list_sources([str(path)])
    assert isinstance(name, str)
    tracemalloc.start()
    found = read_source(name, stdin=bytes)
    for _ in range(4):
        next(found)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


HEADER = (
    "Date: Tue, 03 Mar 2026 08:00:00 +0000\nFrom: The Courier <news@example.org>\nTo: b@example.net\n"
    "Subject: Mill burns in Arden\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
)
MILL = "A mill burned on Sunday night, and nobody was hurt, the fire brigade said."
OWNER = "Its owner said that it would be built anew."
TEXT = f"\n{MILL}\n\n{OWNER}\n"
MILL_HEAD = ("Mill burns in Arden", "The Courier", "2026-03-03")


@pytest.mark.parametrize(
    "data",
    [
        f"From news@example.org\n{HEADER}{TEXT}",
        f">From news@example.org Tue Mar  3 08:00:00 2026\n{HEADER}{TEXT}",
        f"From MAILER-DAEMON\n{HEADER}{TEXT}",
        f"X-Spam score high\n{HEADER}{TEXT}",
        HEADER.replace("Subject", "this line is no field\n  nor this\nSubject") + TEXT,
        HEADER.replace("Subject:", "Subject :") + TEXT,
        HEADER.replace("\n", "\r\n").replace("To:", "b@example.net, c@example.net\r\nTo:") + TEXT,
    ],
    ids=[
        "bare From", "quoted From", "From a program", "a first line that is none", "lines that are none",
        "a space before the colon", "a line that was folded badly",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.eml", "a"])
def test_broken_headers(data: str, name: str, look: Callable[..., Any]) -> None:
    looked = look(data, name)
    assert looked.head == MILL_HEAD
    assert looked.prose == [MILL, OWNER]


def test_a_blank_line_in_the_header(look: Callable[..., Any]) -> None:
    assert look(HEADER.replace("To:", "\nTo:") + TEXT, "a.eml").head == MILL_HEAD


def test_a_mailbox_of_bare_from_lines(look: Callable[..., Any]) -> None:
    one = f"From news@example.org\n{HEADER}{TEXT}"
    assert look(f"{one}\n{one}\n{one}", "inbox").heads == [MILL_HEAD] * 3
    town = HEADER + TEXT + "\nFrom Arden\nNote: the mill was old, they said there.\n"
    assert len(look(town, "a.eml").articles) == 1


SENT = (
    "From: The Courier <news@example.org>\nSent: Tuesday, March 3, 2026 8:00 AM\nTo: Ann Lee <ann@example.org>\n"
    "Subject: Mill burns in Arden\n"
)
APPLE = (
    "From: The Courier <news@example.org>\nSubject: Mill burns in Arden\nDate: March 3, 2026 at 8:00:00 AM GMT\n"
    "To: Ann Lee <ann@example.org>\n"
)
QUOTED = "".join(f"> {line}\n" for line in (APPLE + TEXT).splitlines())
GERMAN = "Von: The Courier <news@example.org>\nGesendet: 2026-03-03 08:00\nAn: Ann\nBetreff: Mill burns in Arden\n"
BY_OUTLOOK = (
    "<p>FYI</p><div><hr><p><b>From:</b> The Courier &lt;news@example.org&gt;<br><b>Sent:</b> Tuesday, March 3, 2026 "
    "8:00 AM<br><b>To:</b> Ann<br><b>Subject:</b> Mill burns in Arden</p></div>"
    f"<p>{MILL}</p><p>{OWNER}</p>"
)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("FW: Mill burns in Arden", SENT + TEXT),
        ("FW: Mill burns in Arden", f"Worth reading.\n\n{'_' * 32}\n{SENT}{TEXT}"),
        ("FW: Mill burns in Arden", f"-----Original Message-----\n{SENT}{TEXT}"),
        ("Fwd: Mill burns in Arden", f"Begin forwarded message:\n\n{QUOTED}"),
        ("Fwd: Mill burns in Arden", f"Look at this one!\n\n> Begin forwarded message:\n> \n{QUOTED}"),
        ("Fwd: Mill burns in Arden", f"Begin forwarded message:\n\n{APPLE}{TEXT}"),
        ("WG: Mill burns in Arden", GERMAN + TEXT),
        ("FW: Mill burns in Arden", BY_OUTLOOK),
    ],
    ids=["Outlook", "Outlook, a note", "Outlook's mark", "Apple, quoted", "all quoted", "Apple", "German", "HTML"],
)  # fmt: skip
def test_more_mails_sent_on(subject: str, text: str, look: Callable[..., Any]) -> None:
    message = mail(Subject=subject)
    message.set_content(text, subtype="html" if text.startswith("<") else "plain")
    looked = look(message.as_bytes(), "a.eml")
    assert looked.head == MILL_HEAD
    assert looked.prose == [MILL, OWNER]


ASKED = "> Did the mill burn last night?\n> I hear that it did.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{MILL}\n\nOn Tue, Mar 3, 2026 at 8:00 AM Ann Lee <ann@example.org> wrote:\n{ASKED}",
        f"{MILL}\n\nOn Tue, Mar 3, 2026 at 8:00 AM Ann Lee\n<ann@example.org> wrote:\n\n{ASKED}",
        f"On 3 March 2026, Ann Lee wrote:\n\n{ASKED}\n{MILL}\n",
        f"Am 03.03.2026 um 08:00 schrieb Ann Lee:\n{ASKED}\n{MILL}\n",
        f"{ASKED}\n{MILL}\n",
        f"{MILL}\n\n-----Original Message-----\n{SENT}\nDid the mill burn last night?\n",
        f"{MILL}\n\n{SENT}\nDid the mill burn last night?\n",
        f"<p>{MILL}</p><div class=q><div>On Tue, Mar 3, 2026, Ann &lt;a@b.c&gt; wrote:<br></div>"
        "<blockquote><p>Did the mill burn last night?</p></blockquote></div>",
    ],
    ids=[
        "below",
        "wrapped",
        "above",
        "German",
        "no line above",
        "Outlook's mark",
        "Outlook",
        "HTML",
    ],
)
def test_what_an_answer_quotes_is_not_its_text(text: str, look: Callable[..., Any]) -> None:
    message = mail(Subject="Re: Mill burns in Arden", From="The Courier <news@example.org>")
    message.set_content(text, subtype="html" if text.startswith("<") else "plain")
    looked = look(message.as_bytes(), "a.eml")
    assert looked.head[:2] == MILL_HEAD[:2]
    assert looked.prose == [MILL]


def test_a_mail_that_only_quotes_is_read_whole(look: Callable[..., Any]) -> None:
    message = mail(Subject="Re: Mill")
    message.set_content(f"> {MILL}\n>\n> {OWNER}\n")
    assert look(message.as_bytes(), "a.eml").prose == [MILL, OWNER]


def test_latin_1_means_windows_1252(look: Callable[..., Any]) -> None:
    data = HEADER.replace(
        "utf-8", "iso-8859-1"
    ).encode() + "\nIt’s “gone”, the mayor said.\n".encode("cp1252")
    assert look(data, "a.eml").prose == ["It’s “gone”, the mayor said."]
