"""Saved views: kept by their owner, never seen by others."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, Missing
from qala.shared.lists.address import PASSING, cleaned
from qala.shared.models.lists import SavedView
from qala.shared.ready import Ready

MAX_VIEWS = 50
MAX_QUERY = 4000
MAX_NAME = 80


def views_of(user: Any, screen: str) -> list[SavedView]:
    """The person's views of a screen, the nameless one (own columns) included. One statement, none for strangers."""
    if not getattr(user, "is_authenticated", False):
        return []
    return _OF_SCREEN(user.pk, screen)


_OF_SCREEN: Ready[SavedView] = Ready(
    lambda owner, screen: SavedView.objects.filter(owner=owner, screen=screen), -1, "a screen"
)


def create(*, by: Any, screen: str, name: str, query: str, is_default: bool = False) -> SavedView:
    """Keep the present filters, sort and columns under a name. Raises Invalid (no name, too long) or Conflict."""
    name = _checked_name(name)
    with atomic():
        names = set(SavedView.objects.filter(owner=by, screen=screen).values_list("name", flat=True))
        if name in names:
            raise Conflict(_("You already have a view with this name."), code="name_taken")
        if len(names) >= MAX_VIEWS:
            raise Conflict(
                _("You have too many views of this list. Delete one first."), code="too_many_views"
            )
        if is_default:
            _drop_default(by, screen)
        return SavedView.objects.create(
            owner=by, screen=screen, name=name, query=_checked_query(query), is_default=is_default
        )


def rename(view: SavedView, name: str) -> None:
    """Raises Invalid or Conflict."""
    name = _checked_name(name)
    others = SavedView.objects.filter(owner=view.owner_id, screen=view.screen, name=name).exclude(pk=view.pk)
    if others.exists():
        raise Conflict(_("You already have a view with this name."), code="name_taken")
    view.name = name
    view.save(update_fields=["name"])


def update(view: SavedView, query: str) -> None:
    """Keep other filters under the same name."""
    view.query = _checked_query(query)
    view.save(update_fields=["query"])


def set_default(view: SavedView, *, is_default: bool) -> None:
    """Open the screen with this view, or no longer."""
    with atomic():
        if is_default:
            _drop_default(view.owner_id, view.screen)
        view.is_default = is_default
        view.save(update_fields=["is_default"])


def choose_columns(*, by: Any, screen: str, keys: Sequence[str]) -> None:
    """Remember the person's own columns of a screen; no keys go back to the default ones."""
    if not keys:
        SavedView.objects.filter(owner=by, screen=screen, name="").delete()
        return
    SavedView.objects.update_or_create(
        owner=by, screen=screen, name="", defaults={"columns": [key[:40] for key in keys][:100]}
    )


def own_view(user: Any, pk: int) -> SavedView:
    """One of the person's views. Raises Missing for other people's."""
    view = SavedView.objects.filter(owner=user, pk=pk).exclude(name="").first()
    if view is None:
        raise Missing
    return view


def _drop_default(owner: Any, screen: str) -> None:
    SavedView.objects.filter(owner=owner, screen=screen, is_default=True).update(is_default=False)


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > MAX_NAME:
        raise Invalid(fields={"name": _("Give the view a name of up to 80 letters.")})
    return name


def _checked_query(query: str) -> str:
    if len(query) > MAX_QUERY:
        raise Invalid(_("These filters are too long to keep."))
    kept = cleaned(QueryDict(query.lstrip("?")))
    for name in PASSING:
        kept.pop(name, None)
    return kept.urlencode()
