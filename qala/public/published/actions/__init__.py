"""One verb per file."""

from qala.public.published.actions.count_cells import count_cells
from qala.public.published.actions.measure import measure_times
from qala.public.published.actions.release import refuse, release
from qala.public.published.actions.set_up import add_site, remove_site, set_precisions, set_terms

__all__ = [
    "add_site",
    "count_cells",
    "measure_times",
    "refuse",
    "release",
    "remove_site",
    "set_precisions",
    "set_terms",
]
