"""The page behind a letter's last link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from qala.ground.notifications import kinds
from qala.ground.notifications.actions.stop import stop as carry_out
from qala.ground.notifications.actions.stopping import Stop, stop_of
from qala.ground.notifications.rules.channels import Channel
from qala.shared.errors import Missing


# RFC 8058: the mail program itself posts, without a cookie; the signature in the address is the right.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what would stop (mail scanners open every link), POST stops it, or takes it back."""
    what = stop_of(token)
    if what is None:
        raise Missing
    if request.POST.get("List-Unsubscribe") == "One-Click":
        carry_out(what=what)
        return HttpResponse(status=200)
    response: HttpResponse = _page(request, what)
    response["Referrer-Policy"] = "no-referrer"
    return response


@csrf_protect
def _page(request: HttpRequest, what: Stop) -> HttpResponse:
    is_back = request.POST.get("do") == "back"
    if request.method == "POST":
        carry_out(what=what, is_on=is_back)
    context = {
        "channel": Channel(what.channel).label,
        "group": _label(what),
        "is_done": request.method == "POST" and not is_back,
        "is_back": is_back,
        "required": [one for one in kinds.all_kinds() if one.group == what.group and one.is_required],
    }
    return render(request, "notifications/stop.html", context)


def _label(what: Stop) -> str:
    return str(kinds.named_group(what.group).label)
