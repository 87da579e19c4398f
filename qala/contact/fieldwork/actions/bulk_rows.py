"""How one row of a bulk run is foreseen and carried out: through the actions of `appeals`, with the person's rights."""

from typing import Any

from django.utils.translation import gettext as _

from qala.contact.appeals.access import WORK, can_do
from qala.contact.appeals.actions import answer, assign, merge, redirect
from qala.contact.appeals.actions.answer import SUBSTANCE
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.rules.languages import fits
from qala.contact.appeals.rules.statuses import LIFE
from qala.contact.catalog.queries import book
from qala.contact.fieldwork.access import can_use_template
from qala.contact.fieldwork.actions.template import count_use
from qala.contact.fieldwork.models import AnswerTemplate, BulkRun
from qala.contact.fieldwork.queries.templates import worded
from qala.contact.fieldwork.queries.work import asks_of_answer, with_late_after
from qala.ground.people.access import organisations_of
from qala.ground.people.models import User
from qala.shared.clock import now
from qala.shared.db import found
from qala.shared.errors import Conflict, Invalid, NotAllowed, Refusal, require


class Carrier:
    """Everything a run needs for its rows, read once. `by` is the person who ordered it, as of now.

    Raises Missing when the person, template or appeal that the order names is gone.
    """

    def __init__(self, run: BulkRun, by: Any) -> None:
        self.kind, self.words, self.by = run.kind, run.words, by
        self.person: User | None = None
        self.template: AnswerTemplate | None = None
        self.main: Appeal | None = None
        if self.kind == "assign" and self.words.get("person_id"):
            self.person = found(User, pk=self.words["person_id"])
            self._works_in = organisations_of(self.person, WORK)
        if self.kind == "answer":
            self.template = found(AnswerTemplate, pk=self.words["template_id"])
        if self.kind == "merge":
            self.main = found(Appeal, pk=self.words["into_id"])

    def foresee(self, appeal: Appeal) -> str:
        """What speaks against this row now, "" for nothing. Writes nothing; the step itself asks again.

        `appeal` is a row of `with_late_after`.
        """
        try:
            require(can_do(self.by, self.kind, appeal))
            given = {"reason": self.words.get("reason"), "text": "x"}
            LIFE.check(appeal.stage, self.kind, **given)
            getattr(self, f"_foresee_{self.kind}")(appeal)
        except Refusal as refusal:
            return said(refusal)
        return ""

    def carry_out(self, appeal_id: int) -> None:
        """The step. Raises what the step raises."""
        if self.kind == "assign":
            assign(appeal_id=appeal_id, person=self.person, by=self.by)
        elif self.kind == "redirect":
            words = self.words
            redirect(
                appeal_id=appeal_id, executor_id=words["executor_id"], reason=words["reason"], by=self.by
            )
        elif self.kind == "merge":
            merge(appeal_id=appeal_id, into_id=self.words["into_id"], by=self.by)
        else:
            self._answer(appeal_id)

    def _answer(self, appeal_id: int) -> None:
        assert self.template is not None
        appeal = with_late_after(Appeal.objects.all()).get(pk=appeal_id)
        self._foresee_answer(appeal)
        given = {
            name: self.words[name] for name in ("late_cause", "is_language_confirmed") if self.words.get(name)
        }
        answer(appeal_id=appeal_id, text=worded(self.template, appeal), by=self.by, **given)
        count_use(self.template.pk)

    def _foresee_assign(self, appeal: Appeal) -> None:
        if (
            self.person is not None
            and self._works_in is not None
            and appeal.executor_id not in self._works_in
        ):
            raise Invalid(fields={"person": _("This person does not work for the executor.")})

    def _foresee_redirect(self, appeal: Appeal) -> None:
        if appeal.executor_id == self.words["executor_id"]:
            raise Invalid(fields={"executor": _("This organisation has the appeal already.")})

    def _foresee_merge(self, appeal: Appeal) -> None:
        assert self.main is not None
        if appeal.pk == self.main.pk:
            raise Invalid(fields={"into": _("This is the appeal that stays.")})
        if self.main.has_ended or self.main.duplicate_of_id is not None:
            raise Conflict(_("The other appeal has ended or was merged itself."), code="cannot_absorb")
        require(can_do(self.by, "merge", self.main))

    def _foresee_answer(self, appeal: Any) -> None:
        assert self.template is not None
        template = self.template
        if not template.is_active or not can_use_template(self.by, template):
            raise NotAllowed
        topic = book().topics.get(appeal.topic_id)
        fits = (
            template.topic_id in (None, appeal.topic_id)
            and template.group_id in (None, topic.group_id if topic else None)
            and template.organisation_id in (None, appeal.executor_id)
        )
        if not fits:
            raise Invalid(fields={"template": _("The template is for another topic or organisation.")})
        if len(worded(template, appeal).strip()) < SUBSTANCE:
            raise Invalid(fields={"template": _("The text is too short to stand without a photo.")})
        self._foresee_asked(appeal, asks_of_answer(appeal))

    def _foresee_asked(self, appeal: Any, asks: dict[str, bool]) -> None:
        """What the procedure asks of an answer besides its words; the step asks it again."""
        assert self.template is not None
        is_late = appeal.late_after is not None and appeal.late_after < now()
        if is_late and asks["late_cause"] and not self.words.get("late_cause"):
            raise Invalid(fields={"late_cause": _("The term has passed: a reason has to be chosen.")})
        is_checked = "is_language_confirmed" in asks and not self.words.get("is_language_confirmed")
        if is_checked and not fits(worded(self.template, appeal), appeal.language):
            raise Invalid(fields={"template": _("The text is in another language than the appeal.")})


def said(refusal: Refusal) -> str:
    """A refusal in one line."""
    words = [str(text) for text in refusal.fields.values()] or [str(refusal.message)]
    return " ".join(words)[:300]
