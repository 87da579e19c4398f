"""Write the last word about an appeal into its judgement."""

from typing import Any

from qala.contact.quality.models import Judgement
from qala.shared.clock import now


def judge(appeal_id: int, **words: Any) -> None:
    """Set the fields of the judgement, making the row where there is none. Call inside `atomic()`."""
    Judgement.objects.update_or_create(appeal_id=appeal_id, defaults={**words, "changed_at": now()})
