"""Triggers that raise a topic's generation in the transaction of the change: nobody can go around them."""

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


def raises(topic: str, *, columns: tuple[str, ...] = ()) -> Callable[[M], M]:
    """Class decorator: changes of the model's rows raise the topic. With `columns` a new row does not, and a changed
    one only when one of them is another: for tables that are written all day."""

    def trigger(
        name: str, operation: pgtrigger.Operation, condition: pgtrigger.Condition | None
    ) -> pgtrigger.Trigger:
        return pgtrigger.Trigger(
            name=f"raise_{name}",
            level=pgtrigger.Row if columns else pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            condition=condition,
            func=_RAISE.format(topic=topic),
        )

    def decorate(model: M) -> M:
        if columns:
            made = [
                trigger("changed", pgtrigger.Update, pgtrigger.AnyChange(*columns)),
                trigger("deleted", pgtrigger.Delete, None),
            ]
        else:
            made = [
                trigger(
                    "any", pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate, None
                )
            ]
        return pgtrigger.register(*made)(model)  # type: ignore[no-any-return]

    return decorate
