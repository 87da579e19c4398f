"""Block a word from a day on, or no longer."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.public.portal.access import can_keep_form
from qala.public.portal.models import BlockedWord
from qala.public.portal.queries.blocked import forget
from qala.shared import timeline, versions
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.folding import fold


def block_word(*, word: str, valid_from: date, by: Any) -> BlockedWord:
    """Raises NotAllowed, Invalid (a past day, a word too short), Conflict (it stands already)."""
    require(can_keep_form(by))
    versions.require_ahead(valid_from)
    plain = " ".join(word.lower().split())
    if len(fold(plain)) < 3:
        raise Invalid(fields={"word": _("Three letters at least.")})
    with atomic():
        if versions.lasting(BlockedWord, valid_from).filter(word=plain).exists():
            raise Conflict(_("This word stands in the list already."), code="word_exists")
        made: BlockedWord = BlockedWord.objects.create(word=plain, valid_from=valid_from)
        timeline.add(made, "add", by=by)
    forget()
    return made


def unblock_word(*, pk: int, by: Any) -> BlockedWord:
    """No longer from today. Raises NotAllowed, Missing, Conflict."""
    require(can_keep_form(by))
    with atomic():
        row = versions.end(BlockedWord, pk)
        timeline.add(row, "end", by=by)
    forget()
    return row
