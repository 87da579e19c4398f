"""The words of a use as they were given, one set after another."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.public.opendata.models.reuse import MAX_ABOUT, MAX_ADDRESS, MAX_MAKER, MAX_TITLE, Reuse
from qala.public.opendata.rules.statuses import Wording

WORDS = ("title", "address", "maker", "about", "datasets")


class ReuseVersion(models.Model):
    """The teller's wait for a moderator, one at a time; a moderator's are shown at once. What was never shown is
    forgotten with its days, what was shown is kept as long as the use."""

    reuse = models.ForeignKey(Reuse, models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(pgettext_lazy("use of data", "what was made"), max_length=MAX_TITLE)
    address = models.URLField(pgettext_lazy("use of data", "where it is"), max_length=MAX_ADDRESS)
    maker = models.CharField(pgettext_lazy("use of data", "who made it"), max_length=MAX_MAKER)
    about = models.CharField(pgettext_lazy("use of data", "what it does"), max_length=MAX_ABOUT)
    datasets: Any = ArrayField(models.SlugField(max_length=40), verbose_name=_("datasets"))
    given_at = models.DateTimeField(pgettext_lazy("use of data", "told"))
    state = models.CharField(
        pgettext_lazy("use of data", "state"), max_length=8, choices=Wording.choices, default=Wording.WAITS
    )
    decided_at = models.DateTimeField(pgettext_lazy("use of data", "decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )

    class Meta:
        verbose_name = _("words of a use of open data")
        verbose_name_plural = _("words of uses of open data")
        ordering = ["reuse", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["reuse", "number"], name="opendata_words_once"),
            models.UniqueConstraint(
                fields=["reuse"], condition=Q(state="waits"), name="opendata_words_wait_once"
            ),
            models.CheckConstraint(
                condition=Q(state="waits", decided_at=None)
                | (~Q(state="waits") & Q(decided_at__isnull=False)),
                name="opendata_words_decided",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("reuse", "number", "given_at", *WORDS),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reuse_id}/{self.number}"

    @property
    def words(self) -> dict[str, Any]:
        """As forms and actions take them."""
        return {name: getattr(self, name) for name in WORDS}
