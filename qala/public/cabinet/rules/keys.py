"""Where copies of own data lie in the private storage."""

import uuid

FOLDER = "copies"


def copy_key(copy_id: uuid.UUID) -> str:
    """The storage key of a copy."""
    return f"{FOLDER}/{copy_id}.zip"
