"""Banners: the list and the forms."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.knowledge.access import can_edit
from qala.contact.knowledge.actions import end_banner, save_banner
from qala.contact.knowledge.filters import BannerFilter
from qala.contact.knowledge.forms import BannerForm
from qala.contact.knowledge.models import Banner
from qala.contact.knowledge.tables import BannerTable
from qala.contact.knowledge.views.common import crumbs, form_page
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def banners(request: HttpRequest) -> HttpResponseBase:
    """All banners."""
    require(can_edit(request.user))
    return list_screen(
        request,
        queryset=Banner.objects.prefetch_related("topics"),
        table=BannerTable,
        filters=BannerFilter,
        template="knowledge/banners.html",
        screen="knowledge.banners",
        context={"crumbs": crumbs((_("Banners"), ""))},
    )


def _trail(word: str) -> list[tuple[str, str]]:
    return crumbs((_("Banners"), reverse("knowledge:banners")), (word, ""))


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_banner(request: HttpRequest) -> HttpResponse:
    """Make a banner."""
    require(can_edit(request.user))
    return _form(
        request, BannerForm(request.POST or None, initial={"valid_from": today()}), None, _("New banner")
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_banner(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a banner."""
    require(can_edit(request.user))
    banner: Banner = found(Banner.objects.all(), pk=pk)
    initial = {
        "topics": _ids(banner.topics),
        "districts": _ids(banner.districts),
        "article": banner.article_id,
        "seen": timeline.newest(banner),
    }
    form = BannerForm(request.POST or None, instance=banner, initial=initial)
    return _form(request, form, banner, str(banner))


def _ids(rows: Any) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _form(request: HttpRequest, form: BannerForm, banner: Banner | None, heading: str) -> HttpResponse:
    back = reverse("knowledge:banners")

    def write(data: dict[str, Any]) -> str:
        save_banner(banner_id=banner.pk if banner else None, by=request.user, **data)
        return back

    return form_page(
        request,
        form,
        write=write,
        heading=heading,
        back=back,
        trail=_trail(heading),
        template="knowledge/banner.html",
        banner=banner,
        entries=timeline.of(banner) if banner else None,
    )


@login_required
@require_POST
@once
def stop_banner(request: HttpRequest, pk: int) -> HttpResponse:
    """From today no more."""
    end_banner(banner_id=pk, on=today(), by=request.user)
    messages.success(request, _("The banner is shown no more."))
    return redirect("knowledge:banners")
