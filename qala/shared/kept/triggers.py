"""Triggers that raise a topic's generation in the transaction of the change: nobody can go around them."""

import hashlib
from collections.abc import Callable
from typing import TypeVar

import pgtrigger
from django.db import models

M = TypeVar("M", bound=type[models.Model])

# Once per transaction and topic; what a savepoint takes back takes its mark back, too.
_RAISE = """
IF position('|{topic}|' IN coalesce(current_setting('qala.raised', true), '')) = 0 THEN
    PERFORM set_config('qala.raised', coalesce(current_setting('qala.raised', true), '') || '|{topic}|', true);
    INSERT INTO shared_generationstep (topic, weight) VALUES ('{topic}', 1);
END IF;
RETURN NULL;
"""

# The topic of the row itself, before that of all rows.
_RAISE_EACH = """
INSERT INTO shared_generationstep (topic, weight) VALUES
    ('{topic}-' || left(md5(CASE TG_OP WHEN 'DELETE' THEN OLD.{each} ELSE NEW.{each} END), 1), 1);
"""


def raises(topic: str, *, columns: tuple[str, ...] = (), each: str = "") -> Callable[[M], M]:
    """Class decorator: changes of the model's rows raise the topic. With `columns` a new row does not, and a changed
    one only when one of them is another: for tables that are written all day. With `each` (a column that never changes)
    also a topic of the row, which it shares with every sixteenth other one: `topic_of`."""
    func = (_RAISE_EACH.format(topic=topic, each=each) if each else "") + _RAISE.format(topic=topic)

    def trigger(
        name: str, operation: pgtrigger.Operation, condition: pgtrigger.Condition | None
    ) -> pgtrigger.Trigger:
        return pgtrigger.Trigger(
            name=f"raise_{name}",
            level=pgtrigger.Row if columns or each else pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            condition=condition,
            func=func,
        )

    def decorate(model: M) -> M:
        if columns:
            made = [
                trigger("changed", pgtrigger.Update, pgtrigger.AnyChange(*columns)),
                trigger("deleted", pgtrigger.Delete, None),
            ]
        else:
            whole = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
            made = [trigger("any", whole if each else whole | pgtrigger.Truncate, None)]
        return pgtrigger.register(*made)(model)  # type: ignore[no-any-return]

    return decorate


def topic_of(topic: str, value: str) -> str:
    """The topic of one row, for `each`."""
    return f"{topic}-{hashlib.md5(value.encode(), usedforsecurity=False).hexdigest()[0]}"
