"""What an appeal is about, in two levels."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.kept.triggers import raises
from qala.shared.models import Named


@audited
class TopicGroup(Named):
    """The upper level: roads, heat, lifts …"""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    icon = models.CharField(_("icon"), max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("topic group")


@raises("appeals")
@audited
class Topic(Named):
    """The lower level, chosen for every appeal; it decides the terms, the executor and what the public may see."""

    group = models.ForeignKey(TopicGroup, models.PROTECT, related_name="topics", verbose_name=_("group"))
    code = models.SlugField(_("code"), max_length=80, unique=True)
    description_kk = models.TextField(_("description in Kazakh"), blank=True)
    description_ru = models.TextField(_("description in Russian"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    keywords = models.TextField(_("words that people use"), blank=True)
    function = models.ForeignKey(
        "organisations.Function",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("function that answers for it"),
    )
    near_metres = models.PositiveSmallIntegerField(
        _("radius of the same matter, metres"),
        null=True,
        blank=True,
        validators=[MinValueValidator(10), MaxValueValidator(5000)],
        help_text=_("Open appeals within it are shown before a copy is registered. Empty: 250."),
    )
    near_days = models.PositiveSmallIntegerField(
        _("days of the same matter"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("Older open appeals are not taken for the same. Empty: 60."),
    )
    is_public = models.BooleanField(_("shown to everybody"), default=True)
    is_emergency = models.BooleanField(_("may be an emergency"), default=False)
    is_active = models.BooleanField(_("in use"), default=True)
    needs_review = models.BooleanField(_("came in by import and waits for review"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        ordering = ["group__order", "group__code", "order", "code"]
        verbose_name = _("topic")

    @property
    def description(self) -> str:
        """The description in the active language, or the first that is filled."""
        wanted = getattr(self, f"description_{(get_language() or 'kk')[:2]}", "")
        return wanted or self.description_kk or self.description_ru or self.description_en
