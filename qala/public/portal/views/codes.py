"""A code to a phone or an e-mail, asked for and given while the form is open. JSON; always the same answers."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qala.public.portal.actions import ask_code
from qala.public.portal.forms.keeping import CodeForm, ContactForm
from qala.public.portal.rules.parameters import FormParameters
from qala.public.portal.tasks import send_code
from qala.public.portal.views.checking import leave_for_code, refuse_strange_kind, remember_code
from qala.public.portal.views.limits import device_of, name_device
from qala.shared.errors import Invalid
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import ask_leave

TRIES, PER_SECONDS = 40, 3600


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """`kind`, `contact`: a code goes there. The answer says nothing about whose it is."""
    leave_for_code(request)
    form = ContactForm(request.POST)
    if not form.is_valid():
        raise Invalid(fields={"contact": _("Please check what you entered.")})
    refuse_strange_kind(form.cleaned_data["kind"])
    made = ask_code(
        kind=form.cleaned_data["kind"],
        contact=form.cleaned_data["contact"],
        device=device_of(request) or "-",
        language=(get_language() or "kk")[:2],
        job=send_code,
    )
    minutes = of_today(FormParameters).code_minutes
    words = _("A code is on its way. It is valid for %s minutes.") % minutes
    return name_device(request, JsonResponse({"token": str(made.token), "message": words}))


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """`token`, `code`: whether the contact is this person's."""
    ask_leave(request, "codes tried", limit=TRIES, seconds=PER_SECONDS)
    form = CodeForm(request.POST)
    if form.is_valid() and remember_code(request, form.cleaned_data["token"], form.cleaned_data["code"]):
        return JsonResponse({"message": _("Confirmed.")})
    raise Invalid(fields={"code": _("This code is wrong or too old.")})
