"""People, their duties, invitations and the log of personal data seen."""

from qala.ground.people.models.duty import Duty
from qala.ground.people.models.invitation import Invitation
from qala.ground.people.models.personal_data_view import PersonalDataView
from qala.ground.people.models.shared_cache import SharedCacheRow
from qala.ground.people.models.user import User

__all__ = ["Duty", "Invitation", "PersonalDataView", "SharedCacheRow", "User"]
