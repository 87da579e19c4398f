"""Reports that go out by themselves."""

import logging
from collections.abc import Iterable
from datetime import time
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from qala.contact.quality.access import can_read_by, can_schedule, read_scope
from qala.contact.quality.models import ReportDelivery, ScheduledReport
from qala.contact.quality.queries import words
from qala.contact.quality.queries.asking import Asked, kept, read
from qala.contact.quality.queries.pdf import paper
from qala.contact.quality.queries.reports import make
from qala.contact.quality.queries.xlsx import workbook
from qala.contact.quality.rules.periods import Period, finished, next_run
from qala.shared import timeline
from qala.shared.clock import city_zone, now
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.mailing import File, message

Outcome = ReportDelivery.Outcome
MOST_ATTEMPTS = 5
log = logging.getLogger("qala.quality")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def schedule(
    *,
    name: str,
    query: str,
    frequency: str,
    at: time,
    recipients: Iterable[Any],
    by: Any,
    has_pdf: bool = True,
    has_xlsx: bool = True,
) -> ScheduledReport:
    """Set up a report. Raises NotAllowed, Invalid (nobody to send to, somebody without the right, no file)."""
    require(can_schedule(by))
    people, wanted = list(recipients), kept(query)
    by_what = QueryDict(wanted)["by"]
    fields = {}
    if not people:
        fields["recipients"] = gettext_lazy("Please choose somebody.")
    elif not all(can_read_by(person, by_what) for person in people):
        fields["recipients"] = gettext_lazy("Only those who may read the reports can receive them.")
    if not (has_pdf or has_xlsx):
        fields["has_pdf"] = gettext_lazy("Please choose at least one kind of file.")
    if fields:
        raise Invalid(fields=fields)
    report = ScheduledReport(
        name=name.strip(),
        query=wanted,
        frequency=frequency,
        at=at,
        has_pdf=has_pdf,
        has_xlsx=has_xlsx,
        next_at=next_run(frequency, at, now(), city_zone()),
        made_by=by,
        made_at=now(),
    )
    validate(report)
    with atomic():
        report.save()
        report.recipients.set(people)
        timeline.add(report, "create", by=by)
    return report


def stop(*, report_id: int, by: Any) -> ScheduledReport:
    """It goes out no more. Raises NotAllowed, Conflict (stopped already)."""
    require(can_schedule(by))
    with atomic():
        report = lock(ScheduledReport, report_id)
        if report.stopped_at is not None:
            raise Conflict(_("This report has been stopped already."), code="stopped_already")
        report.stopped_at = now()
        report.save(update_fields=["stopped_at"])
        timeline.add(report, "stop", by=by)
    return report


def send_due() -> int:
    """Plan what is due and send what waits; returns how many letters went out. One that cannot be made or sent stops
    no other: it is tried again with the next runs, a few times."""
    while _plan_one():
        pass
    sent, after = 0, 0
    while (tried := _try_next(after)) is not None:
        after = tried
        sent += _send(tried)
    return sent


def _plan_one() -> bool:
    """One due report becomes a delivery per recipient; the unique row keeps a period from being sent twice."""
    with atomic():
        rows = ScheduledReport.objects.filter(stopped_at=None, next_at__lte=now())
        report = rows.select_for_update(skip_locked=True).order_by("next_at").first()
        if report is None:
            return False
        period = finished(report.frequency, report.next_at.astimezone(city_zone()).date())
        ReportDelivery.objects.bulk_create(
            [
                ReportDelivery(
                    report=report,
                    recipient=person,
                    first_on=period.first,
                    last_on=period.last,
                    due_at=report.next_at,
                )
                for person in report.recipients.all()
            ],
            ignore_conflicts=True,
        )
        report.next_at = next_run(report.frequency, report.at, now(), city_zone())
        report.save(update_fields=["next_at"])
    return True


def _try_next(after: int) -> int | None:
    """Count an attempt before it is made, in a transaction of its own, so that one which takes the worker down with it
    counts too; returns the delivery's id."""
    with atomic():
        rows = ReportDelivery.objects.filter(outcome=Outcome.WAITING, pk__gt=after)
        delivery = rows.select_for_update(skip_locked=True).order_by("pk").first()
        if delivery is None:
            return None
        delivery.attempt_count += 1
        delivery.save(update_fields=["attempt_count"])
    return delivery.pk


def _send(delivery_id: int) -> bool:
    """Whether it went out now. The row is held while its letter is handed over, so that no other worker sends it."""
    with atomic():
        rows = ReportDelivery.objects.select_related("report", "recipient")
        rows = rows.select_for_update(of=("self",), skip_locked=True)
        delivery = rows.filter(pk=delivery_id, outcome=Outcome.WAITING).first()
        if delivery is None:
            return False
        delivery.outcome = _outcome(delivery)
        if delivery.outcome == Outcome.SENT:
            delivery.sent_at = now()
        delivery.save(update_fields=["outcome", "sent_at"])
    return delivery.outcome == Outcome.SENT


def _outcome(delivery: ReportDelivery) -> str:
    person = delivery.recipient
    if delivery.attempt_count > MOST_ATTEMPTS:
        return Outcome.FAILED
    if not can_read_by(person, QueryDict(delivery.report.query).get("by", "")):
        return Outcome.NO_RIGHT
    if not person.email:
        return Outcome.NO_ADDRESS
    try:
        with atomic():
            letter(delivery).send()
    except Exception as problem:  # noqa: BLE001 - whatever is wrong with one report, the others go out
        log.warning("report %s was not sent: %s", delivery.pk, type(problem).__name__)
        return Outcome.WAITING if delivery.attempt_count < MOST_ATTEMPTS else Outcome.FAILED
    return Outcome.SENT


def letter(delivery: ReportDelivery) -> EmailMessage:
    """The report in the recipient's language and with the recipient's own rights."""
    report, person = delivery.report, delivery.recipient
    with override(person.language):
        asked = asked_for(report, person, Period(delivery.first_on, delivery.last_on))
        made = make(asked)
        span = words.span(asked.period)
        lines = [f"{tile.label}: {tile.cell.whole}" for tile in made.tiles]
        url = f"{settings.BASE_URL}{asked.url()}"
        stem = f"qala-{asked.period.first}-{asked.period.last}"
        files: list[File] = []
        if report.has_pdf:
            files.append((f"{stem}.pdf", paper(made), "application/pdf"))
        if report.has_xlsx:
            files.append((f"{stem}.xlsx", workbook(made), XLSX))
        body = "\n".join([*lines, "", url])
        return message(f"{report.name}: {span}", body, str(person.email), files=files)


def asked_for(report: ScheduledReport, person: Any, period: Period) -> Asked:
    """The report's filter in somebody's own scope."""
    return read(QueryDict(report.query), today=period.last, scope=read_scope(person), period=period)
