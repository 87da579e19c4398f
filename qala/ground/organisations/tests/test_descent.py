"""Tree and line of succession on plain ids."""

from qala.ground.organisations.rules.descent import descendants, final_heirs, walk, would_cycle

TREE = {1: None, 2: 1, 3: 1, 4: 2, 5: None}


def test_a_ring_is_seen() -> None:
    assert would_cycle(TREE, 1, 4)
    assert would_cycle(TREE, 1, 1)
    assert not would_cycle(TREE, 4, 3)
    assert not would_cycle(TREE, 1, None)
    # A ring that is already there must not hang the question.
    assert not would_cycle({1: 2, 2: 1, 3: None}, 3, 1)


def test_descendants() -> None:
    assert descendants(TREE, 1) == {2, 3, 4}
    assert descendants(TREE, 5) == set()


def test_walk_gives_parents_first_and_orphans_as_roots() -> None:
    assert list(walk(TREE, [1, 2, 3, 4, 5])) == [(1, 0), (2, 1), (4, 2), (3, 1), (5, 0)]
    assert list(walk(TREE, [2, 4])) == [(2, 0), (4, 1)]


def test_heirs_are_followed_to_the_living() -> None:
    line = {1: [2], 2: [3, 4], 4: [1]}
    assert final_heirs(line, 1, {3, 4}) == [3, 4]
    assert final_heirs(line, 1, {2, 3}) == [2]
    assert final_heirs(line, 1, set()) == []
    assert final_heirs(line, 9, {3}) == []
