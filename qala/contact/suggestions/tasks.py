"""Jobs of the room: training runs in a worker, never in a web process."""

from qala.contact.suggestions.actions.train import train
from qala.contact.suggestions.queries.rules import rules_of_today
from qala.ground.people.models import User
from qala.shared.errors import Conflict
from qala.shared.jobs import job, periodic


@job(name="suggestions.train", lock="suggestions.train", retry=0)
def train_classifier(kind: str, by_id: int | None = None) -> None:
    """On demand; a register that is too small ends quietly, the page says so."""
    by = User.objects.filter(pk=by_id).first() if by_id is not None else None
    try:
        train(kind=kind, by=by)
    except Conflict:
        return


@periodic(cron="30 21 * * 6", name="suggestions.retrain")
def retrain() -> None:
    """In the night to Sunday: every kind whose rule says so; a better one is proposed, nothing more."""
    for kind, rule in rules_of_today().items():
        if rule.is_automatic:
            try:
                train(kind=kind)
            except Conflict:
                continue
