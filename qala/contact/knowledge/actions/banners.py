"""Write and end banners."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import Topic
from qala.contact.knowledge.access import VIEW, can_edit
from qala.contact.knowledge.events import BannerChanged
from qala.contact.knowledge.models import Banner
from qala.ground.places.models import District
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish
from qala.shared.languages import LANGUAGES
from qala.shared.live import announce

TEXTS = tuple(f"{part}_{language}" for part in ("title", "text") for language in LANGUAGES)
FIELDS = (*TEXTS, "tone", "valid_from", "valid_to", "is_yearly", "is_public", "article", "is_sample")


def save_banner(
    *,
    banner_id: int | None,
    by: Any,
    topics: Sequence[Topic] = (),
    districts: Sequence[District] = (),
    seen: int | None = None,
    **words: Any,
) -> Banner:
    """Make or change a banner. Raises NotAllowed, Missing, Invalid, Conflict (changed after the entry `seen`)."""
    with atomic():
        banner = lock(Banner, banner_id) if banner_id is not None else Banner()
        require(can_edit(by))
        timeline.require_unchanged(banner, seen)
        changed = [name for name in FIELDS if name in words and getattr(banner, name) != words[name]]
        for name in changed:
            setattr(banner, name, words[name])
        _check(banner)
        banner.save()
        banner.topics.set(topics)
        banner.districts.set(districts)
        timeline.add(banner, "change" if banner_id is not None else "create", by=by, data={"fields": changed})
        _tell(banner)
    return banner


def end_banner(*, banner_id: int, on: date, by: Any) -> Banner:
    """From `on` it is shown no more, in no year. Raises NotAllowed, Missing, Conflict (it had ended before)."""
    with atomic():
        banner = lock(Banner, banner_id)
        require(can_edit(by))
        if not banner.is_yearly and banner.valid_to is not None and banner.valid_to <= on:
            raise Conflict(_("This banner has ended already."), code="ended")
        # A banner that has not begun yet keeps one day in the past: its span may not be empty.
        banner.valid_from = min(banner.valid_from, on - timedelta(days=1))
        banner.valid_to, banner.is_yearly = on, False
        banner.save()
        timeline.add(banner, "end", by=by)
        _tell(banner)
    return banner


def _tell(banner: Banner) -> None:
    """Rooms above drop what they keep of banners; open desks ask for them anew."""
    publish(BannerChanged(banner_id=banner.pk))
    announce("banner", {"id": banner.pk}, to=[f"perm:{VIEW}"])


def _check(banner: Banner) -> None:
    fields: dict[str, Any] = {}
    if not any(getattr(banner, f"title_{language}") for language in LANGUAGES):
        fields["title_kk"] = _("A banner needs a title in at least one language.")
    if banner.is_public and not (banner.title_kk and banner.title_ru):
        fields["is_public"] = _("What residents see needs both Kazakh and Russian.")
    if banner.valid_to is not None and banner.valid_to <= banner.valid_from:
        fields["valid_to"] = _("The end must be after the beginning.")
    if banner.is_yearly and banner.valid_to is None:
        fields["valid_to"] = _("A yearly banner needs an end.")
    if fields:
        raise Invalid(fields=fields)
