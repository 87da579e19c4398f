"""The life of an appeal as a table: buttons, guards and docs all read these rows."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.contact.catalog.rules.stages import ENDED_STAGES, OPEN_STAGES, Stage
from qala.shared.transitions import Table, step

NEW, ACTIVE, WAITING, DONE = Stage.NEW, Stage.ACTIVE, Stage.WAITING, Stage.DONE
ALL = (*OPEN_STAGES, *ENDED_STAGES)

LIFE = Table(
    (
        step("accept", [NEW], ACTIVE, _("Take on"), tone="primary", icon="check"),
        step("answer", [ACTIVE, WAITING], DONE, pgettext_lazy("verb", "Answer"), needs=["text"], tone="good", icon="message"),  # noqa: E501
        step("plan", [ACTIVE], None, _("Plan the work"), needs=["planned_on"], icon="calendar-event"),
        step("ask", [ACTIVE], WAITING, _("Ask the resident"), needs=["question"], icon="help"),
        step("reply", [WAITING], ACTIVE, _("Note the resident's reply"), needs=["text"], icon="message-dots"),
        step("extend", [NEW, ACTIVE, WAITING], None, _("Extend the term"), needs=["reason"], icon="calendar-plus"),
        step("assign", [NEW, ACTIVE, WAITING], None, _("Give to a person"), icon="user-check"),
        step("give_back", [NEW, ACTIVE], NEW, _("Return: not ours"), needs=["reason"], tone="warn", icon="arrow-back-up"),  # noqa: E501
        step("redirect", OPEN_STAGES, NEW, _("Redirect"), needs=["reason"], tone="warn", icon="arrows-split"),
        step("change_topic", OPEN_STAGES, None, _("Change the topic"), needs=["reason"], icon="tag"),
        step("note", ALL, None, _("Note"), needs=["text"], icon="note"),
        step("link", ALL, None, _("Link to another appeal"), icon="link"),
        step("merge", OPEN_STAGES, Stage.REJECTED, _("Merge as a duplicate"), icon="git-merge"),
        step("reject", [NEW, ACTIVE, WAITING], Stage.REJECTED, _("Close without work"), needs=["reason"], tone="bad", icon="ban"),  # noqa: E501
        step("close", [DONE], DONE, _("Confirm and close"), tone="good", icon="shield-check"),
        step("reopen", ENDED_STAGES, ACTIVE, _("Open again"), needs=["reason"], tone="warn", icon="refresh"),
    )
)  # fmt: skip

# Past tense for the timeline, by verb.
HAPPENED = {
    "register": _("Registered"),
    "import": _("Taken over from another register"),
    "import_update": _("Changed in the other register"),
    "route": _("Sent to the executor"),
    "accept": _("Taken on by the executor"),
    "answer": _("Answered"),
    "plan": _("Work planned"),
    "ask": _("Question to the resident"),
    "reply": _("Reply of the resident"),
    "extend": _("Term extended"),
    "assign": _("Given to a person"),
    "give_back": _("Returned by the executor"),
    "redirect": _("Redirected to another executor"),
    "change_topic": _("Topic changed"),
    "note": _("Note"),
    "link": _("Linked to another appeal"),
    "merge": _("Merged with another appeal"),
    "join": _("One more reporter joined"),
    "absorb": _("Another appeal joined this one"),
    "reject": _("Closed without work"),
    "close": _("Confirmed and closed"),
    "reopen": _("Opened again"),
    "warn": _("Term is running out"),
    "breach": _("Term has passed"),
    "recompute": _("Terms counted anew"),
    "attach": _("File added"),
}
