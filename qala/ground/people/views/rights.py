"""Who may do what, and why."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.ground.people import access, queries
from qala.ground.people.forms.person import PersonForm
from qala.shared.errors import require

LOOKUP_LIMIT = 10


@require_GET
@login_required
def permissions(request):
    """The matrix of roles and rights; `?person=` lists one person's rights with the duty that gives each."""
    require(access.can(request.user, access.MATRIX))
    roles, groups = queries.matrix()
    form = PersonForm(request.GET if "person" in request.GET else None)
    chosen = form.cleaned_data["person"] if form.is_bound and form.is_valid() else None
    context = {
        "roles": roles,
        "groups": groups,
        "form": form,
        "chosen": chosen,
        "rights": queries.rights_of(chosen) if chosen else [],
    }
    return render(request, "people/permissions.html", context)


@require_GET
@login_required
def lookup(request):
    """Staff for a combobox: names only."""
    require(access.can(request.user, access.MATRIX) or access.can(request.user, access.VIEW))
    text = request.GET.get("q", "")[:100].strip()
    found = queries.search(queries.staff(), text).order_by("full_name", "pk")[:LOOKUP_LIMIT] if text else []
    items = [
        {
            "value": str(one.pk),
            "label": one.full_name,
            "hint": ", ".join(d.role_label for d in queries.current_duties(one)),
        }
        for one in found
    ]
    return JsonResponse({"items": items})
