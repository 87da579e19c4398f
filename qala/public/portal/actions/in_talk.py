"""The rules of the public form for the virtual operator, so that it is no way around them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from qala.contact.appeals.models import Appeal
from qala.ground.people import sms
from qala.public.portal.actions.codes import CODES_LIMIT, HOUR, ask_code, confirm_code
from qala.public.portal.rules.parameters import FormParameters
from qala.public.published.access import public_appeals
from qala.shared.errors import TooMany
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import count_attempt


class TalkGate:
    """See `contact.assistant.ports.Gate`. `job` sends a code, given its `token`."""

    def __init__(self, job: Any) -> None:
        self.job = job

    def public(self, rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
        """What the public list shows."""
        return rows.filter(pk__in=public_appeals().values("pk"))

    def takes_anonymous(self) -> bool:
        """As the form."""
        return bool(of_today(FormParameters).takes_anonymous)

    def needs_proof(self) -> bool:
        """As the check page: only where a code can be sent."""
        return sms.is_available() and not of_today(FormParameters).takes_unconfirmed

    def send_code(self, *, phone: str, device: str, language: str, hands: Sequence[str]) -> str:
        """The same code as the form's."""
        for each in hands:
            count_attempt("assistant.codes", each, limit=CODES_LIMIT, seconds=HOUR)
        made = ask_code(kind="phone", contact=phone, device=device, language=language, job=self.job)
        return str(made.token)

    def is_right(self, *, token: str, typed: str, device: str) -> bool:
        """Likewise."""
        return bool(token) and confirm_code(token=UUID(token), typed=typed, device=device) is not None

    def ask_to_send(self, *, phone: str, who: str, addresses: Sequence[str]) -> None:
        """The form's figures; phones are counted together with the form."""
        values = of_today(FormParameters)
        bounds = [("sent talk", who, values.device_hour)]
        bounds += [("sent talk", address, values.address_hour) for address in addresses]
        bounds += [("sent contact", phone, values.contact_hour)] if phone else []
        for scope, each, most in bounds:
            try:
                count_attempt(scope, each, limit=most, seconds=HOUR)
            except TooMany:
                raise TooMany(
                    _(
                        "You have sent many appeals in the last hour. Nothing is lost: please send this one later."
                    )
                ) from None
