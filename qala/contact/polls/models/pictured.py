"""A picture with words for those who do not see it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.languages import said


class Pictured(models.Model):
    """`alt_*`: what the picture shows; without such words it is an ornament beside the text."""

    picture = models.ForeignKey(
        "files.StoredFile",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    alt_kk = models.CharField(_("what the picture shows, in Kazakh"), max_length=200, blank=True)
    alt_ru = models.CharField(_("what the picture shows, in Russian"), max_length=200, blank=True)
    alt_en = models.CharField(_("what the picture shows, in English"), max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def alt(self) -> str:
        """In the active language, or another; empty for an ornament."""
        return said(self, "alt")
