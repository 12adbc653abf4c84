"""Documents as mails that a mail reader and `sendmail` take."""

from __future__ import annotations

import email
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.results import Result
from briefing.render import mail, plain
from briefing.render.document import Document, Note, Run
from briefing.render.mail import Envelope
from briefing.render.page import Page
from briefing.render.views import view
from hostile_documents import HOSTILE, every_block, passages, read

ENVELOPE = Envelope(
    sender="Ann Roe <ann@example.org>",
    recipients="bob@example.org, Jo <jo@example.net>",
    moment=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
)


def parsed(text: str) -> EmailMessage:
    message = cast(EmailMessage, email.message_from_string(text, policy=default))
    assert [part.defects for part in message.walk()] == [[]] * 3
    assert [header.defects for header in message.values()] == [()] * len(message.values())  # type: ignore[attr-defined]
    return message


def test_golden(
    result_of: Callable[[str], Result], check_golden: Callable[[str, str], None]
) -> None:
    check_golden("summary.eml", mail.write(view(result_of("summary")), ENVELOPE))


def test_a_mail_is_plain_text_and_the_same_as_a_page(result: Result) -> None:
    document = view(result)
    written = mail.write(document, ENVELOPE, find_passages=passages)
    assert written.isascii()
    assert all(len(line) <= 78 for line in written.splitlines())
    message = parsed(written)
    assert message.get_content_type() == "multipart/alternative"
    first, second = message.iter_parts()
    assert first.get_content() == plain.write(document, Page(width=mail.WIDTH, boxes=False))
    page = read(second.get_content())
    assert not [e.tag for e in page.iter() if e.tag in ("button", "script", "img", "link", "nav")]


def test_headers(result_of: Callable[[str], Result]) -> None:
    message = parsed(mail.write(view(result_of("comparison")), ENVELOPE))
    assert message["Subject"] == "Incident comparison: Gustavo Petro"
    assert message["From"] == "Ann Roe <ann@example.org>"
    assert message["To"] == "bob@example.org, Jo <jo@example.net>"
    assert message["Date"] == "Wed, 04 Mar 2026 05:06:07 +0000"
    bare = parsed(mail.write(view(result_of("comparison")), Envelope()))
    assert bare["From"] == "briefing <briefing@localhost>"
    assert "Date" not in bare
    assert "To" not in bare


def test_the_same_answer_makes_the_same_bytes_and_another_does_not(
    result_of: Callable[[str], Result],
) -> None:
    document = view(result_of("summary"))
    written = mail.write(document, ENVELOPE)
    assert written == mail.write(document, ENVELOPE)
    other = mail.write(view(result_of("profile")), ENVELOPE)
    assert parsed(written)["Message-ID"] != parsed(other)["Message-ID"]


@pytest.mark.parametrize("text", [*HOSTILE, "x\r\nBcc: eve@example.org\r\n\r\nevil", "é" * 300])
def test_no_text_adds_a_header_or_a_part(text: str) -> None:
    message = parsed(mail.write(every_block(text), ENVELOPE, find_passages=passages))
    assert "Bcc" not in message
    assert len(list(message.walk())) == 3


@given(text=st.text(max_size=80))
def test_any_text_makes_a_mail(text: str) -> None:
    written = mail.write(Document(text, ((Note((Run(text),)),),)), ENVELOPE)
    assert len(list(email.message_from_string(written, policy=default).walk())) == 3
