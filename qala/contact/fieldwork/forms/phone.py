"""What a phone sends, by step: the forms of the desk, without a page."""

from typing import Any

from qala.contact.appeals.forms.base import StepForm
from qala.contact.appeals.forms.steps import FORMS as DESK
from qala.contact.appeals.models import Appeal
from qala.shared.errors import Invalid, Missing

FORMS: dict[str, type[StepForm]] = {
    **{verb: DESK[verb] for verb in ("accept", "answer", "plan", "ask", "note", "give_back")},
    "extend_request": DESK["extend"],
}
# What an answer may be asked for besides its words.
ASKED = ("late_cause", "is_unfavourable", "is_language_confirmed")


def asked_fields() -> list[tuple[str, Any]]:
    """The same fields with the words of the desk, for the phone's own form."""
    return [(name, FORMS["answer"].base_fields[name]) for name in ASKED]


def sent_words(verb: str, data: Any, appeal: Appeal) -> dict[str, Any]:
    """What the action of the step is called with. Raises Missing for a step that phones do not offer, Invalid with the
    fields that are wrong."""
    if verb not in FORMS:
        raise Missing
    form = FORMS[verb](data, appeal=appeal)
    if not form.is_valid():
        raise Invalid(fields={name: " ".join(map(str, texts)) for name, texts in form.errors.items()})
    return form.given()
