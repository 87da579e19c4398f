"""Slips and letters as PDF."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from qala.contact.appeals.access import can_see_person
from qala.contact.appeals.queries.papers import letter_paper, slip_paper
from qala.contact.appeals.views.appeal import seen
from qala.ground.people.actions.saw import saw
from qala.ground.people.models import User
from qala.shared import typeset
from qala.shared.errors import Missing, require


def as_pdf(paper: typeset.Paper, name: str) -> HttpResponse:
    """The paper as a file that no cache keeps."""
    response = HttpResponse(typeset.pdf(paper), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_GET
def slip(request: HttpRequest, number: str) -> HttpResponse:
    """The slip of APPC art. 64, without the code: that is known to the resident alone."""
    appeal = seen(request, number)
    return as_pdf(slip_paper(appeal), appeal.number)


@login_required
@require_POST
def letter(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A letter with the applicant's name on it: whoever opens it is written down, so it is no plain link."""
    appeal = seen(request, number)
    require(can_see_person(request.user, appeal))
    found = appeal.letters.filter(pk=pk).first()
    if found is None:
        raise Missing
    applicant = getattr(appeal, "applicant", None)
    if applicant is not None:
        saw(cast(User, request.user), applicant, f"letter {appeal.number}")
    return as_pdf(letter_paper(found, applicant), f"{appeal.number}-{found.kind}")
