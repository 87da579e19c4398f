"""The explorer of the API: a reference that also tries."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qala.public.opendata.queries.explorer import TITLES, WORDS, address, every, grouped
from qala.public.opendata.rules.explorer import Operation, snippets
from qala.shared.errors import Invalid, Missing
from qala.shared.kept import keepable


@require_safe
@keepable()
def page(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters, a form that asks it, and lines for programs."""
    context = {
        "groups": [(code, words, [_told(each) for each in own]) for code, words, own in grouped()],
        "crumbs": [(_("Open data"), reverse("opendata:catalogue")), (_("Try the API"), "")],
    }
    return render(request, "opendata/explorer.html", context)


def _told(operation: Operation) -> dict[str, object]:
    whole = address(operation)
    return {
        "operation": operation,
        "title": TITLES.get(operation.title, operation.title),
        "parameters": [(each, WORDS.get(each.name, "")) for each in operation.parameters],
        "address": whole,
        "snippets": snippets(operation, whole),
    }


@require_safe
def go(request: HttpRequest, key: str) -> HttpResponse:
    """Leads to the address that a form has filled in; only to addresses of ours. Raises Missing, Invalid."""
    found = next((each for each in every() if each.key == key), None)
    if found is None:
        raise Missing
    try:
        return HttpResponseRedirect(found.filled(dict(request.GET.lists())))
    except KeyError as gap:
        raise Invalid(fields={str(gap.args[0]): _("This is part of the address.")}) from gap
