"""The operator joins a caller to an appeal that is open already."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qala.contact.appeals.access import can_register
from qala.contact.appeals.actions import join
from qala.contact.appeals.forms.joining import StaffJoinForm
from qala.contact.appeals.views.appeal import seen
from qala.shared.errors import require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once


@login_required
@require_http_methods(["GET", "POST"])
@once
def join_page(request: HttpRequest, number: str) -> HttpResponse:
    """Who calls, and the number and code for them."""
    require(can_register(request.user))
    appeal = seen(request, number)
    form = StaffJoinForm(request.POST or None, initial={"channel": "phone", "language": appeal.language})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with refused_beside(form):
            made = join(
                appeal_id=appeal.pk,
                channel=data["channel"],
                language=data["language"],
                person=form.person(has_agreed=True),
                words=data["words"],
                by=request.user,
            )
            text = _("Joined: %(number)s. Code for the resident: %(secret)s")
            messages.success(request, text % {"number": made.reporter.number, "secret": made.secret})
            return redirect(made.reporter.appeal)
    context = {
        "appeal": appeal,
        "form": form,
        "crumbs": [(number, appeal.get_absolute_url()), (_("Join"), "")],
    }
    return render(request, "appeals/join.html", context, status=422 if form.errors else 200)
