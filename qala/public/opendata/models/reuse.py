"""What somebody made of the data."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.public.opendata.rules.datasets import DATASETS
from qala.public.opendata.rules.links import host_of
from qala.public.opendata.rules.statuses import TONES, State
from qala.shared.audit import audited
from qala.shared.kept import raises

MAX_TITLE, MAX_MAKER, MAX_ABOUT, MAX_ADDRESS = 120, 120, 400, 500


@raises("datasets")
@audited(exclude=("title", "maker", "about", "address", "told_by"), on_insert=False)
class Reuse(models.Model):
    """A map, an article, an app that uses datasets: told by anybody, shown when a person has looked at it. Its words
    are those shown, or waiting to be. Of whoever told it nothing is kept but the public name that they gave and, where
    they were signed in, the account, which lets them change the words and is shown to nobody."""

    title = models.CharField(pgettext_lazy("use of data", "what was made"), max_length=MAX_TITLE)
    address = models.URLField(pgettext_lazy("use of data", "where it is"), max_length=MAX_ADDRESS)
    maker = models.CharField(pgettext_lazy("use of data", "who made it"), max_length=MAX_MAKER)
    about = models.CharField(pgettext_lazy("use of data", "what it does"), max_length=MAX_ABOUT)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    datasets: Any = ArrayField(models.SlugField(max_length=40), verbose_name=_("datasets"))
    state = models.CharField(
        pgettext_lazy("use of data", "state"), max_length=10, choices=State.choices, default=State.PROPOSED
    )
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=pgettext_lazy("use of data", "told by"),
    )
    proposed_at = models.DateTimeField(pgettext_lazy("use of data", "told"))
    decided_at = models.DateTimeField(pgettext_lazy("use of data", "decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("use of open data")
        verbose_name_plural = _("uses of open data")
        ordering = ["-decided_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=Q(state__in=("proposed", "shown")), name="opendata_reuse_once"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_at=None, decided_by=None)
                | (~Q(state="proposed") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="opendata_reuse_decided",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "shown")) | ~Q(reason=""), name="opendata_reuse_says_why"
            ),
            models.CheckConstraint(
                condition=Q(address__startswith="https://"), name="opendata_reuse_safe_address"
            ),
        ]
        indexes = [
            models.Index(
                F("decided_at").desc(),
                F("id").desc(),
                condition=Q(state="shown"),
                name="opendata_reuse_shown",
            ),
            models.Index("proposed_at", "id", condition=Q(state="proposed"), name="opendata_reuse_queue"),
            GinIndex(fields=["datasets"], condition=Q(state="shown"), name="opendata_reuse_datasets"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The moderators' page of it."""
        return reverse("opendata:use", args=[self.pk])

    @property
    def host(self) -> str:
        """Whose site it is."""
        return host_of(self.address)

    @property
    def tone(self) -> str:
        """Of its state."""
        return TONES[State(self.state)]

    @property
    def used(self) -> list[Any]:
        """The datasets that there still are."""
        return [DATASETS[code] for code in self.datasets if code in DATASETS]
