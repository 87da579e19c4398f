"""What residents are told of their own appeals, of those they joined and of what they follow.

The texts hold number, topic and promise and nothing else of a person. `*_told` are for those to whom another room
writes a letter of its own at the same moment (the question whether it is solved, letters of the law): the bell alone.
"""

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.audiences import audience
from qala.ground.notifications.kinds import group, kind
from qala.public.cabinet.queries.audiences import (
    concerned_by_district,
    districts,
    followers_of_quarter,
    quarters,
)

OWN, FOLLOWED = "resident.own", "resident.following"
SAMPLE = {"number": "26-0000001-A", "topic": "…", "promise": "…", "day": "30.11.2026"}
DATASET_SAMPLE = {"dataset": "…", "what": "…"}
PROJECT_SAMPLE = {"project": "…", "what": "…", "before": "…"}
group(OWN, _("My appeals"))
group(FOLLOWED, _("What I follow"))


def _own(code: str, label, body, short, *, sms_too=False, has_twin=False) -> None:  # type: ignore[no-untyped-def]
    words = {"label": label, "title": short, "body": body, "short": short, "sample": SAMPLE, "group": OWN}
    kind(f"cabinet.{code}", audience="resident", sms_too=sms_too, **words)
    if has_twin:
        kind(f"cabinet.{code}_told", audience="resident", channels=("in_app",), **words)


_own(
    "registered",
    _("My appeal is registered"),
    _("Good day! Your appeal {number} is registered: {topic}. {promise}"),
    _("Appeal {number} is registered. {promise}"),
    sms_too=True,
    has_twin=True,
)
_own(
    "accepted",
    _("The executor has taken my appeal on"),
    _("Good day! The executor is working on your appeal {number}: {topic}. {promise}"),
    _("Appeal {number} is in work."),
)
_own(
    "planned",
    _("The work is planned"),
    _("Good day! On your appeal {number} ({topic}) the work is planned for {day}."),
    _("Appeal {number}: the work is planned for {day}."),
)
_own(
    "asked",
    _("The executor has a question"),
    _(
        "Good day! The executor asks you about your appeal {number}: {topic}. Until you answer, the term stands still:"
    ),
    _("Appeal {number}: the executor has a question to you."),
    sms_too=True,
)
_own(
    "message",
    _("The executor has written to me"),
    _("Good day! The executor has written to you about your appeal {number}: {topic}."),
    _("Appeal {number}: a message from the executor."),
)
_own(
    "moved",
    _("The promised date has changed"),
    _(
        "Good day! We are sorry: the term of your appeal {number} ({topic}) has changed. {promise} The reason:"
    ),
    _("Appeal {number}: the term has changed. {promise}"),
    has_twin=True,
)
_own(
    "late",
    _("The promised date has passed"),
    _(
        "Good day! We are sorry: your appeal {number} ({topic}) has not been answered in time. Control has been told."
    ),
    _("Appeal {number}: we are late, we are sorry. Control has been told."),
)
_own(
    "answered",
    _("My appeal is answered"),
    _(
        "Good day! Your appeal {number} is answered: {topic}. Read it, say whether it is solved, or open it again:"
    ),
    _("Appeal {number} is answered. Is it solved?"),
    sms_too=True,
    has_twin=True,
)
_own(
    "closed",
    _("My appeal is finished"),
    _("Good day! Control has confirmed that the work on your appeal {number} ({topic}) is finished."),
    _("Appeal {number} is finished and confirmed."),
)
_own(
    "rejected",
    _("My appeal is closed without work"),
    _("Good day! Your appeal {number} ({topic}) is closed without work. The reason, and how to object:"),
    _("Appeal {number} is closed without work. Read the reason."),
)
_own(
    "reopened",
    _("My appeal is open again"),
    _("Good day! Your appeal {number} ({topic}) is open again. {promise}"),
    _("Appeal {number} is open again."),
)
kind(
    "cabinet.joined",
    label=_("An appeal that I joined goes on"),
    audience="resident",
    channels=("in_app",),
    body=_("Good day! The appeal {number} that you joined goes on: {topic}."),
    short=_("Appeal {number} that you joined goes on."),
    title=_("Appeal {number} that you joined goes on."),
    sample=SAMPLE,
    group=OWN,
)
kind(
    "cabinet.followed",
    label=_("An appeal that I follow goes on"),
    audience="resident",
    title=_("Appeal {number} that you follow goes on"),
    body=_("Good day! The appeal {number} that you follow goes on: {topic}."),
    short=_("Appeal {number} that you follow goes on."),
    sample=SAMPLE,
    group=FOLLOWED,
)
kind(
    "cabinet.nearby_new",
    label=_("New appeals where I follow a place"),
    audience="resident",
    title=_("A new appeal where you follow a place"),
    body=_("Good day! Where you follow a place somebody has written: {topic}, appeal {number}."),
    short=_("New where you follow a place: {topic}."),
    sample=SAMPLE,
    group=FOLLOWED,
    is_gathered=True,
)
kind(
    "cabinet.nearby_work",
    label=_("Works where I follow a place"),
    audience="resident",
    title=_("Work is planned where you follow a place"),
    body=_("Good day! Where you follow a place work is planned for {day}: {topic}, appeal {number}."),
    short=_("Work where you follow a place on {day}: {topic}."),
    sample=SAMPLE,
    group=FOLLOWED,
)


