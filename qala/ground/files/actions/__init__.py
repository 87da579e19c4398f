"""The room's verbs."""

from qala.ground.files.actions.claim import claim
from qala.ground.files.actions.discard import discard
from qala.ground.files.actions.prepare import prepare
from qala.ground.files.actions.store import store, store_path
from qala.ground.files.actions.sweep import sweep, sweep_strays
from qala.ground.files.actions.uploads import append, begin, cancel

__all__ = [
    "append",
    "begin",
    "cancel",
    "claim",
    "discard",
    "prepare",
    "store",
    "store_path",
    "sweep",
    "sweep_strays",
]
