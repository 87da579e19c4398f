"""A person's own views of list screens."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """A named query string and choice of columns of one list screen, owned by one person."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    screen = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=80)
    query = models.TextField(blank=True)
    columns: Any = models.JSONField(default=list, blank=True)
    is_default = models.BooleanField(_("open with this view"), default=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["owner", "screen", "name"], name="saved_view_name")]

    def __str__(self) -> str:
        return self.name
