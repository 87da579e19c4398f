"""Which project a visitor may open; who of its team reads what residents ask."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.office.projects.rules.parts import INSIDE, OFFICE, verb
from qala.public.projection.access import public_projects, tombstones
from qala.public.projection.models import PublicProject
from qala.shared.clock import city_zone
from qala.shared.errors import Gone, Missing

SEE_QUESTIONS = verb(
    "portfolio.see_questions",
    gettext_lazy("See what residents ask about a project"),
    gettext_lazy("Whoever builds for residents should hear them; a contractor hears it from the head."),
    *INSIDE,
)
UNTIE = verb(
    "portfolio.untie_question",
    gettext_lazy("Take a question off a project"),
    gettext_lazy("Those who are asked do not choose what they are asked about."),
    OFFICE,
)


def public_project(code: str) -> PublicProject:
    """The public project. Raises Gone with day and reason if it was withdrawn, Missing if it was never public."""
    row = public_projects().filter(code=code).first()
    if row is not None:
        return row
    grave = tombstones().filter(code=code).first()
    if grave is None:
        raise Missing(_("There is no public project with this code."))
    words = {"day": date_format(grave.changed_at.astimezone(city_zone()), "DATE_FORMAT")}
    if not grave.withdrawal_reason:
        raise Gone(_("This project was withdrawn from the public site on %(day)s.") % words)
    words["reason"] = grave.withdrawal_reason
    raise Gone(_("This project was withdrawn from the public site on %(day)s. Reason: %(reason)s") % words)
