"""Work for later: requests of batch services get their numbers."""

from qala.contact.open311.actions.receive import settle_token
from qala.shared.jobs import job


@job()
def settle(token_id: int) -> None:
    """Register one; doing it twice changes nothing, and one that cannot be registered fails alone."""
    settle_token(token_id=token_id)
