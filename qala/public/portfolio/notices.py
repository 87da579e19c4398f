"""What the team of a project is told of: never the words of residents."""

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.kinds import kind

ASKED = kind(
    "portfolio.asked",
    label=_("A resident asks about a project that I lead"),
    audience="staff",
    title=_("{code}: a resident asks about the project"),
    body=_(
        "A question about the project “{title}”: {topic}. It is an appeal with a term; its executor answers."
    ),
    short=_("{title}: a question of a resident"),
    sample={"code": "P-0001", "title": _("Repair of a street"), "topic": _("Roads")},
    is_gathered=True,
)