def _project(code: str, label, body, short, *, is_gathered=False) -> None:  # type: ignore[no-untyped-def]
    words = {"label": label, "title": short, "body": body, "short": short}
    kind(
        f"cabinet.project_{code}",
        audience="resident",
        sample=PROJECT_SAMPLE,
        group=FOLLOWED,
        is_gathered=is_gathered,
        **words,
    )


_project(
    "report",
    _("A new report of a project that I follow"),
    _("Good day! The project “{project}” that you follow has a new report about {what}."),
    _("“{project}”: a new report about {what}."),
    is_gathered=True,
)
_project(
    "photo",
    _("New photos of a project that I follow"),
    _("Good day! The project “{project}” that you follow has new photos: {what}."),
    _("“{project}”: new photos."),
    is_gathered=True,
)
_project(
    "date",
    _("Another date of a project that I follow"),
    _(
        "Good day! The expected end of the project “{project}” that you follow is now {what}; it was {before}."
    ),
    _("“{project}”: the expected end is now {what}, it was {before}."),
)
_project(
    "stage",
    _("Another stage of a project that I follow"),
    _("Good day! The project “{project}” that you follow has reached another stage: {what}."),
    _("“{project}”: another stage, {what}."),
)
_project(
    "withdrawn",
    _("A project that I follow is no longer public"),
    _("Good day! The project {project} that you follow was withdrawn from the public site. {what}"),
    _("Project {project} was withdrawn from the public site."),
)
kind(
    "cabinet.resident_wrote",
    label=_("A resident wrote on an appeal given to me"),
    audience="staff",
    channels=("in_app",),
    title=_("Appeal {number}: the resident has written"),
    body=_("The resident has written on the appeal {number}: {topic}."),
    short=_("Appeal {number}: the resident has written."),
    sample=SAMPLE,
)

audience(
    "cabinet.district",
    label=_("A district: who follows it, or wrote from there within a year"),
    places=districts,
    members=concerned_by_district,
    order=20,
)
audience(
    "cabinet.quarter",
    label=_("A quarter: who follows it"),
    places=quarters,
    members=followers_of_quarter,
    order=30,
)


def _dataset(code: str, label, body, short, *, is_gathered=False) -> None:  # type: ignore[no-untyped-def]
    words = {"label": label, "title": short, "body": body, "short": short}
    kind(
        f"cabinet.dataset_{code}",
        audience="resident",
        sample=DATASET_SAMPLE,
        group=FOLLOWED,
        is_gathered=is_gathered,
        **words,
    )


_dataset(
    "withdrawn",
    _("A dataset that I follow was withdrawn"),
    _("Good day! The dataset “{dataset}” that you follow was withdrawn from open data. The reason: {what}"),
    _("The dataset “{dataset}” was withdrawn."),
)
_dataset(
    "released",
    _("A dataset that I follow was released again"),
    _("Good day! The dataset “{dataset}” that you follow was released again. {what}"),
    _("The dataset “{dataset}” was released again."),
)
_dataset(
    "structure",
    _("Other columns of a dataset that I follow"),
    _(
        "Good day! The dataset “{dataset}” that you follow has other columns; programs that read it may break. {what}"
    ),
    _("The dataset “{dataset}” has other columns."),
)
_dataset(
    "content",
    _("New data of a dataset that I follow, once a month"),
    _("Good day! The dataset “{dataset}” that you follow has changed since the month before. {what}"),
    _("The dataset “{dataset}” has new data."),
    is_gathered=True,
)
