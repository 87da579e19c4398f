"""Whole public pages are kept in the memory of a web process, and never show what was withdrawn.

    @raises("projects")                     # on a model: each change of its rows raises the topic's generation
    class PublicProject(models.Model): …

    @require_GET
    @keepable("projects", seconds=60)       # on a view: its answer to strangers may be kept
    def projects(request): …

A kept page carries the generations of its topics as they were before it was read. Before it is shown again the
database is asked for the generations of now; another number, or an age above `seconds`, and the page is made anew. So
whatever was committed before a request came is in its answer. Nothing personal can be kept, since a page for keeping is
made from a request that holds nothing but address and language.
"""

from qala.shared.kept.application import KeptPages
from qala.shared.kept.generations import fold_steps, generations, seen
from qala.shared.kept.lasting import LastingPages
from qala.shared.kept.marking import is_for_all, is_linked, keepable
from qala.shared.kept.sharing import Shared
from qala.shared.kept.triggers import raises

__all__ = [
    "KeptPages",
    "LastingPages",
    "Shared",
    "fold_steps",
    "generations",
    "is_for_all",
    "is_linked",
    "keepable",
    "raises",
    "seen",
]
