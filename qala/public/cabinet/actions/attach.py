"""Put an appeal that was written without an account under the account of whoever proves to be its writer."""

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.as_holder import opens
from qala.contact.appeals.actions.moving import tell
from qala.contact.appeals.models import Appeal, Reporter
from qala.contact.appeals.queries.reporters import opens_as_reporter, reporter_by_number
from qala.contact.appeals.rules.numbers import read_number
from qala.ground.people.models import User
from qala.public.cabinet.queries.appeals import matching_appeals, matching_reports
from qala.shared import timeline
from qala.shared.db import atomic, found, lock
from qala.shared.errors import Conflict, Missing
from qala.shared.throttle import count_attempt

TRIES, PER_SECONDS = 10, 600
MOST_AT_ONCE = 500


def attach_by_code(*, number: str, secret: str, by: User) -> Appeal:
    """By number and code of the receipt, of an appeal or of a part in one; a wrong code looks like a wrong number.

    Call outside a transaction, or the counted attempt is undone with it. Raises TooMany, Missing, Conflict (it belongs
    to another account, or one stands behind it already).
    """
    typed = read_number(number) or ""
    count_attempt("secret", typed, limit=TRIES, seconds=PER_SECONDS)
    found = Appeal.objects.filter(number=typed).first()
    if found is not None:
        if not opens(found, secret):
            raise Missing
        return _take(found.pk, by)
    reporter = reporter_by_number(number)
    if reporter is None or not opens_as_reporter(reporter, secret):
        raise Missing
    return _take_part(reporter.pk, by)


def attach_matching(*, by: User) -> int:
    """All whose writer left an address or phone that this account has proven; returns how many. Safe to run twice."""
    count = 0
    for pk in list(matching_appeals(by).order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE]):
        with atomic():
            # Looked at again under the lock: it may have gone to the account of a neighbour with the same phone.
            lock(Appeal, pk)
            if matching_appeals(by).filter(pk=pk).exists():
                _take(pk, by)
                count += 1
    for pk in list(matching_reports(by).order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE]):
        try:
            _take_part(pk, by)
            count += 1
        except Conflict:
            continue
    return count


def _take(appeal_id: int, by: User) -> Appeal:
    with atomic():
        appeal = lock(Appeal, appeal_id)
        if appeal.resident_id == by.pk:
            return appeal
        if appeal.resident_id is not None:
            raise _taken()
        if appeal.reporters.filter(resident=by).exists():
            raise Conflict(_("You stand behind this appeal already."), code="joined_already")
        appeal.resident = by
        appeal.save(update_fields=["resident"])
        timeline.add(appeal, "claim", by=by)
        tell(appeal, "claim")
    return appeal


def _take_part(reporter_id: int, by: User) -> Appeal:
    with atomic():
        # The appeal first, as everybody who needs both.
        appeal = lock(Appeal, found(Reporter, pk=reporter_id).appeal_id)
        reporter = lock(Reporter, reporter_id)
        if reporter.resident_id == by.pk:
            return appeal
        if reporter.resident_id is not None:
            raise _taken()
        if appeal.resident_id == by.pk or appeal.reporters.filter(resident=by).exists():
            raise Conflict(_("You stand behind this appeal already."), code="joined_already")
        reporter.resident = by
        reporter.save(update_fields=["resident"])
        timeline.add(appeal, "claim", by=by, data={"reporter": reporter.pk})
    return appeal


def _taken() -> Conflict:
    return Conflict(_("This appeal belongs to another account."), code="taken")
