"""A code to a phone or an e-mail, and its check. The answers are the same whether anybody has that contact or not."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from qala.public.portal.models import ContactCode
from qala.public.portal.rules.codes import code_for, is_same
from qala.public.portal.rules.parameters import FormParameters
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.jobs import defer
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import count_attempt

HOUR, KEPT_FOR = 3600, timedelta(days=1)
CODES_LIMIT = 20
"""Codes that one visitor may ask for in an hour, from the site or in conversation: each may cost an SMS."""


def ask_code(*, kind: str, contact: str, device: str, language: str, job: Any) -> ContactCode:
    """Make a code and have it sent by `job` (given `token`). Raises TooMany for more than an hour's share."""
    values = of_today(FormParameters)
    count_attempt("contact code", f"{kind} {contact}", limit=values.codes_hour, seconds=HOUR)
    at = now()
    with atomic():
        made = ContactCode.objects.create(
            kind=kind,
            contact=contact,
            device=device,
            language=language,
            made_at=at,
            expires_at=at + timedelta(minutes=values.code_minutes),
        )
        defer(job, token=str(made.token))
    return made


def confirm_code(*, token: UUID, typed: str, device: str) -> ContactCode | None:
    """The confirmed contact; None for a wrong, used up, expired or strange code: nobody learns which.

    A wrong try counts even if others try at the same moment.
    """
    with atomic():
        row = ContactCode.objects.select_for_update().filter(pk=token, device=device).first()
        if row is None or row.expires_at < now() or row.tries >= of_today(FormParameters).code_tries:
            return None
        row.tries += 1
        if is_same(typed, code_for(str(row.token), key=settings.SECRET_KEY)):
            row.confirmed_at = now()
        row.save(update_fields=["tries", "confirmed_at"])
        return row if row.confirmed_at else None


def forget_codes() -> int:
    """Contacts of those who asked for a code stay for a day."""
    return ContactCode.objects.filter(made_at__lt=now() - KEPT_FOR).delete()[0]
