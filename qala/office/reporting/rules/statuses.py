"""The life of a monthly report, and of a photo, as tables."""

from django.db import models
from django.utils.translation import pgettext_lazy

from qala.shared.transitions import Table, step


class ReportStage(models.TextChoices):
    """Where a report is."""

    DRAFT = "draft", pgettext_lazy("report", "Being written")
    SUBMITTED = "submitted", pgettext_lazy("report", "Waits for acceptance")
    RETURNED = "returned", pgettext_lazy("report", "Returned")
    ACCEPTED = "accepted", pgettext_lazy("report", "Accepted")
    PUBLISHED = "published", pgettext_lazy("report", "Published")


class PhotoStage(models.TextChoices):
    """Where a photo is. Uploading and cleaning are the matter of `ground.files`: a row begins as processed."""

    PROCESSED = "processed", pgettext_lazy("photo", "Waits for a look")
    MODERATED = "moderated", pgettext_lazy("photo", "Looked at, fit to be shown")
    PUBLISHED = "published", pgettext_lazy("photo", "Published")
    REFUSED = "refused", pgettext_lazy("photo", "Not to be shown")


R, P = ReportStage, PhotoStage
WRITABLE = (R.DRAFT, R.RETURNED)
OPEN = (R.DRAFT, R.SUBMITTED, R.RETURNED)
IN_FORCE = (R.ACCEPTED, R.PUBLISHED)

LIFE = Table(
    (
        step("save", WRITABLE, None, pgettext_lazy("report", "Save"), icon="device-floppy"),
        step("submit", WRITABLE, R.SUBMITTED, pgettext_lazy("report", "Send to the project office"), tone="info", icon="send"),  # noqa: E501
        step("return", [R.SUBMITTED], R.RETURNED, pgettext_lazy("report", "Return with remarks"), needs=["remarks"], tone="warn", icon="arrow-back-up"),  # noqa: E501
        step("accept", [R.SUBMITTED], R.ACCEPTED, pgettext_lazy("report", "Accept"), tone="good", icon="circle-check"),
        step("publish", [R.ACCEPTED], R.PUBLISHED, pgettext_lazy("report", "Publish"), tone="good", icon="world"),
        step("correct", IN_FORCE, None, pgettext_lazy("report", "Correct by a new report"), needs=["reason"], icon="pencil"),  # noqa: E501
    )
)  # fmt: skip

PHOTO_LIFE = Table(
    (
        step("pass", [P.PROCESSED, P.REFUSED], P.MODERATED, pgettext_lazy("photo", "Fit to be shown"), tone="good", icon="check"),  # noqa: E501
        step("refuse", [P.PROCESSED, P.MODERATED, P.PUBLISHED], P.REFUSED, pgettext_lazy("photo", "Not to be shown"), needs=["reason"], tone="bad", icon="ban"),  # noqa: E501
        step("publish", [P.MODERATED], P.PUBLISHED, pgettext_lazy("photo", "Publish"), tone="good", icon="world"),
    )
)  # fmt: skip
