"""The fixed stages behind every status that a city may name."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """Where an appeal stands; the city's own statuses each map to one."""

    NEW = "new", _("New")
    ACTIVE = "active", _("In progress")
    WAITING = "waiting", _("Waiting for the resident")
    DONE = "done", _("Done")
    REJECTED = "rejected", _("Closed without work")


OPEN_STAGES = (Stage.NEW, Stage.ACTIVE, Stage.WAITING)
ENDED_STAGES = (Stage.DONE, Stage.REJECTED)


class TargetKind(TextChoices):
    """What is promised: each has its own clock."""

    ACCEPT = "accept", _("Take on")
    FIRST_ANSWER = "first_answer", _("First answer")
    RESOLVE = "resolve", _("Resolve")
    REDIRECT = "redirect", _("Take on or forward")
    NOTICE = "notice", _("Tell the applicant")


# What a service term of a topic may promise; the other two belong to procedures of the law.
TOPIC_KINDS = (TargetKind.ACCEPT, TargetKind.FIRST_ANSWER, TargetKind.RESOLVE)
