"""Waits in the background until the site answers for the first time."""

from __future__ import annotations

import http.client
import threading
import time

TRY_FOR = 300.0


class FirstAnswer:
    """Asks for the front page until anything comes back; an error page is an answer too.

    A daemon thread: whoever gives up waiting just leaves it.
    """

    def __init__(self, host: str, port: int) -> None:
        self._host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        self._port = port
        self._came = threading.Event()
        threading.Thread(target=self._ask, name="first-answer", daemon=True).start()

    @property
    def has_come(self) -> bool:
        return self._came.is_set()

    def _ask(self) -> None:
        end = time.monotonic() + TRY_FOR
        while time.monotonic() < end:
            connection = http.client.HTTPConnection(self._host, self._port, timeout=30)
            try:
                connection.request("GET", "/", headers={"Host": f"localhost:{self._port}"})
                connection.getresponse().read()
                self._came.set()
                return
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
            finally:
                connection.close()
