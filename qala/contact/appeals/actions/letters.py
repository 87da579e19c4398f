"""Write the letters that the law asks for, and promise that the applicant is told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import override

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import Move
from qala.contact.appeals.events import LetterWritten
from qala.contact.appeals.models import Appeal, OfficialLetter, Target
from qala.contact.appeals.queries.moments import day_words
from qala.contact.appeals.rules.languages import paper_language
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.letters import LetterKind, fill
from qala.contact.catalog.rules.stages import TargetKind
from qala.shared.clock import city_zone
from qala.shared.events import publish


def write_letter(
    appeal: Appeal, kind: LetterKind, values: Mapping[str, str], *, by: Any, at: datetime
) -> OfficialLetter | None:
    """Keep the letter as its template reads today. None for an operational case or where the city has no template."""
    template = book().letters.get(kind)
    if not appeal.is_legal or template is None:
        return None
    language = paper_language(appeal.language)
    with override(language):
        known = {
            "number": appeal.number,
            "received": day_words(appeal.received_at),
            "topic": appeal.topic.name,
            "executor": book().executor_name(appeal.executor_id),
            "applicant": "{applicant}",
            **values,
        }
    title, body = template.words(language)
    made = OfficialLetter.objects.create(
        appeal=appeal, kind=kind, language=language, title=fill(title, known), body=fill(body, known), at=at, by=by
    )  # fmt: skip
    publish(LetterWritten(appeal.pk, kind, made.pk))
    return made


def promise_notice(move: Move) -> None:
    """The applicant must be told of this decision within the procedure's term; one such promise runs at a time."""
    appeal, known = move.appeal, book()
    if appeal.procedure_id is None:
        return
    if any(target.kind == TargetKind.NOTICE and target.is_running for target in move.targets):
        return
    day = move.at.astimezone(city_zone()).date()
    term = known.terms_of(appeal.procedure_id, day).get(TargetKind.NOTICE)
    if term is not None:
        calendar_id = known.calendar_of(appeal.executor_id)
        made = clocks.build(appeal, {TargetKind.NOTICE: term}, at=move.at, executor_calendar_id=calendar_id)
        move.targets.extend(Target.objects.bulk_create(made))
