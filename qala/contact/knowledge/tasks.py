"""Jobs of the room."""

from qala.contact.knowledge.actions.reviews import tell_due_reviews
from qala.shared.jobs import periodic


@periodic(cron="10 4 * * *", name="knowledge.review")
def remind_reviews() -> None:
    """Every morning: articles whose review day has come."""
    tell_due_reviews()
