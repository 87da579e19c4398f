"""Under which procedure an appeal comes in: what it asks of the applicant, and its number."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.rules import numbers
from qala.contact.catalog.models import Procedure
from qala.contact.catalog.queries import Book
from qala.contact.catalog.rules.procedures import OPERATIONAL, missing_fields
from qala.ground.people.rules import iin
from qala.shared.clock import city_zone
from qala.shared.errors import Invalid


@dataclass(frozen=True)
class Person:
    """Who writes, as given: phone in E.164, all of it optional."""

    full_name: str = ""
    phone: str = ""
    email: str = ""
    flat: str = ""
    has_agreed: bool = False
    iin: str = ""
    home_address: str = ""

    def given(self) -> dict[str, str]:
        """What a procedure may require, by the names of `PersonField`."""
        return {
            "full_name": self.full_name,
            "iin": self.iin,
            "home_address": self.home_address,
            "phone": self.phone,
            "email": self.email,
        }


def chosen(known: Book, code: str, person: Person) -> Procedure | None:
    """The procedure of the law with this code; None for an operational case (empty code).

    Raises Invalid: no such procedure, a field it requires of the applicant is empty, a wrong IIN.
    """
    if person.iin and not iin.is_sound(person.iin):
        raise Invalid(fields={"iin": _("This is not an IIN: please check the digits.")})
    if code in ("", OPERATIONAL):
        return None
    found = known.procedure(code)
    if found is None or not (found.is_legal and found.is_active and found.takes_appeals):
        raise Invalid(fields={"procedure": _("There is no such procedure.")})
    missing = missing_fields(found.required, person.given())
    if missing:
        raise Invalid(fields={name: _("This procedure needs it (APPC art. 63).") for name in missing})
    return found


def number_for(procedure: Procedure | None, serial: int, *, at: datetime) -> str:
    """The registration number: of the register's own serial, or the next of the procedure's series in the year.

    Taking the next one locks the series until the transaction ends, so that a series has no gaps (order No 4 of 2023:
    a number is given once). Operational cases come in by the thousand and never wait for each other.
    """
    year = at.astimezone(city_zone()).year
    if procedure is None:
        return numbers.number(year, serial)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO catalog_numberseries AS series (procedure_id, year, last) VALUES (%s, %s, 1)"
            " ON CONFLICT (procedure_id, year) DO UPDATE SET last = series.last + 1 RETURNING last",
            [procedure.pk, year],
        )
        return numbers.number(year, int(cursor.fetchone()[0]), procedure.prefix)
