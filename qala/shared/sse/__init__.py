"""Live news to browsers: one ASGI application beside Django, one LISTEN connection per process.

A message is an outbox row (`qala.shared.live.announce`). Which rows a listener already has is kept as a PostgreSQL
snapshot, not as a number: ids become visible in the order of commits, so "everything above id 7" would lose the row 6
whose transaction ended later. "Every row not visible in the snapshot of the last reading" loses and doubles nothing,
and does not wait for long transactions. The snapshot is also the SSE event id, so any process can resume any browser.
"""

from qala.shared.sse.application import live_application
from qala.shared.sse.hub import close_streams

__all__ = ["close_streams", "live_application"]
