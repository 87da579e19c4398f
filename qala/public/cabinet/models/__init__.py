"""What is followed, what is read, copies of own data, wishes to be erased, and how long what is kept."""

from qala.public.cabinet.models.copy import DataCopy
from qala.public.cabinet.models.erasure import ErasureRequest, Kept
from qala.public.cabinet.models.following import Following
from qala.public.cabinet.models.reading import Reading
from qala.public.cabinet.models.terms import KeepingTerm

__all__ = ["DataCopy", "ErasureRequest", "Following", "KeepingTerm", "Kept", "Reading"]
