"""Reports that go out by themselves."""

from collections.abc import Iterable
from datetime import time
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from qala.contact.quality.access import can_read, can_schedule, read_scope
from qala.contact.quality.models import ReportDelivery, ScheduledReport
from qala.contact.quality.queries import words
from qala.contact.quality.queries.asking import Asked, read
from qala.contact.quality.queries.pdf import paper
from qala.contact.quality.queries.report import make
from qala.contact.quality.queries.xlsx import workbook
from qala.contact.quality.rules.periods import Period, finished, next_run
from qala.shared import timeline
from qala.shared.clock import city_zone, now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require

Outcome = ReportDelivery.Outcome
MOST_ATTEMPTS = 5
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
    people = list(recipients)
    fields = {}
    if not people:
        fields["recipients"] = gettext_lazy("Please choose somebody.")
    elif not all(can_read(person) for person in people):
        fields["recipients"] = gettext_lazy("Only those who may read the reports can receive them.")
    if not (has_pdf or has_xlsx):
        fields["has_pdf"] = gettext_lazy("Please choose at least one kind of file.")
    if fields:
        raise Invalid(fields=fields)
    with atomic():
        report = ScheduledReport.objects.create(
            name=name.strip(),
            query=query,
            frequency=frequency,
            at=at,
            has_pdf=has_pdf,
            has_xlsx=has_xlsx,
            next_at=next_run(frequency, at, now(), city_zone()),
            made_by=by,
            made_at=now(),
        )
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
    """Plan what is due and send what waits; returns how many letters went out."""
    while _plan_one():
        pass
    sent, after = 0, 0
    while (delivery := _send_next(after)) is not None:
        after = delivery.pk
        sent += delivery.outcome == Outcome.SENT
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


def _send_next(after: int) -> ReportDelivery | None:
    """The row is held while its letter is handed over, so that no other worker sends it too."""
    with atomic():
        rows = ReportDelivery.objects.filter(outcome=Outcome.WAITING, pk__gt=after)
        rows = rows.select_related("report", "recipient").select_for_update(of=("self",), skip_locked=True)
        delivery = rows.order_by("pk").first()
        if delivery is None:
            return None
        delivery.attempt_count = F("attempt_count") + 1
        delivery.save(update_fields=["attempt_count"])
        delivery.refresh_from_db(fields=["attempt_count"])
        delivery.outcome = _deliver(delivery)
        if delivery.outcome == Outcome.SENT:
            delivery.sent_at = now()
        delivery.save(update_fields=["outcome", "sent_at"])
    return delivery


def _deliver(delivery: ReportDelivery) -> str:
    person = delivery.recipient
    if not can_read(person):
        return Outcome.NO_RIGHT
    if not person.email:
        return Outcome.NO_ADDRESS
    try:
        letter(delivery).send()
    except (SMTPException, OSError):
        return Outcome.WAITING if delivery.attempt_count < MOST_ATTEMPTS else Outcome.FAILED
    return Outcome.SENT


def letter(delivery: ReportDelivery) -> EmailMessage:
    """The report in the recipient's language and with the recipient's own rights."""
    report, person = delivery.report, delivery.recipient
    with override(person.language):
        asked = asked_for(report, person, Period(delivery.first_on, delivery.last_on))
        made = make(asked)
        span = words.span(asked.period)
        lines = [f"{tile.label}: {tile.cell.text}" for tile in made.tiles]
        url = f"{settings.BASE_URL}{reverse('quality:report')}?{asked.query()}"
        message = EmailMessage(
            f"{report.name}: {span}",
            "\n".join([*lines, "", url]),
            settings.DEFAULT_FROM_EMAIL,
            [str(person.email)],
        )
        stem = f"qala-{asked.period.first}-{asked.period.last}"
        if report.has_pdf:
            message.attach(f"{stem}.pdf", paper(made), "application/pdf")
        if report.has_xlsx:
            message.attach(f"{stem}.xlsx", workbook(made), XLSX)
    return message


def asked_for(report: ScheduledReport, person: Any, period: Period) -> Asked:
    """The report's filter in somebody's own scope."""
    return read(QueryDict(report.query), today=period.last, scope=read_scope(person), period=period)
