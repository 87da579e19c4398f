"""The columns of an organisation that people fill in, written and checked the same way everywhere."""

from collections.abc import Mapping
from typing import Any, TypedDict

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import connection
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Organisation
from qala.ground.organisations.queries import parents_of_all
from qala.ground.organisations.rules import bin as bin_rules
from qala.ground.organisations.rules import descent
from qala.shared.errors import Invalid


class Details(TypedDict, total=False):
    """What `register_organisation` and `edit_organisation` take; what is left out stays as it is."""

    code: str
    kind: str
    name_kk: str
    name_ru: str
    name_en: str
    parent: Organisation | None
    bin: str
    phone: str
    email: str
    address: str
    website: str
    district_kato: str


FIELDS = tuple(Details.__annotations__)


def write(organisation: Organisation, details: Mapping[str, Any]) -> list[str]:
    """Put the details on the row, check them, and return the names of the columns that changed.

    Raises Invalid with the fields to mend. Does not save.
    """
    changed = []
    for name in FIELDS:
        if name not in details:
            continue
        value = details[name]
        if name == "bin":
            value = bin_rules.normalised(value)
        if getattr(organisation, name) != value:
            setattr(organisation, name, value)
            changed.append(name)
    check(organisation)
    if "parent" in changed and organisation.pk:
        _check_tree(organisation)
    return changed


def check(organisation: Organisation) -> None:
    """Run the model's own validation and turn it into a refusal."""
    try:
        organisation.full_clean()
    except ValidationError as error:
        texts = {name: " ".join(messages) for name, messages in error.message_dict.items()}
        general = texts.pop(NON_FIELD_ERRORS, None)
        raise Invalid(general, fields=texts) from error


def _check_tree(organisation: Organisation) -> None:
    """No organisation stands above itself; the lock keeps two moves from closing a ring together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('organisations.tree'))")
    if descent.would_cycle(parents_of_all(), organisation.pk, organisation.parent_id):
        raise Invalid(fields={"parent": _("An organisation cannot be part of itself.")})
