"""The room's verbs."""

from qala.contact.open311.actions.clients import change_client, issue_client, renew_key, revoke_client
from qala.contact.open311.actions.meter import count_call
from qala.contact.open311.actions.own import make_own_key, revoke_own_key
from qala.contact.open311.actions.questions import (
    offer_service,
    remove_question,
    save_jurisdiction,
    save_question,
)
from qala.contact.open311.actions.receive import Receipt, Sent, receive, settle_token

__all__ = [
    "Receipt",
    "Sent",
    "change_client",
    "count_call",
    "issue_client",
    "make_own_key",
    "offer_service",
    "receive",
    "remove_question",
    "renew_key",
    "revoke_client",
    "revoke_own_key",
    "save_jurisdiction",
    "save_question",
    "settle_token",
]
