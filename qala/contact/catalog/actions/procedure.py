"""Change a procedure, its terms, the lists of reasons and the letters."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.access import can_edit_procedures
from qala.contact.catalog.models import Cause, LetterTemplate, Procedure, ProcedureTerm
from qala.contact.catalog.queries import forget_book
from qala.contact.catalog.rules.letters import unknown_places
from qala.contact.catalog.rules.procedures import PersonField, TermKind
from qala.ground.calendars.rules import Unit
from qala.shared import timeline, versions
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require

NAMES = ("name_kk", "name_ru", "name_en")


def save_procedure(*, procedure: Procedure, by: Any, required: Sequence[str], **words: Any) -> Procedure:
    """Names, required fields and what the procedure asks for; its code and letters stay, since numbers bear them.

    Raises NotAllowed, Invalid (a name is missing, an unknown field).
    """
    require(can_edit_procedures(by))
    _check_names(words)
    if set(required) - set(PersonField.values):
        raise Invalid(fields={"required": _("There is no such field.")})
    with atomic():
        kept = lock(Procedure, procedure.pk)
        kept.required = [name for name in PersonField.values if name in required]
        for name in (*NAMES, "needs_hearing", "needs_late_cause", "checks_language", "is_active", "source"):
            setattr(kept, name, words[name])
        kept.save()
        timeline.add(kept, "edit", by=by)
    forget_book()
    return kept


def set_procedure_term(
    *,
    procedure: Procedure,
    kind: str,
    amount: int,
    unit: str,
    valid_from: date,
    by: Any,
    warn_share: float = 0.75,
    is_sample: bool = False,
    source: str = "",
) -> ProcedureTerm:
    """A new version of a term; the one before ends on the same day. Open appeals keep what they were promised.

    Raises NotAllowed, Invalid (a past day, a wrong amount), Conflict (a version from that day exists).
    """
    require(can_edit_procedures(by))
    versions.require_ahead(valid_from)
    if amount < 1 or kind not in TermKind.values or unit not in list(Unit):
        raise Invalid(fields={"amount": _("Please check amount and unit.")})
    with atomic():
        lock(Procedure, procedure.pk)
        made = ProcedureTerm(
            procedure=procedure, kind=kind, amount=amount, unit=unit, warn_share=warn_share, is_sample=is_sample,
            source=source.strip(), valid_from=valid_from,
        )  # fmt: skip
        versions.begin(made, ProcedureTerm.objects.filter(procedure=procedure, kind=kind))
        data = {"kind": kind, "amount": amount, "unit": unit, "from": valid_from.isoformat()}
        timeline.add(procedure, "promise", by=by, note=str(made), data=data)
    forget_book()
    return made


def save_cause(*, cause: Cause | None, by: Any, **words: Any) -> Cause:
    """Make a listed reason (`code`, `use`) or change its words. Raises NotAllowed, Invalid, Conflict (the code)."""
    require(can_edit_procedures(by))
    _check_names(words)
    with atomic():
        if cause is None:
            if Cause.objects.filter(code=words["code"]).exists():
                raise Conflict(_("There is such a code already."), code="code_exists")
            kept = Cause(code=words["code"])
        else:
            kept = lock(Cause, cause.pk)
        for name in (*NAMES, "use", "order", "is_active"):
            setattr(kept, name, words[name])
        kept.save()
    forget_book()
    return kept


def save_letter(*, letter: LetterTemplate, by: Any, **words: str) -> LetterTemplate:
    """Change the words of a letter. Raises NotAllowed, Invalid (empty, a place that nothing fills)."""
    require(can_edit_procedures(by))
    wrong: dict[str, Any] = {}
    for name in ("title_kk", "title_ru", "body_kk", "body_ru"):
        unknown = unknown_places(words[name])
        if not words[name].strip():
            wrong[name] = _("Please fill this in.")
        elif unknown:
            wrong[name] = _("Nothing fills in: %(places)s") % {"places": ", ".join(unknown)}
    if wrong:
        raise Invalid(fields=wrong)
    with atomic():
        kept = lock(LetterTemplate, letter.pk)
        for name, text in words.items():
            setattr(kept, name, text.strip())
        kept.save()
    forget_book()
    return kept


def _check_names(words: dict[str, Any]) -> None:
    empty = {name: _("Please fill this in.") for name in NAMES if not str(words.get(name, "")).strip()}
    if empty:
        raise Invalid(fields=empty)
