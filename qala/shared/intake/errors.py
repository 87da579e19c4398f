"""How an import says no: to the whole of it, or to one row."""


class ImportRefused(Exception):
    """The import cannot go on; the text is for the administrator. What was committed before stays and resumes."""


class BadProfile(ImportRefused):
    """The profile is wrong; the text says where."""


class BadFile(ImportRefused):
    """The file cannot be read, or is not what the profile describes."""


class ImportBusy(ImportRefused):
    """Another import by the same profile is running."""


class BadRow(Exception):
    """One row cannot be taken over. `reason` is a short stable code that the report counts by."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
