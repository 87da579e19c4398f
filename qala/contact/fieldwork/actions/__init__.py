"""The room's verbs."""

from qala.contact.fieldwork.actions.bulk import open_run, preview, start, stop, work
from qala.contact.fieldwork.actions.delegate import delegate, end_delegation, stand_in
from qala.contact.fieldwork.actions.extension import ask_extension, decide_extension, end_requests
from qala.contact.fieldwork.actions.field_step import field_step
from qala.contact.fieldwork.actions.link import save_link
from qala.contact.fieldwork.actions.refuse import refuse_as_not_ours
from qala.contact.fieldwork.actions.template import count_use, save_template

__all__ = [
    "ask_extension",
    "count_use",
    "decide_extension",
    "delegate",
    "end_delegation",
    "end_requests",
    "field_step",
    "open_run",
    "preview",
    "refuse_as_not_ours",
    "save_link",
    "save_template",
    "stand_in",
    "start",
    "stop",
    "work",
]
