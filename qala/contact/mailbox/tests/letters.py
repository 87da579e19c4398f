"""Letters as mail programs write them."""

from email.message import EmailMessage

SENDER = "writer@example.org"


def letter(text: str = "В подъезде третий день нет тепла", **heads: str) -> EmailMessage:
    """A plain letter; `in_reply_to` becomes In-Reply-To."""
    made = EmailMessage()
    heads = {"from_": f"Тұрғын Бірінші <{SENDER}>", "to": "109@city.example", "subject": "Нет тепла",
             "date": "Mon, 02 Mar 2026 09:30:00 +0500", "message_id": "<first@example.org>", **heads}  # fmt: skip
    for name, value in heads.items():
        made[name.strip("_").replace("_", "-")] = value
    made.set_content(text)
    return made


def bounce(message_id: str, action: str = "failed") -> bytes:
    """A report of non-delivery (RFC 3464)."""
    return f"""From: MAILER-DAEMON@mail.example
To: 109@city.example
Subject: Undelivered
Message-ID: <bounce-{action}@mail.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your letter could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; {SENDER}
Action: {action}
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: Your appeal

--b--
""".encode()
