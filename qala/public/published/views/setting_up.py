"""The administrator's pages: parameters, places of topics, sites that show our list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qala.contact.catalog.models import Topic
from qala.public.published.access import can_set_up
from qala.public.published.actions import add_site, remove_site, set_precisions, set_terms
from qala.public.published.forms import SiteForm, TermsForm
from qala.public.published.models import EmbedSite, Precision, PublicPlace
from qala.public.published.queries.terms import terms as present_terms
from qala.shared.errors import Invalid, require
from qala.shared.form_pages import form_page, refused_beside
from qala.shared.idempotency import once


@login_required
@require_http_methods(["GET", "POST"])
@once
def terms(request: HttpRequest) -> HttpResponse:
    """The room's parameters."""
    require(can_set_up(request.user))
    form = TermsForm(request.POST or None, instance=present_terms())
    return form_page(
        request,
        form,
        _("What the public site shows"),
        reverse("published:terms"),
        lambda given: set_terms(by=request.user, **given) and None,
        template="published/terms.html",
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def places(request: HttpRequest) -> HttpResponse:
    """How exactly the appeals of each public topic are shown."""
    require(can_set_up(request.user))
    topics = Topic.objects.filter(is_public=True, is_active=True).select_related("group")
    if request.method == "POST":
        chosen = {topic.pk: request.POST.get(f"topic_{topic.pk}", "") for topic in topics}
        if not set(chosen.values()) <= {"", *Precision.values}:
            raise Invalid
        count = set_precisions(by=request.user, chosen=chosen)
        messages.success(request, _("Saved. Topics changed: %(count)d") % {"count": count})
        return redirect("published:places")
    known = dict(PublicPlace.objects.values_list("topic_id", "precision"))
    context = {
        "rows": [(topic, known.get(topic.pk, "")) for topic in topics],
        "choices": Precision.choices,
        "usual": Precision(present_terms().precision).label,
        "crumbs": [
            (_("What the public site shows"), reverse("published:terms")),
            (_("Places of topics"), ""),
        ],
    }
    return render(request, "published/places.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def sites(request: HttpRequest) -> HttpResponse:
    """Which sites may frame the part made for them; a new one below."""
    require(can_set_up(request.user))
    form = SiteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            add_site(by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("published:sites")
    context = {
        "form": form,
        "rows": EmbedSite.objects.all(),
        "is_open": present_terms().is_embed_open,
        "crumbs": [
            (_("What the public site shows"), reverse("published:terms")),
            (_("Sites that show our list"), ""),
        ],
    }
    return render(request, "published/sites.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def drop_site(request: HttpRequest, pk: int) -> HttpResponse:
    """It may no longer."""
    remove_site(site_id=pk, by=request.user)
    messages.success(request, _("Saved."))
    return redirect("published:sites")
