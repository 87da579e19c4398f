"""Pauses between restarts: none, then doubling, then giving up."""

import pytest

from qala.config.launch.errors import LaunchError
from qala.config.launch.restarts import MOST_FAILURES, Restarts


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_pauses_double_and_end_in_giving_up():
    clock = Clock()
    restarts = Restarts("web", clock)
    pauses = []
    for _ in range(MOST_FAILURES):
        restarts.started()
        clock.now += 0.1
        pauses.append(restarts.pause())
    assert pauses == [0, 0.5, 1, 2, 4, 8]
    restarts.started()
    with pytest.raises(LaunchError, match="web ended 7 times"):
        restarts.pause()


def test_a_process_that_lived_always_comes_back_at_once():
    clock = Clock()
    restarts = Restarts("web", clock)
    for _ in range(50):
        restarts.started()
        clock.now += 6
        assert restarts.pause() == 0


def test_old_failures_are_forgotten():
    clock = Clock()
    restarts = Restarts("web", clock)
    for _ in range(30):
        restarts.started()
        clock.now += 1
        assert restarts.pause() in (0, 0.5, 1, 2, 4)
        clock.now += 150
        restarts.started()
