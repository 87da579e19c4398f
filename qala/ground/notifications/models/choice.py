"""What people want to hear, how and when."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.rules.channels import Channel
from qala.shared.audit import audited


class ChannelChoice(models.Model):
    """A person's own yes or no for a group of kinds by a channel; without a row the kind's own channels hold."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    group = models.CharField(max_length=60)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    is_on = models.BooleanField()

    class Meta:
        verbose_name = _("choice of a channel")
        constraints = [
            models.UniqueConstraint(fields=["user", "group", "channel"], name="channel_choice_once")
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.channel}"


class Habit(models.Model):
    """When a person wants to be reached; empty fields follow the city's rule and the kinds."""

    class Pace(models.TextChoices):
        """At once, or one message a day."""

        USUAL = "", _("As each kind has it")
        AT_ONCE = "at_once", _("Each one at once")
        DAILY = "daily", _("One summary a day")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_to = models.TimeField(_("quiet to"), null=True, blank=True)
    pace = models.CharField(_("pace"), max_length=10, choices=Pace.choices, default=Pace.USUAL, blank=True)
    digest_hour = models.PositiveSmallIntegerField(
        _("hour of the summary"), null=True, blank=True, validators=[MaxValueValidator(23)]
    )

    class Meta:
        verbose_name = _("habit")

    def __str__(self) -> str:
        return f"habit of {self.user_id}"


@audited
class Silence(models.Model):
    """An address without an account that wants no more letters of a group; the address itself is not kept."""

    address_key = models.CharField(max_length=32)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    group = models.CharField(max_length=60)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("silence")
        constraints = [
            models.UniqueConstraint(fields=["address_key", "channel", "group"], name="silence_once")
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.group}"
