"""One of each for the small city of the tests that cross rooms."""

from typing import Any

from qala.office.fiveyear.tests import samples as plans
from qala.public.consultations.models import Consultation, ConsultationRemark
from qala.public.consultations.tests import factories


def draft(city: Any) -> Consultation:
    """Being prepared."""
    known = Consultation.objects.filter(stage="draft").first()
    return known or factories.draft(city.people.project_office, plans.discussion(city))


def opened(city: Any) -> Consultation:
    """Open, with a public remark and one that waits for a moderator."""
    known = Consultation.objects.filter(stage="open").first()
    if known is not None:
        return known
    row = factories.opened(city.people.project_office, version=plans.discussion(city))
    factories.shown(row, city.people.content_editor, city.people.resident)
    factories.said(row, city.people.stranger, "Саябақ керек")
    return row


def public_remark(city: Any) -> ConsultationRemark:
    """Waits for a reply."""
    return opened(city).remarks.get(number=1)


def waiting_remark(city: Any) -> ConsultationRemark:
    """Waits for a moderator."""
    return opened(city).remarks.get(number=2)
