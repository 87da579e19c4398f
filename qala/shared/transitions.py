"""A life cycle as a table: the same rows draw the buttons, guard the action and write the docs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from qala.shared.errors import Conflict, Invalid


@dataclass(frozen=True)
class Step:
    """One allowed move. `target` None keeps the stage; `needs` names the words a person must give."""

    verb: str
    sources: frozenset[str]
    target: str | None
    label: "str | Promise"
    needs: tuple[str, ...] = ()
    tone: str = "neutral"
    icon: str = ""

    def lands_in(self, stage: str) -> str:
        """The stage after the step."""
        return self.target or stage


@dataclass(frozen=True)
class Table:
    """All steps of one kind of case."""

    steps: tuple[Step, ...]
    _by_verb: dict[str, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_verb", {step.verb: step for step in self.steps})
        if len(self._by_verb) != len(self.steps):
            raise ValueError("a verb stands twice in the table")

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def step(self, verb: str) -> Step:
        """The row of a verb."""
        return self._by_verb[verb]

    def open_verbs(self, stage: str) -> list[str]:
        """What can be done from here, in the order of the table."""
        return [step.verb for step in self.steps if stage in step.sources]

    def check(self, stage: str, verb: str, **given: object) -> Step:
        """Return the step or raise Conflict (wrong stage) or Invalid (a needed word is empty)."""
        step = self._by_verb[verb]
        if stage not in step.sources:
            raise Conflict(
                format_lazy(_("“{verb}” is no longer possible at this stage."), verb=step.label),
                code="wrong_stage",
            )
        empty = [name for name in step.needs if not _has_words(given.get(name))]
        if empty:
            raise Invalid(fields={name: _("Please fill this in.") for name in empty})
        return step


def _has_words(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def step(
    verb: str,
    sources: Iterable[str],
    target: str | None,
    label: "str | Promise",
    *,
    needs: Iterable[str] = (),
    tone: str = "neutral",
    icon: str = "",
) -> Step:
    """A row of the table, written short."""
    return Step(verb, frozenset(map(str, sources)), target and str(target), label, tuple(needs), tone, icon)
