"""What stands on a slip and on a letter."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.appeals.models import Appeal, OfficialLetter
from qala.contact.appeals.queries.moments import day_words, moment_words
from qala.contact.appeals.rules.languages import paper_language
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.letters import LetterKind, fill
from qala.contact.catalog.rules.stages import TargetKind
from qala.ground.places.models import City
from qala.shared.clock import city_zone
from qala.shared.typeset import Paper, paragraphs


def slip_paper(appeal: Appeal, *, secret: str = "") -> Paper:
    """The slip of APPC art. 64: number, day, time and who took the appeal; the code for the resident's own copy.

    Three statements. Nothing of the applicant stands on it.
    """
    language = paper_language(appeal.language)
    with override(language):
        template = book().letters.get(LetterKind.SLIP)
        title, body = template.words(language) if template else (_("Registration slip"), "")
        rules = book().procedure_of(appeal.procedure_id)
        target = appeal.targets.filter(kind=TargetKind.RESOLVE).order_by("id").first()
        due = moment_words(target.due_at) if target else "—"
        receiver = appeal.registered_by.full_name if appeal.registered_by else _("received by the program")
        facts = [
            (_("Number"), appeal.number),
            (_("Day"), day_words(appeal.received_at)),
            (_("Time"), appeal.received_at.astimezone(city_zone()).strftime("%H:%M")),
            (_("Received by"), receiver),
            (_("Procedure"), rules.name if rules else ""),
            (_("Topic"), book().topic_name(appeal.topic_id)),
            (_("Executor"), book().executor_name(appeal.executor_id) or "—"),
        ]
        if secret:
            facts.append((_("Code"), secret))
        words = fill(body, {"number": appeal.number, "due": due, "receiver": receiver})
        return Paper(language, title, _sender(), paragraphs(words), facts, (), appeal.number)


def letter_paper(letter: OfficialLetter, applicant: Any) -> Paper:
    """The letter as it was written, with the applicant's name put in."""
    appeal = letter.appeal
    name = applicant.full_name if applicant is not None and applicant.full_name else "—"
    with override(letter.language):
        facts = [(_("Number"), appeal.number), (_("Day"), day_words(letter.at)), (_("Applicant"), name)]
        if applicant is not None and applicant.home_address:
            facts.append((_("Postal address"), applicant.home_address))
        executor = book().executor_name(appeal.executor_id)
        body = paragraphs(letter.body.replace("{applicant}", name))
        return Paper(
            letter.language, letter.title, executor or _sender(), body, facts, (executor,), appeal.number
        )


def _sender() -> str:
    city = City.objects.first()
    return str(city.name) if city is not None else ""
