"""How an applicant can be told of a decision."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Means(TextChoices):
    """How the applicant was told."""

    POST = "post", _("letter by post")
    EMAIL = "email", _("e-mail")
    PHONE = "phone", _("phone")
    MESSAGE = "message", _("text message or messenger")
    BY_HAND = "by_hand", _("given by hand")
