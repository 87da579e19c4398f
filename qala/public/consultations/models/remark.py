"""What a resident said, whether it is public, and what the city replied."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.public.consultations.models.consultation import Consultation
from qala.public.consultations.rules.statuses import TONES, Outcome, State
from qala.public.published.models import RefusalCause
from qala.shared.audit import audited
from qala.shared.kept import raises

MAX_TEXT = 4000


@raises("consultations")
@audited(exclude=("text", "words", "contact", "user", "fingerprint"), on_insert=False)
class ConsultationRemark(models.Model):
    """`text` is what was written and stays inside; `words` is what everybody reads, as a moderator let it out. Of the
    writer there is an account or a proven e-mail, for the reply alone."""

    consultation = models.ForeignKey(
        Consultation,
        models.PROTECT,
        related_name="remarks",
        db_index=False,
        verbose_name=pgettext_lazy("residents", "consultation"),
    )
    number = models.PositiveIntegerField(_("number"))
    line = models.CharField(_("line of the plan"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    text = models.TextField(pgettext_lazy("resident", "remark"), max_length=MAX_TEXT)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("resident")
    )
    contact = models.EmailField(_("proven e-mail"), blank=True)
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField(pgettext_lazy("residents", "written"))
    due_on = models.DateField(_("reply by"))

    state = models.CharField(
        pgettext_lazy("remark", "state"), max_length=8, choices=State.choices, default=State.WAITING
    )
    words = models.TextField(_("public words"), max_length=MAX_TEXT, blank=True)
    cause = models.CharField(
        pgettext_lazy("residents", "why not"), max_length=12, choices=RefusalCause.choices, blank=True
    )
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("read by")
    )
    read_at = models.DateTimeField(_("read"), null=True)

    outcome = models.CharField(_("what became of it"), max_length=8, choices=Outcome.choices, blank=True)
    reply = models.TextField(_("reply of the city"), max_length=MAX_TEXT, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("replied by")
    )
    replied_at = models.DateTimeField(pgettext_lazy("residents", "replied"), null=True)

    class Meta:
        verbose_name = _("remark of a resident")
        verbose_name_plural = _("remarks of residents")
        ordering = ["consultation", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="consultation_remark_number"),
            models.UniqueConstraint(fields=["consultation", "fingerprint"], name="consultation_remark_once"),
            models.CheckConstraint(
                condition=Q(state="waiting", words="", cause="")
                | (Q(state="shown", cause="") & ~Q(words=""))
                | (Q(state="hidden", words="") & ~Q(cause="")),
                name="consultation_remark_read",
            ),
            models.CheckConstraint(
                condition=Q(replied_at=None, outcome="", reply="")
                | (Q(replied_at__isnull=False, state="shown") & ~Q(outcome="") & ~Q(reply="")),
                name="consultation_remark_replied",
            ),
        ]
        indexes = [
            models.Index("made_at", "id", condition=Q(state="waiting"), name="consultation_remark_queue"),
            models.Index(
                "due_on", "id", condition=Q(state="shown", replied_at=None), name="consultation_remark_due"
            ),
            models.Index("contact", condition=~Q(contact=""), name="consultation_remark_contact"),
        ]

    def __str__(self) -> str:
        return f"№ {self.number} in {self.consultation_id}"

    @property
    def tone(self) -> str:
        """Of its outcome."""
        return TONES.get(Outcome(self.outcome), "neutral") if self.outcome else "neutral"
