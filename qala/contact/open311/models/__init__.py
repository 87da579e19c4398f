"""One noun per file."""

from qala.contact.open311.models.client import ApiClient, ClientUsage
from qala.contact.open311.models.jurisdiction import Jurisdiction
from qala.contact.open311.models.request import RequestOrigin, ServiceToken
from qala.contact.open311.models.service import ServiceChoice, ServiceOffer, ServiceQuestion

__all__ = [
    "ApiClient",
    "ClientUsage",
    "Jurisdiction",
    "RequestOrigin",
    "ServiceChoice",
    "ServiceOffer",
    "ServiceQuestion",
    "ServiceToken",
]
