"""What a person sees about their own account."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods

from qala.ground.people import queries, second_factor, sms
from qala.ground.people.actions import change_profile
from qala.ground.people.forms.duties import ProfileForm
from qala.shared.ui import menu


@require_GET
@login_required
def welcome(request):
    """Where sign-in leads: staff to the first page of their menu, residents to the portal; in their language."""
    groups = menu.menu_for(request.user, "") if request.user.is_staff else []
    target = groups[0].links[0].url if groups else ("people:me" if request.user.is_staff else "/")
    return _with_language(redirect(target), request.user.language)


@require_http_methods(["GET", "POST"])
@login_required
def me(request):
    user = request.user
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        user = change_profile(by=user, **form.cleaned_data)
        with override(user.language):
            messages.success(request, _("Your profile is saved."))
        return _with_language(redirect("people:me"), user.language)
    context = {
        "form": form,
        "duties": queries.duties_of(user),
        "authenticators": Authenticator.objects.filter(user_id=user.pk).exclude(
            type=Authenticator.Type.RECOVERY_CODES
        ),
        "is_factor_missing": second_factor.is_missing(user),
        "session_count": UserSession.objects.filter(user_id=user.pk).count(),
        "has_sms": sms.is_available(),
    }
    return render(request, "people/me.html", context, status=422 if form.is_bound else 200)


@require_GET
@login_required
def second_factor_needed(request):
    if not second_factor.is_missing(request.user):
        return redirect("people:welcome")
    return render(request, "people/second_factor_needed.html")


def _with_language(response, language):
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 3600,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
