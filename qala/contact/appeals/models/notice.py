"""The letter that tells people who stand behind an appeal with others of its answer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models.appeal import Appeal
from qala.contact.appeals.models.reporter import Reporter

WAITING = Q(sent_at=None, given_up_at=None)


class AnswerNotice(models.Model):
    """To a reporter who joined, or to the writer of a merged appeal (`twin`), at the e-mail address they left. The
    first writer is asked by `quality` whether it is solved."""

    reporter = models.ForeignKey(Reporter, models.CASCADE, null=True, related_name="+", db_index=False)
    twin = models.ForeignKey(Appeal, models.CASCADE, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField(_("made"))
    sent_at = models.DateTimeField(_("sent out"), null=True)
    given_up_at = models.DateTimeField(_("given up"), null=True)

    class Meta:
        verbose_name = _("notice of an answer")
        indexes = [models.Index("id", condition=WAITING, name="answer_notice_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reporter=None, twin__isnull=False) | Q(reporter__isnull=False, twin=None),
                name="answer_notice_to_one",
            ),
            # Answered again before the first letter went out: one letter says both.
            models.UniqueConstraint(
                fields=["reporter"], condition=WAITING, name="answer_notice_reporter_once"
            ),
            models.UniqueConstraint(fields=["twin"], condition=WAITING, name="answer_notice_twin_once"),
        ]

    def __str__(self) -> str:
        return f"notice of an answer {self.pk}"
