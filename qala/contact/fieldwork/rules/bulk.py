"""What a bulk run needs to be told before it can be previewed."""

NEEDS = {
    "assign": ("person_id",),
    "redirect": ("executor_id", "reason"),
    "answer": ("template_id",),
    "merge": ("into_id",),
}


def share(done: int, whole: int) -> int:
    """Percent of the rows that are through."""
    return 100 if not whole else done * 100 // whole
