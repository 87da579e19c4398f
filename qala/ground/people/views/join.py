"""A new member of staff comes in by the one-time link."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from qala.ground.people.actions import accept_invitation, find_invitation
from qala.ground.people.forms.duties import JoinForm

KEY = "people_join"


@require_GET
@never_cache
def join_link(request, token):
    """Take the secret out of the address at once, so that it stays in no history of pages visited next."""
    find_invitation(token)
    request.session[KEY] = token
    return redirect("people:join")


@require_http_methods(["GET", "POST"])
@never_cache
def join(request):
    invitation = find_invitation(request.session.get(KEY, ""))
    form = JoinForm(request.POST or None)
    if form.is_bound and form.is_valid():
        words = {"token": request.session[KEY], "password": form.cleaned_data["password"]}
        if form.attempt(lambda: accept_invitation(**words)):
            del request.session[KEY]
            messages.success(request, _("Your password is set. Sign in with it."))
            return redirect("account_login")
    context = {"form": form, "person": invitation.user}
    return render(request, "people/join.html", context, status=422 if form.is_bound else 200)
