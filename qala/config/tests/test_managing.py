"""The commands of the first start, in one process."""

import os
import signal
from collections.abc import Iterator

import pytest

from qala.config import env
from qala.config.launch.errors import LaunchError
from qala.config.launch.managing import Manage
from qala.config.launch.stopping import Stopping

pytestmark = pytest.mark.slow


@pytest.fixture
def stopping() -> Stopping:
    return Stopping()


@pytest.fixture
def manage(stopping: Stopping) -> Iterator[Manage]:
    with Manage(env.ROOT, os.environ, stopping) as manage:
        yield manage


def process_of(manage: Manage) -> int:
    assert manage._process is not None
    return manage._process.pid


def test_commands_share_a_process_and_keep_their_words_apart(manage: Manage) -> None:
    assert manage.run("version")[0].isdigit()
    first = process_of(manage)
    with pytest.raises(LaunchError, match=r"(?s)`qala no-such` failed with code 1.*Unknown command"):
        manage.run("no_such")
    assert "DEBUG" in manage.run("diffsettings", "--all")
    assert "Unknown" not in manage.run("version")
    assert process_of(manage) == first


def test_a_process_that_was_killed_is_told_of_and_replaced(manage: Manage) -> None:
    manage.run("version")
    os.kill(process_of(manage), signal.SIGKILL)
    with pytest.raises(LaunchError, match="failed with code -9"):
        manage.run("version")
    assert manage.run("version")


def test_a_wish_to_stop_ends_the_command(manage: Manage, stopping: Stopping) -> None:
    manage.run("version")
    gone = process_of(manage)
    stopping.count = 1
    with pytest.raises(LaunchError, match="Stopped during `version`"):
        manage.run("version")
    with pytest.raises(ProcessLookupError):
        os.kill(gone, 0)
