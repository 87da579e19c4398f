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
        step("split", OPEN_STAGES, None, _("Forward a part"), needs=["text", "reason"], tone="warn", icon="git-branch"),
        step("inform", ALL, None, _("Applicant has been told"), icon="mail"),
        step("call_hearing", [ACTIVE], None, _("Call a hearing"), needs=["place", "draft"], icon="users"),
        step("hold_hearing", [ACTIVE], None, _("Hearing was held"), needs=["minutes"], icon="clipboard-check"),
        step("drop_hearing", [ACTIVE], None, _("Call the hearing off"), needs=["reason"], icon="calendar-event"),
        step("pause", [ACTIVE], None, _("Stop the clock"), needs=["cause"], tone="warn", icon="player-pause"),
        step("resume", [ACTIVE], None, _("Let the clock run"), icon="player-play"),
        step("change_topic", OPEN_STAGES, None, _("Change the topic"), needs=["reason"], icon="tag"),
        step("note", ALL, None, _("Note"), needs=["text"], icon="note"),
        step("write", OPEN_STAGES, None, _("Write to the resident"), needs=["text"], icon="messages"),
        step("link", ALL, None, _("Link to another appeal"), icon="link"),
        step("convert", OPEN_STAGES, None, _("Make it an appeal under the law"), icon="scale"),
        step("change_procedure", OPEN_STAGES, None, _("Change the procedure"), needs=["reason"], icon="scale"),
        step("merge", OPEN_STAGES, Stage.REJECTED, _("Merge as a duplicate"), icon="git-merge"),
        step("reject", [NEW, ACTIVE, WAITING], Stage.REJECTED, _("Close without work"), needs=["reason"], tone="bad", icon="ban"),  # noqa: E501
        step("close", [DONE], DONE, _("Confirm and close"), tone="good", icon="shield-check"),
        step("reopen", ENDED_STAGES, ACTIVE, _("Open again"), needs=["reason"], tone="warn", icon="refresh"),
    )
)  # fmt: skip

# Steps that the law's procedures have and an operational case has not, and the other way round.
LEGAL_ONLY = frozenset(
    {"split", "inform", "call_hearing", "hold_hearing", "drop_hearing", "change_procedure"}
)
OPERATIONAL_ONLY = frozenset({"convert"})
# Steps after which the executor may be another one, or the work over; after all others both are as before.
LEAVES = frozenset(
    {
        "redirect",
        "give_back",
        "change_topic",
        "change_procedure",
        "convert",
        "answer",
        "merge",
        "reject",
        "close",
    }
)


def fits_procedure(verb: str, *, is_legal: bool) -> bool:
    """Whether the step exists under the appeal's kind of procedure at all."""
    return verb not in (OPERATIONAL_ONLY if is_legal else LEGAL_ONLY)


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
    "write": _("Message"),
    "extend": _("Term extended"),
    "assign": _("Given to a person"),
    "give_back": _("Returned by the executor"),
    "redirect": _("Redirected to another executor"),
    "split": _("A part was forwarded"),
    "inform": _("Applicant told"),
    "call_hearing": _("Hearing called"),
    "hold_hearing": _("Hearing held"),
    "drop_hearing": _("Hearing called off"),
    "pause": _("Clock stopped"),
    "resume": _("Clock runs again"),
    "convert": _("Became an appeal under the law"),
    "change_procedure": _("Procedure changed"),
    "escalate": _("Told up the ladder"),
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
