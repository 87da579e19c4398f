"""Keeps the process's memory of the city true when its rows change; tells maps whose data they show."""

import time
from typing import Any

from django.db.models.signals import post_delete, post_save

from qala.ground.places import locating
from qala.ground.places.models import City, District, DistrictOutline, Quarter, Street
from qala.shared.ui import maps

REMEMBERED = (City, District, DistrictOutline, Quarter, Street)


def data_changed(sender: type, **kwargs: Any) -> None:
    """Raise the data version for other processes, forget at once in this one."""
    if not kwargs.get("raw", False):
        City.objects.update(data_version=time.time_ns())
    locating.forget()


for _model in REMEMBERED:
    post_save.connect(data_changed, sender=_model, dispatch_uid=f"places-saved-{_model.__name__}")
    post_delete.connect(data_changed, sender=_model, dispatch_uid=f"places-deleted-{_model.__name__}")

maps.use_base_attribution(lambda: locating.ground().attribution)
