"""Who has voted, what was voted, and what came of it. Nothing joins a ballot to a vote (docs/decisions/0144).

Neither table is audited and neither has a moment or a counter: a log of their changes would put them side by side.
"""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.contact.polls.models.poll import Poll


class Origin(models.TextChoices):
    """By which way an answer came."""

    SITE = "site", pgettext_lazy("origin", "Site, without an account")
    ACCOUNT = "account", pgettext_lazy("origin", "Account")
    BOT = "bot", pgettext_lazy("origin", "Virtual operator")
    DESK = "desk", pgettext_lazy("origin", "Operator's desk")


class AgeBand(models.TextChoices):
    """Age groups that a person may name."""

    YOUNG = "u18", _("under 18")
    A18 = "18-29", "18–29"
    A30 = "30-44", "30–44"
    A45 = "45-59", "45–59"
    OLD = "60+", _("60 and older")


class Ballot(models.Model):
    """Somebody has voted: a keyed hash of one identity of theirs. A person with an account and a phone has two rows,
    one of which counts (`is_counted`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="ballots")
    key = models.CharField(max_length=64)
    origin = models.CharField(_("way"), max_length=8, choices=Origin.choices)
    voted_on = models.DateField(_("voted on"))
    is_counted = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("ballot")
        constraints = [
            models.UniqueConstraint(fields=["poll", "key"], name="ballot_once"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="ballot_origin"),
        ]

    def __str__(self) -> str:
        return self.get_origin_display()


class Vote(models.Model):
    """What was voted: answers by the question's id (shapes in `rules.answers`), and what the person chose to say about
    themselves. `change_key` is there only while the poll is open and answers may be changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="votes")
    answers: Any = models.JSONField()
    district = models.ForeignKey(
        "places.District", models.PROTECT, null=True, related_name="+", verbose_name=_("district")
    )
    age_band = models.CharField(_("age group"), max_length=6, choices=AgeBand.choices, blank=True)
    change_key = models.CharField(max_length=64, null=True)

    class Meta:
        verbose_name = _("vote")
        constraints = [
            models.UniqueConstraint(fields=["poll", "change_key"], name="vote_change_key"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PollCount(models.Model):
    """What is published about a poll: figures as `rules.counting` makes them. The page shows this row and counts
    nothing itself."""

    poll = models.OneToOneField(Poll, models.CASCADE, related_name="counted")
    counted_at = models.DateTimeField()
    vote_count = models.PositiveIntegerField()
    figures: Any = models.JSONField()
    is_final = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("count of a poll")

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.vote_count}"
