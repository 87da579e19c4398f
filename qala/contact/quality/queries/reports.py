"""The report that an address asks for."""

from qala.contact.quality.queries import desk, report
from qala.contact.quality.queries.asking import Asked
from qala.contact.quality.queries.tiles import Report


def make(asked: Asked) -> Report:
    """On the desk or on appeals; whether the person may read it is `access.can_read_by`."""
    return desk.make(asked) if asked.is_of_desk else report.make(asked)
