"""Web, worker and PostgreSQL die by -9 in the middle of the work: what was acknowledged stays, once and whole."""

import os
import tempfile
from pathlib import Path

import pytest

from bench.killing import kill_and_check

# The full size is `python -m bench kill`.
INTAKES = int(os.environ.get("QALA_TEST_KILL_INTAKES", "150"))


@pytest.mark.slow
@pytest.mark.embedded
def test_nothing_acknowledged_is_lost_or_doubled() -> None:
    with tempfile.TemporaryDirectory(prefix="qala-kill-", dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        outcome = kill_and_check(Path(folder) / "home", INTAKES)
    assert outcome.faults == []
    assert len(outcome.acknowledged) == INTAKES
    assert sum(outcome.kills.values()) >= 1
