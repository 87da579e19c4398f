"""The dialogue as a page of the documentation, drawn from the table."""

from collections.abc import Iterator

from qala.contact.assistant.rules.dialogue import EVERYWHERE, OWN, Move, To
from qala.contact.assistant.rules.kinds import Kind, State
from qala.contact.assistant.rules.slots import FLOW

_NODES = {To.NEXT: "next_step", To.BEFORE: "step_before"}


def lines() -> Iterator[str]:
    """The page docs/dialogue.md."""
    yield "# The dialogue of the virtual operator\n"
    yield "States and moves are data: `qala/contact/assistant/rules/dialogue.py`. On an arrow stands what the person"
    yield "brings; in brackets the result of the effect where it has several. `next_step` is the first step of the"
    yield "report without an answer, so a correction leads straight back to the summary.\n"
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield "    [*] --> menu"
    yield from dict.fromkeys(_arrows())
    yield from (f"    next_step --> {step}" for step in FLOW)
    yield "```\n"
    yield "## Understood at any moment\n"
    yield "| what comes | effect | leads to |"
    yield "| --- | --- | --- |"
    yield from (f"| {kind} | `{made.effect}` | {_targets(made)} |" for kind, made in EVERYWHERE.items())
    yield "\n## Own moves of each state\n"
    yield "| state | what comes | effect | leads to |"
    yield "| --- | --- | --- | --- |"
    for state in State:
        yield from (
            f"| {state} | {kind} | `{made.effect}` | {_targets(made)} |" for kind, made in OWN[state].items()
        )


def _arrows() -> Iterator[str]:
    for state in State:
        by_target: dict[str, list[str]] = {}
        for kind, made in OWN[state].items():
            for result, target in made.to.items():
                if target != To.STAY:
                    by_target.setdefault(_node(target), []).append(_said(kind, result, made))
        yield from (
            f"    {state} --> {target}: {', '.join(dict.fromkeys(said))}"
            for target, said in by_target.items()
        )


def _said(kind: Kind, result: str, made: Move) -> str:
    return str(kind) if len(made.to) == 1 else f"{kind} ({result})"


def _node(target: State | To) -> str:
    return _NODES[target] if isinstance(target, To) else str(target)


def _targets(made: Move) -> str:
    if len(made.to) == 1:
        return str(next(iter(made.to.values())))
    return ", ".join(f"{result}: {target}" for result, target in made.to.items())
