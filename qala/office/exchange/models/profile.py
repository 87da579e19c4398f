"""Profiles that the city wrote itself, beside those that come with Qala."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Stamped


@audited(exclude=("updated_at",))
class ImportProfile(Stamped):
    """How a list of projects is read, as YAML; see docs/import-profiles.md."""

    name = models.SlugField(_("name"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("profile"), max_length=40_000)
    is_active = models.BooleanField(_("in use"), default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("made by")
    )

    class Meta:
        verbose_name = _("import profile")
        verbose_name_plural = _("import profiles")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("exchange:profile", args=[self.name])
