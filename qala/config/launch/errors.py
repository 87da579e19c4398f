"""What the launcher refuses to do, in words for the person at the terminal."""


class LaunchError(Exception):
    """Qala cannot start or go on; the text says what to do about it."""
