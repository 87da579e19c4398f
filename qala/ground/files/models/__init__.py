"""The room's tables."""

from qala.ground.files.models.stored_file import StoredFile
from qala.ground.files.models.upload import Upload

__all__ = ["StoredFile", "Upload"]
