"""Keys that a person makes for their own programs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qala.contact.open311.actions import make_own_key, revoke_own_key
from qala.contact.open311.queries.clients import own_with_use
from qala.contact.open311.rules.parameters import OpenAddressParameters
from qala.public.cabinet.forms import KeyForm
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.parameters.reading import of_today


@login_required
@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """The list, and a new one: shown once, so the answer is not remembered; a second press is stopped by the name."""
    form, made = KeyForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            _row, made = make_own_key(name=form.cleaned_data["name"], by=request.user)
    context = {
        "form": KeyForm() if made else form,
        "made": made,
        "rows": own_with_use(request.user),
        "limits": of_today(OpenAddressParameters),
    }
    response = render(request, "cabinet/keys.html", context, status=422 if form.errors else 200)
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
@once
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """It raises nothing any more."""
    revoke_own_key(client_id=pk, by=request.user)
    messages.success(request, _("The key is revoked."))
    return redirect("cabinet:keys")
