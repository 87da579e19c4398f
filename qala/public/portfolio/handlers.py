"""Who leads a project hears of what residents ask."""

from django.urls import reverse

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.office.projects.actions.telling import tell
from qala.office.projects.models import Part
from qala.office.projects.queries.people import present_parts
from qala.public.portfolio import events, notices
from qala.public.portfolio.models import ProjectQuestion
from qala.shared.events import listens


@listens(events.QuestionAsked)
def asked(event: events.QuestionAsked) -> None:
    """The head and the deputy, with the topic."""
    project = (
        ProjectQuestion.objects.select_related("project__project").get(pk=event.appeal_id).project.project
    )
    held = present_parts(project).filter(part__in=(Part.HEAD, Part.DEPUTY_HEAD), person__isnull=False)
    topic = Appeal.objects.values_list("topic_id", flat=True).get(pk=event.appeal_id)
    tell(
        project, [row.person for row in held], notices.ASKED.code, f"question {event.appeal_id}",
        lambda: {"topic": str(book().topic_name(topic))}, page=reverse("portfolio:asked", args=[event.code]),
    )  # fmt: skip
