"""What happens in this room."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ProjectsImported:
    """A list was taken over; told once, whatever it held. Its projects are not told of one by one."""

    import_id: int
    by_id: int | None
