"""One noun per file."""

from qala.contact.catalog.models.route import Route
from qala.contact.catalog.models.status import Channel, Status
from qala.contact.catalog.models.term import ServiceTerm
from qala.contact.catalog.models.topic import Topic, TopicGroup

__all__ = ["Channel", "Route", "ServiceTerm", "Status", "Topic", "TopicGroup"]
