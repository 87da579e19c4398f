"""What people of the project office are told of. `{title}` is the project's short name in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.kinds import group, kind

group("staff.projects", _("Projects that I follow or work on"))
SAMPLE: "dict[str, str | Promise]" = {"code": "P-0001", "title": _("Repair of a street")}

MENTIONED = kind(
    "projects.mentioned",
    label=_("I am mentioned in a comment"),
    audience="staff",
    title=_("{code}: {by} mentions you"),
    body=_("{by} wrote to the project “{title}”:\n\n{text}"),
    short=_("{by}: {text}"),
    sample={**SAMPLE, "by": "А. Б.", "text": "…"},
)
MOVED = kind(
    "projects.moved",
    label=_("A project that I follow moves on, rests or ends"),
    audience="staff",
    title=_("{code}: {what}"),
    body=_("The project “{title}”: {what}. It is now: {stage}."),
    short=_("{title}: {stage}"),
    sample={**SAMPLE, "what": _("Begin construction"), "stage": _("In construction")},
    is_gathered=True,
)
PART = kind(
    "projects.part",
    label=_("I am given a part in a project"),
    audience="staff",
    title=_("{code}: {part}"),
    body=_("You have a part in the project “{title}”: {part}."),
    short=_("{title}: {part}"),
    sample={**SAMPLE, "part": _("Project head")},
)
BASELINE = kind(
    "projects.baseline",
    label=_("A project that I follow has a new baseline"),
    audience="staff",
    title=_("{code}: baseline {number} is approved"),
    body=_("Baseline {number} of the project “{title}” is approved."),
    short=_("{title}: baseline {number}"),
    sample={**SAMPLE, "number": "2"},
    is_gathered=True,
)
CHANGE = kind(
    "projects.change",
    label=_("A change of a project that I follow is asked for or decided"),
    audience="staff",
    title=_("{code}: {what}"),
    body=_("The project “{title}”: {what}."),
    short=_("{title}: {what}"),
    sample={**SAMPLE, "what": _("Change request approved")},
    is_gathered=True,
)
REPORT = kind(
    "projects.progress",
    label=_("A report of a project that I follow is accepted"),
    audience="staff",
    title=_("{code}: new percentages as of {day}"),
    body=_("The project “{title}” has new percentages as of {day}."),
    short=_("{title}: percentages as of {day}"),
    sample={**SAMPLE, "day": "2026-10-31"},
    is_gathered=True,
)
PUBLISHED = kind(
    "projects.published",
    label=_("A project that I follow is published or withdrawn"),
    audience="staff",
    title=_("{code}: {what}"),
    body=_("The project “{title}”: {what}."),
    short=_("{title}: {what}"),
    sample={**SAMPLE, "what": _("Published")},
    is_gathered=True,
)
