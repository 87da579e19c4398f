"""Who executes what, where."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models.topic import Topic, TopicGroup
from qala.contact.catalog.rules.routing import RouteRule
from qala.shared.audit import audited
from qala.shared.models import Dated


@audited
class Route(Dated):
    """One row of the routing table; empty columns match everything. Either an executor or the house register."""

    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="routes", verbose_name=_("topic")
    )
    group = models.ForeignKey(
        TopicGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="routes",
        verbose_name=_("topic group"),
    )
    district = models.ForeignKey(
        "places.District", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("district")
    )
    executor = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="routes",
        verbose_name=_("executor"),
    )
    by_building = models.BooleanField(
        _("by the building"),
        default=False,
        help_text=_("To whoever cares for the building in the topic's function."),
    )

    class Meta(Dated.Meta):
        ordering = ["topic", "group", "district"]
        verbose_name = _("route")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(by_building=True, executor=None) | Q(by_building=False, executor__isnull=False),
                name="route_one_goal",
            ),
            models.CheckConstraint(condition=Q(topic=None) | Q(group=None), name="route_one_level"),
            models.UniqueConstraint(
                fields=["topic", "group", "district", "by_building", "valid_from"],
                name="route_version",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic or self.group or '*'} × {self.district or '*'} → {self.executor or 'building'}"

    def as_rule(self) -> RouteRule:
        """The row as the pure routing rule sees it."""
        return RouteRule(
            self.pk,
            self.topic_id,
            self.group_id,
            self.district_id,
            self.executor_id,
            self.by_building,
            self.valid_from,
            self.valid_to,
        )
