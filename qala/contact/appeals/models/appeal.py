"""An appeal: what somebody wants from the city, where, and who has it now."""

from functools import cache

from django.conf import settings
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.indexes import INDEXES
from qala.contact.catalog.rules.routing import Reason
from qala.contact.catalog.rules.stages import ENDED_STAGES, OPEN_STAGES, Stage
from qala.shared.audit import audited
from qala.shared.kept.triggers import raises
from qala.shared.models import Placed

NOBODY = "00-0-X"


@cache
def _pattern() -> str:
    """The address of an appeal: asked of the router once, since a list needs it for every row."""
    return reverse("appeals:appeal", args=[NOBODY])


class Priority(models.IntegerChoices):
    """How urgent the desk holds it; deadlines come from service terms, not from here."""

    NORMAL = 0, _("Normal")
    HIGH = 1, _("High")
    URGENT = 2, _("Urgent")


class PlaceQuality(models.TextChoices):
    """How far the position can be trusted."""

    NONE = "", _("No position")
    EXACT = "exact", _("Exact")
    APPROXIMATE = "approximate", _("Approximate")
    OUTSIDE = "outside", _("Outside the city")
    DUMMY = "dummy", _("Placeholder position of the source")


class OriginKind(models.TextChoices):
    """How an appeal came out of another one."""

    NONE = "", _("On its own")
    CONVERTED = "converted", _("An operational case became an appeal under the law")
    PART = "part", _("A part was forwarded to another body")


class AppealManager(models.Manager["Appeal"]):
    """Leaves the search columns in the database: nobody reads them and they are the heaviest."""

    def get_queryset(self) -> models.QuerySet["Appeal"]:
        """All appeals."""
        return super().get_queryset().defer("search", "search_fold")


@raises("appeals", columns=("is_public", "procedure", "duplicate_of", "topic"))
@audited(exclude=("search", "search_fold", "point", "h3"))
class Appeal(Placed):
    """The pointers say where it stands now; its history is in timeline, assignments, targets and answers.

    `stage` repeats the status's stage and `next_due_at`, `is_overdue`, `was_late` repeat what targets say, so that
    the register filters and sorts on one table; the actions keep them together.
    """

    number = models.CharField(_("number"), max_length=20, editable=False)
    secret_hash = models.CharField(max_length=64, blank=True, editable=False)
    channel = models.ForeignKey(
        "catalog.Channel", models.PROTECT, related_name="+", verbose_name=_("channel")
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="kk")
    text = models.TextField(_("what happened"), max_length=4000)
    topic = models.ForeignKey(
        "catalog.Topic", models.PROTECT, related_name="+", db_index=False, verbose_name=_("topic")
    )
    status = models.ForeignKey(
        "catalog.Status", models.PROTECT, related_name="+", db_index=False, verbose_name=_("status")
    )
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, default=Stage.NEW)
    priority = models.SmallIntegerField(_("priority"), choices=Priority.choices, default=Priority.NORMAL)
    executor = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("executor"),
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    route_reason = models.CharField(_("why there"), max_length=20, default=Reason.FALLBACK)
    resident = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("resident"),
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("operator"),
    )
    district = models.ForeignKey(
        "places.District",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("district"),
    )
    quarter = models.ForeignKey(
        "places.Quarter",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("quarter"),
    )
    building = models.ForeignKey(
        "places.Building",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("building"),
    )
    address = models.CharField(_("address"), max_length=300, blank=True)
    place_note = models.CharField(_("how to find the place"), max_length=300, blank=True)
    place_quality = models.CharField(_("position"), max_length=12, choices=PlaceQuality.choices, blank=True)
    received_at = models.DateTimeField(_("received"))
    registered_at = models.DateTimeField(_("registered"), help_text=_("When the terms start to run."))
    accepted_at = models.DateTimeField(_("taken on"), null=True, blank=True)
    first_answer_at = models.DateTimeField(_("first answered"), null=True, blank=True)
    planned_on = models.DateField(_("work planned for"), null=True, blank=True)
    resolved_at = models.DateTimeField(_("answered"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed"))
    reopened_count = models.PositiveSmallIntegerField(_("times reopened"), default=0)
    returned_count = models.PositiveSmallIntegerField(_("times returned"), default=0)
    duplicate_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="duplicates",
        db_index=False,
        verbose_name=_("duplicate of"),
    )

    procedure = models.ForeignKey(
        "catalog.Procedure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("procedure"),
        help_text=_("Empty: an operational case."),
    )
    origin = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offspring",
        db_index=False,
        verbose_name=_("came out of"),
    )
    origin_kind = models.CharField(
        _("how it came out"), max_length=10, choices=OriginKind.choices, blank=True
    )

    next_due_at = models.DateTimeField(_("next term"), null=True, blank=True)
    is_overdue = models.BooleanField(_("overdue"), default=False)
    was_late = models.BooleanField(_("answered late"), default=False)
    is_public = models.BooleanField(_("shown to everybody"), default=False)

    source = models.CharField(_("imported by profile"), max_length=60, blank=True, editable=False)
    external_id = models.CharField(_("number in the other register"), max_length=120, blank=True)

    search_fold = models.TextField(blank=True, editable=False)
    search = models.GeneratedField(
        expression=SearchVector("text", config="russian") + SearchVector("search_fold", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = AppealManager()

    class Meta:
        ordering = ["-received_at", "-id"]
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        indexes = INDEXES
        constraints = [
            models.UniqueConstraint(fields=["number"], name="appeal_number_once"),
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=~Q(source=""), name="appeal_imported_once"
            ),
            # An operational case becomes an appeal under the law once, whoever asks and however often.
            models.UniqueConstraint(
                fields=["origin"], condition=Q(origin_kind="converted"), name="appeal_converted_once"
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of=None) | ~Q(duplicate_of=F("id")), name="appeal_not_its_own_duplicate"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The staff page."""
        return _pattern().replace(NOBODY, self.number)

    @property
    def is_legal(self) -> bool:
        """Whether it is considered under the law's procedure; an operational case is not."""
        return self.procedure_id is not None

    @property
    def is_open(self) -> bool:
        """Somebody still has to do something."""
        return self.stage in OPEN_STAGES

    @property
    def has_ended(self) -> bool:
        """Done or closed without work."""
        return self.stage in ENDED_STAGES
