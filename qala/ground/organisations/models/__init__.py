"""Tables of the organisations."""

from qala.ground.organisations.models.contact_point import ContactPoint
from qala.ground.organisations.models.function import Competence, Function
from qala.ground.organisations.models.organisation import Organisation
from qala.ground.organisations.models.succession import Succession

__all__ = ["Competence", "ContactPoint", "Function", "Organisation", "Succession"]
