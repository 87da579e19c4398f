"""Count what became of suggestions. Nothing of the text is kept, and an appeal is never held up by the counting."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core import signing

from qala.contact.appeals.models import Appeal
from qala.contact.suggestions.models import ClassifierModel, Suggestion
from qala.contact.suggestions.queries.engine import Offer
from qala.contact.suggestions.rules.kinds import Kind
from qala.shared.clock import now

SALT = "suggestions.offer"
VALID_FOR = 24 * 3600


def sealed(offers: Sequence[Offer]) -> str:
    """What was offered, signed, to travel through the form: nobody can claim that something else was."""
    shown = [
        [offer.kind, offer.classifier_id, [[g.label, round(g.probability, 3)] for g in offer.guesses]]
        for offer in offers
    ]
    return signing.dumps(shown, salt=SALT, compress=True)


def note_choice(*, appeal: Appeal, sealed_offer: str, by: Any) -> int:
    """Write down what was offered beside what the person registered; returns how many rows were written.

    A missing, old or forged offer counts nothing; the same appeal counts once.
    """
    try:
        shown = signing.loads(sealed_offer, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        return 0
    known = set(
        ClassifierModel.objects.filter(pk__in=[pk for _kind, pk, _rows in shown]).values_list("pk", flat=True)
    )
    chosen = _settled(appeal)
    rows = []
    for kind, classifier_id, offered in shown:
        if classifier_id in known:
            labels = [label for label, _probability in offered]
            place = labels.index(chosen[kind]) + 1 if chosen[kind] in labels else 0
            rows.append(
                Suggestion(
                    appeal=appeal,
                    classifier_id=classifier_id,
                    kind=kind,
                    offered=offered,
                    chosen_id=chosen[kind],
                    place=place,
                    by=by,
                    at=now(),
                )
            )
    return len(Suggestion.objects.bulk_create(rows, ignore_conflicts=True))


def note_correction(*, appeal_id: int) -> None:
    """The appeal was given another topic or executor: the suggestions about it learn the final answer. Safe twice."""
    rows = list(Suggestion.objects.filter(appeal_id=appeal_id))
    if not rows:
        return
    settled = _settled(Appeal.objects.only("topic", "executor", "priority").get(pk=appeal_id))
    for row in rows:
        if settled[row.kind] != (row.final_id if row.corrected_at else row.chosen_id):
            row.final_id, row.corrected_at = settled[row.kind], now()
            row.save(update_fields=["final_id", "corrected_at"])


def _settled(appeal: Appeal) -> Mapping[str, int | None]:
    return {
        str(Kind.TOPIC): appeal.topic_id,
        str(Kind.EXECUTOR): appeal.executor_id,
        str(Kind.PRIORITY): int(appeal.priority),
    }
