"""How exactly the place of a topic's appeals is shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import Topic
from qala.shared.audit import audited
from qala.shared.kept.triggers import raises


class Precision(models.TextChoices):
    """From a pothole to somebody's home."""

    EXACT = "exact", _("Exact: public space")
    BUILDING = "building", _("The building")
    CELL = "cell", _("The neighbourhood only")


@raises("appeals")
@audited
class PublicPlace(models.Model):
    """The precision of one topic; a topic without a row has the one of `PublicTerms`."""

    topic = models.OneToOneField(
        Topic, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("topic")
    )
    precision = models.CharField(_("place shown"), max_length=10, choices=Precision.choices)

    class Meta:
        verbose_name = _("public place of a topic")

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.precision}"
