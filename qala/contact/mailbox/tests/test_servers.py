"""A real IMAP server (Dovecot) and a real SMTP server (aiosmtpd) on this machine."""

import imaplib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.test import override_settings

from qala.contact.appeals.tests.factories import World
from qala.contact.mailbox.actions import fetch, send_receipts
from qala.contact.mailbox.models import Letter, MailboxMark, SentLetter
from qala.contact.mailbox.server import LARGEST, Account
from qala.contact.mailbox.tests.letters import letter
from qala.contact.mailbox.tests.test_letters import registered

PASSWORD = "a-password-of-tests"
CONFIG = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{home}/mail/%u
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={home}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Account]:
    program = shutil.which("dovecot") or "/usr/sbin/dovecot"
    if not Path(program).exists() or os.geteuid() != 0:
        if os.environ.get("CI") == "true" and os.geteuid() == 0:
            pytest.fail("Dovecot is not installed: apt-get install dovecot-imapd", pytrace=False)
        pytest.skip("Dovecot runs here as root only, from Debian's package dovecot-imapd")
    # Not below pytest's own folder, which is closed to the account that keeps the letters.
    home = Path(tempfile.mkdtemp(prefix="qala-dovecot-"))
    home.chmod(0o755)
    (home / "mail").mkdir()
    (home / "mail").chmod(0o777)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (home / "conf").write_text(CONFIG.format(home=home, port=port, password=PASSWORD))
    server = subprocess.Popen([program, "-F", "-c", str(home / "conf")])
    try:
        _wait(port, home / "log")
        yield Account.from_url(f"imap://desk:{PASSWORD}@127.0.0.1:{port}/INBOX")
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(home, ignore_errors=True)


def _wait(port: int, log: Path) -> None:
    for _attempt in range(100):
        try:
            with imaplib.IMAP4("127.0.0.1", port, timeout=5) as connection:
                connection.login("desk", PASSWORD)
            return
        except (OSError, imaplib.IMAP4.error):
            time.sleep(0.1)
    raise AssertionError(log.read_text() if log.exists() else "Dovecot says nothing")


def put(account: Account, raw: bytes) -> None:
    with imaplib.IMAP4(account.host, account.port, timeout=10) as connection:
        connection.login(account.user, account.password)
        assert connection.append("INBOX", "", "", raw)[0] == "OK"


@pytest.mark.django_db
def test_letters_are_fetched_once_and_from_where_it_was_left(mailbox: Account, world: World) -> None:
    for number in range(3):
        put(mailbox, letter(f"words {number}", message_id=f"<{number}@example.org>").as_bytes())
    put(mailbox, b"Subject: large\r\n\r\n" + b"x" * LARGEST)
    assert fetch(mailbox, most=2) == 2
    assert fetch(mailbox) == 2
    assert fetch(mailbox) == 0
    assert sorted(Letter.objects.values_list("text", flat=True)) == ["", "words 0", "words 1", "words 2"]
    assert Letter.objects.get(subject="large").left_out == ["> 30 MB"]
    # The server numbers its letters anew: everything is looked at again, nothing is taken in twice.
    MailboxMark.objects.update(uid_validity=1)
    assert fetch(mailbox) == 4
    assert Letter.objects.count() == 4


@pytest.mark.django_db
def test_a_server_that_refuses_is_named(mailbox: Account, world: World) -> None:
    wrong = Account.from_url(f"imap://desk:wrong@127.0.0.1:{mailbox.port}/INBOX")
    assert fetch(wrong) == 0
    assert "password" in MailboxMark.objects.get().problem
    nobody = Account.from_url("imap://desk:x@127.0.0.1:1/INBOX")
    assert fetch(nobody) == 0
    assert "no connection" in MailboxMark.objects.get().problem
    fetch(mailbox)
    assert MailboxMark.objects.get().problem == ""


class Inbox:
    """What the SMTP server was given."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.answer.startswith("250"):
            self.letters.append(envelope)
        return self.answer


@pytest.mark.django_db
def test_receipts_leave_by_smtp_and_wait_while_the_server_is_busy(world: World) -> None:
    registered(world)
    sent, inbox = SentLetter.objects.get(), Inbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with override_settings(
            EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=port,
        ):
            inbox.answer = "451 try later"
            assert send_receipts() == 0
            inbox.answer = "250 OK"
            assert send_receipts() == 1
    finally:
        controller.stop()
    (envelope,) = inbox.letters
    assert envelope.rcpt_tos == ["writer@example.org"]
    assert sent.message_id.encode() in envelope.content
