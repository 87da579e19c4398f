"""Change how long something is kept."""

from typing import Any

from qala.public.cabinet.access import can_set_terms
from qala.public.cabinet.models import KeepingTerm
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import require


def set_term(*, subject: str, by: Any, **values: Any) -> KeepingTerm:
    """Holds for what is decided from now on; days already written down stay. Raises NotAllowed, Missing, Invalid."""
    require(can_set_terms(by))
    with atomic():
        term = lock(KeepingTerm, subject)
        for name, value in values.items():
            setattr(term, name, value)
        term.is_sample = False
        validate(term)
        term.save()
    return term
