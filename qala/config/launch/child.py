"""Entry of one web or worker process: `python -m qala.config.launch.child web FD` or `... worker`.

The process ends by itself when its parent dies, however that happened: a forgotten web process would keep the
port, a forgotten worker would take jobs for a city nobody watches.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import threading
import time

GRACE = 2  # seconds; uvicorn otherwise waits for as long as one live stream is open
WORKER_GRACE = 8  # seconds for jobs at work; one that is cut off runs again


def follow_parent(parent: int) -> None:
    """End this process soon after the process `parent` is gone."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE + WORKER_GRACE)
        os._exit(1)

    threading.Thread(target=watch, name="follow-parent", daemon=True).start()


def calm_collector() -> None:
    """Look for rubbish less often and never among what was loaded at the start: a page makes thousands of objects,
    and with Python's own thresholds a full collection of 50 ms and more fell into every twentieth request."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def serve_web(handle: int) -> None:
    """Serve the ASGI application on the listening socket that the parent bound."""
    import uvicorn
    from django.conf import settings

    config = uvicorn.Config(
        ":".join(settings.ASGI_APPLICATION.rsplit(".", 1)),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=15,
        ws="none",
    )
    config.load()
    calm_collector()
    sys.setswitchinterval(
        0.001
    )  # the loop shows kept pages while threads make others: it must not wait 5 ms each time
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=handle)])


def run_worker() -> None:
    """Work off the job queue until told to stop."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("procrastinate", "worker", "--concurrency=4", f"--shutdown-graceful-timeout={WORKER_GRACE}")


def run_bot() -> None:
    """Ask Telegram for updates until told to stop."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("telegram")


def main() -> None:
    """Read the arguments and become the process they name."""
    kind, parent, *rest = sys.argv[1:]
    follow_parent(int(parent))
    if kind == "web":
        serve_web(int(rest[0]))
    elif kind == "telegram":
        run_bot()
    else:
        run_worker()


if __name__ == "__main__":
    main()
