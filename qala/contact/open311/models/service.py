"""A topic as Open311 offers it: how a request is answered and what is asked beside the description."""

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import Topic
from qala.contact.open311.rules.answers import LISTS, Datatype
from qala.shared.audit import audited
from qala.shared.models import Named

# A code becomes the name of an XML element where answers are shown.
valid_code = RegexValidator(
    r"^[A-Za-z_][A-Za-z0-9_-]*$", _("Latin letters, digits, - and _, first a letter.")
)
DATATYPES = [
    (Datatype.STRING.value, _("one line")),
    (Datatype.NUMBER.value, _("a number")),
    (Datatype.DATETIME.value, _("day and time")),
    (Datatype.TEXT.value, _("several lines")),
    (Datatype.SINGLE.value, _("one of a list")),
    (Datatype.MULTI.value, _("some of a list")),
]


@audited
class ServiceOffer(models.Model):
    """How a topic is offered, where it differs from the usual: realtime, with everybody's words."""

    class Kind(models.TextChoices):
        """The words of the specification."""

        REALTIME = "realtime", _("number at once")
        BATCH = "batch", _("token at once, number later")
        BLACKBOX = "blackbox", _("no number")

    topic = models.OneToOneField(Topic, models.CASCADE, related_name="+", verbose_name=_("topic"))
    kind = models.CharField(
        _("how a request is answered"), max_length=10, choices=Kind.choices, default=Kind.REALTIME
    )
    is_offered = models.BooleanField(_("offered by Open311"), default=True)

    class Meta:
        verbose_name = _("Open311 service")

    def __str__(self) -> str:
        return f"{self.topic_id} {self.kind}"


@audited
class ServiceQuestion(Named):
    """An extra question of a topic (an “attribute”); the name is the question itself."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="questions", verbose_name=_("topic"))
    code = models.CharField(_("code"), max_length=40, validators=[valid_code])
    datatype = models.CharField(
        _("kind of answer"), max_length=20, choices=DATATYPES, default=Datatype.STRING.value
    )
    is_variable = models.BooleanField(
        _("is answered"), default=True, help_text=_("Off: a text that is only shown.")
    )
    is_required = models.BooleanField(_("must be answered"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=1, validators=[MinValueValidator(1)])
    hint_kk = models.CharField(_("hint in Kazakh"), max_length=250, blank=True)
    hint_ru = models.CharField(_("hint in Russian"), max_length=250, blank=True)
    hint_en = models.CharField(_("hint in English"), max_length=250, blank=True)

    class Meta:
        ordering = ["topic", "order", "id"]
        verbose_name = _("extra question")
        constraints = [
            models.UniqueConstraint(fields=["topic", "code"], name="service_question_code"),
            models.UniqueConstraint(
                fields=["topic", "order"],
                name="service_question_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=models.Q(order__gt=0), name="service_question_order_positive"),
        ]

    @property
    def hint(self) -> str:
        """The hint in the active language, or the first that is filled."""
        wanted = getattr(self, f"hint_{(get_language() or 'kk')[:2]}", "")
        return str(wanted or self.hint_kk or self.hint_ru or self.hint_en)

    @property
    def is_list(self) -> bool:
        """Whether the answer is chosen."""
        return self.datatype in LISTS


@audited
class ServiceChoice(Named):
    """One value of a list."""

    question = models.ForeignKey(
        ServiceQuestion, models.CASCADE, related_name="choices", verbose_name=_("question")
    )
    key = models.CharField(_("what is sent"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        ordering = ["question", "order", "id"]
        verbose_name = _("value of a list")
        constraints = [models.UniqueConstraint(fields=["question", "key"], name="service_choice_key")]
