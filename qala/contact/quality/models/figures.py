"""Counts of one day, kept so that a report does not read the register."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Value
from django.utils.translation import gettext_lazy as _

# PostgreSQL's grouping(topic, district, executor, channel): a set bit means "summed over".
CUTS = {"each": 0, "topic": 7, "district": 11, "executor": 13, "channel": 14, "total": 15}


class DailyFigure(models.Model):
    """The appeals received on a day: for every topic × district × executor × channel that occurred (cut 0), and the
    sums by one of them and over all. A key of 0 stands for none, or for summed over.

    `hours`: 24 counts by hour of receipt (city time); `response`: the sketch of minutes to the answer.
    """

    day = models.DateField(_("day"))
    cut = models.SmallIntegerField(choices=[(value, name) for name, value in CUTS.items()])
    topic_key = models.BigIntegerField(default=0)
    district_key = models.BigIntegerField(default=0)
    executor_key = models.BigIntegerField(default=0)
    channel_key = models.BigIntegerField(default=0)
    received = models.IntegerField(default=0)
    answered = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    merged = models.IntegerField(default=0)
    open = models.IntegerField(default=0)
    reopened = models.IntegerField(default=0)
    repeated = models.IntegerField(default=0)
    rated = models.IntegerField(default=0)
    satisfied = models.IntegerField(default=0)
    judged = models.IntegerField(default=0)
    unsolved = models.IntegerField(default=0)
    hours: Any = ArrayField(models.IntegerField(), size=24)
    response: Any = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("daily figure")
        indexes = [
            models.Index("executor_key", "day", condition=models.Q(cut=0), name="quality_figure_executor"),
            models.Index("topic_key", "day", condition=models.Q(cut=0), name="quality_figure_topic"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["cut", "day", "topic_key", "district_key", "executor_key", "channel_key"],
                name="quality_figure_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.received}"


class FigureMark(models.Model):
    """How far the daily figures are counted: days up to `built_to`, changes of appeals up to `changed_to`. One row."""

    built_to = models.DateField(null=True)
    changed_to = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(Value(1), name="quality_figure_mark_single")]

    def __str__(self) -> str:
        return f"figures to {self.built_to}"
