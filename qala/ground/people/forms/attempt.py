"""A form whose action may refuse."""

from collections.abc import Callable
from typing import Any

from django import forms

from qala.shared.errors import Conflict, Invalid


class AttemptMixin(forms.BaseForm):
    """Shows what is wrong with the input beside the fields; every other refusal goes on to the middleware."""

    def attempt(self, action: Callable[[], Any]) -> Any:
        """The action's result, or None with errors on the form."""
        try:
            return action()
        except (Invalid, Conflict) as refusal:
            for name, words in (refusal.fields or {"": refusal.message}).items():
                self.add_error(name if name in self.fields else None, str(words))
            return None
