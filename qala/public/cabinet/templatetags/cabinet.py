"""Words of the room for templates."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qala.contact.appeals.access import is_resident_of
from qala.contact.appeals.models import Appeal
from qala.public.cabinet.access import own_followings
from qala.public.cabinet.queries.listeners import followers_of_dataset
from qala.public.opendata.rules.parameters import OpenDataParameters
from qala.public.published.access import public_appeals
from qala.shared.parameters.reading import of_today
from qala.shared.ui.parts import Tab

register = template.Library()

# Pages of the account that stand under another heading of the navigation.
SECURITY = ("/accounts/", "/people/second-factor")


@register.simple_tag(takes_context=True)
def account_nav(context: Any) -> list[Tab]:
    """The one navigation of a resident's corner."""
    path = context["request"].path
    rows = [
        (_("My appeals"), reverse("cabinet:appeals"), "inbox"),
        (_("Following"), reverse("cabinet:following"), "bell"),
        (_("Notifications"), reverse("notifications:preferences"), "mail"),
        (_("Profile"), reverse("people:me"), "user-circle"),
        (_("Security"), reverse("mfa_index"), "shield-lock"),
        (_("My data"), reverse("cabinet:data"), "database"),
        (pgettext("account", "Keys"), reverse("cabinet:keys"), "key"),
    ]
    here = max((url for _label, url, _icon in rows if path.startswith(url)), key=len, default="")
    if not here and path.startswith(SECURITY):
        here = reverse("mfa_index")
    return [Tab(label, url, url == here, icon=icon) for label, url, icon in rows]


@register.simple_tag(takes_context=True)
def standing(context: Any, appeal: Appeal) -> str:
    """ "mine", "followed", "open" (may be followed) or "" (nothing to offer) for the person and the appeal."""
    user = context["request"].user
    if not user.is_authenticated:
        return ""
    if is_resident_of(user, appeal):
        return "mine"
    if own_followings(user).filter(kind="appeal", appeal=appeal).exists():
        return "followed"
    return "open" if public_appeals().filter(pk=appeal.pk).exists() else ""


@register.simple_tag(takes_context=True)
def following_of(context: Any, code: str) -> Any:
    """The row by which the signed-in person follows the project, or None. One statement, none for a stranger."""
    user = context["request"].user
    return (
        own_followings(user).filter(kind="project", project__code=code).first()
        if user.is_authenticated
        else None
    )


@register.simple_tag(takes_context=True)
def dataset_following(context: Any, code: str) -> Any:
    """As `following_of`, of a dataset."""
    user = context["request"].user
    rows = own_followings(user).filter(kind="dataset", dataset=code)
    return rows.first() if user.is_authenticated else None


@register.simple_tag
def many_followers(code: str) -> dict[str, int]:
    """How many follow the dataset (`count`), 0 while they are fewer than `least`: a small number says who. The same
    `least` protects people in datasets. One statement."""
    count, least = followers_of_dataset(code).count(), of_today(OpenDataParameters).least_people
    return {"count": count if count >= least else 0, "least": least}
