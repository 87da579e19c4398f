"""Work for later: requests of batch services get their numbers."""

from qala.contact.open311.actions.receive import lost_tokens, settle_token
from qala.shared.jobs import defer, job, periodic


@job()
def settle(token_id: int) -> None:
    """Register one; doing it twice changes nothing, and one that cannot be registered fails alone."""
    settle_token(token_id=token_id)


@periodic("*/30 * * * *")
def settle_lost() -> None:
    """Queue those that wait too long."""
    for token_id in lost_tokens():
        defer(settle, token_id=token_id)
