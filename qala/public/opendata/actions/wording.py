"""Words of uses: looked at, given, decided. The use is locked by whoever calls."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from qala.ground.people.rules.never_public import never_public
from qala.public.opendata.models import Reuse, ReuseVersion
from qala.public.opendata.models.reuse import MAX_ABOUT, MAX_ADDRESS, MAX_MAKER, MAX_TITLE
from qala.public.opendata.queries.uses import at_address
from qala.public.opendata.rules.datasets import DATASETS
from qala.public.opendata.rules.links import tidied
from qala.public.opendata.rules.statuses import Wording
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid

LONGEST = {"title": MAX_TITLE, "maker": MAX_MAKER, "about": MAX_ABOUT, "address": MAX_ADDRESS}
Words = dict[str, Any]


def checked(words: Mapping[str, str], datasets: Iterable[str]) -> Words:
    """All that is wrong, field by field. Raises Invalid."""
    given: Words = {name: " ".join(words.get(name, "").split()) for name in LONGEST}
    wrong: dict[str, str | Promise] = {
        name: _("Please fill this in.") for name, value in given.items() if not value
    }
    for name, value in given.items():
        if len(value) > LONGEST[name]:
            wrong[name] = _("Please write up to %(count)d signs.") % {"count": LONGEST[name]}
        elif name != "address" and (pieces := never_public(value)):
            wrong[name] = _("This must not be public: %(pieces)s") % {"pieces": ", ".join(pieces)}
    if given["address"] and not (tidy := tidied(given["address"])):
        wrong["address"] = _("Give an address that begins with https:// and has a name, without a password.")
    elif given["address"]:
        given["address"] = tidy
    given["datasets"] = [code for code in DATASETS if code in set(datasets)]
    if not given["datasets"]:
        wrong["datasets"] = _("Choose at least one.")
    if wrong:
        raise Invalid(fields=wrong)
    return given


def give(row: Reuse, given: Words, state: Wording = Wording.WAITS, by: Any = None) -> ReuseVersion:
    """One version more; `by` is the moderator of words that are shown at once."""
    last = row.versions.order_by("-number").values_list("number", flat=True).first() or 0
    at = now()
    return ReuseVersion.objects.create(
        reuse=row,
        number=last + 1,
        given_at=at,
        state=state,
        decided_at=None if state == Wording.WAITS else at,
        decided_by=by,
        **given,
    )


def settle(version: ReuseVersion | None, state: Wording, by: Any = None) -> None:
    """Words that waited wait no more."""
    if version is not None:
        version.state, version.decided_at, version.decided_by = state, now(), by
        version.save(update_fields=["state", "decided_at", "decided_by"])


def put_in(row: Reuse, given: Words, by: Any, asked: ReuseVersion | None) -> ReuseVersion:
    """The use says `given` from now on: what was `asked`, or other words in its place. The row is not saved."""
    if asked is not None and asked.words == given:
        settle(asked, Wording.SHOWN, by)
        shown = asked
    else:
        settle(asked, Wording.REPLACED, by)
        shown = give(row, given, Wording.SHOWN, by)
    carry(row, given)
    return shown


def carry(row: Reuse, given: Words) -> None:
    """The words into the row."""
    for name, value in given.items():
        setattr(row, name, value)


def save(row: Reuse) -> None:
    """Raises Conflict: another use that waits or is shown has the address."""
    try:
        with atomic():
            row.save()
    except IntegrityError as error:
        raise taken() from error


def require_free(row: Reuse, address: str) -> None:
    """Raises Conflict as `save`, for words that are not in the row yet."""
    if at_address(address).exclude(pk=row.pk).exists():
        raise taken()


def taken() -> Conflict:
    """The address is another's."""
    words = _("This address is shown already.")
    return Conflict(words, code="address_taken", fields={"address": words})
