"""Choices that last: made anew for a new version, and what was drawn of them holds while they say the same."""

from qala.shared.choices import ReadyChoices, for_a_while, forget


def test_what_was_drawn_holds_while_the_choices_say_the_same() -> None:
    forget()
    first = for_a_while("test", lambda: ReadyChoices([("a", "A")]), version=1)
    first.drawn["box"] = "drawn"
    assert for_a_while("test", lambda: ReadyChoices([("b", "B")]), version=1) is first
    same = for_a_while("test", lambda: ReadyChoices([("a", "A")]), version=2)
    assert same.drawn == {"box": "drawn"}
    other = for_a_while("test", lambda: ReadyChoices([("a", "Б")]), version=3)
    assert list(other) == [("a", "Б")]
    assert other.drawn == {}
    forget()
