"""Where the measured notifications arrive: `python -m bench.gateways` opens a mail server and an HTTP gateway of SMS on
this machine, prints their ports (JSON) and, at each line of its input, what has come so far.

Both take everything. The gateway answers after 30 ms, as one across a city does.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter

from aiosmtpd.smtp import SMTP, Envelope, Session

SLOW = 0.03
MARK = "Абай көшесінде"
OK = b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"
seen: Counter[str] = Counter()
keys: dict[str, set[str]] = {"letters": set(), "sms": set()}


class Post:
    """Counts letters."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        text = content if isinstance(content, bytes) else (content or "").encode()
        seen["letters"] += 1
        keys["letters"].add(text.partition(b"Message-ID: <")[2].partition(b"@")[0].decode())
        return "250 taken"


async def gateway(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Requests of one connection, one after another."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            words = json.loads(await reader.readexactly(length))
            await asyncio.sleep(SLOW)
            # Whoever sent one of the appeals is told of it too, outside quiet hours: not what is counted here.
            kind = "sms" if MARK in words["text"] else "others"
            seen[kind] += 1
            keys.setdefault(kind, set()).add(words["id"])
            writer.write(OK)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def serve() -> None:
    loop = asyncio.get_running_loop()
    mail = await loop.create_server(lambda: SMTP(Post(), hostname="bench", loop=loop), "127.0.0.1", 0)
    http = await asyncio.start_server(gateway, "127.0.0.1", 0)
    ports = [server.sockets[0].getsockname()[1] for server in (mail, http)]
    print(json.dumps(dict(zip(("mail", "sms"), ports, strict=True))), flush=True)
    while await loop.run_in_executor(None, sys.stdin.readline):
        once = {f"{name}_once": len(found) for name, found in keys.items()}
        print(json.dumps({"letters": seen["letters"], "sms": seen["sms"], **once}), flush=True)


if __name__ == "__main__":
    asyncio.run(serve())
