"""placeholder"""


def register() -> None:
    """Later."""
