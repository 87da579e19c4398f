"""What a moderator has decided about one appeal."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Answer, Appeal
from qala.ground.files.models import StoredFile
from qala.shared.audit import audited
from qala.shared.kept.triggers import raises

MAX_WORDS = 600


class RefusalCause(models.TextChoices):
    """Why words and photos stay inside."""

    PERSONAL = "personal", _("Shows or names people")
    HOME = "home", _("Shows the inside of a home")
    ABUSE = "abuse", _("Insults or obscene words")
    OFF_TOPIC = "off_topic", _("Not about the city's work")
    OTHER = "other", _("Another reason")


@raises("appeals")
@audited(exclude=("search", "search_fold"))
class Publication(models.Model):
    """One decision, the last one counts. Without a row nothing but topic, stage, place and times is public.

    `words` is the public summary, written or approved by the moderator. `is_hidden`: the appeal leaves list and map.
    """

    appeal = models.OneToOneField(Appeal, models.CASCADE, primary_key=True, related_name="publication")
    words = models.TextField(_("public summary"), max_length=MAX_WORDS, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    cause = models.CharField(_("why not"), max_length=12, choices=RefusalCause.choices, blank=True)
    note = models.CharField(_("note among staff"), max_length=300, blank=True)
    is_hidden = models.BooleanField(_("not shown at all"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("decided"))
    search_fold = models.TextField(blank=True, editable=False)
    search = models.GeneratedField(
        expression=SearchVector("words", config="russian") + SearchVector("search_fold", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    if TYPE_CHECKING:
        photos: Any
        answers: Any

    class Meta:
        verbose_name = _("publication")
        indexes = [
            GinIndex(fields=["search"], name="publication_search"),
            models.Index("appeal", condition=Q(is_hidden=True), name="publication_hidden"),
            models.Index("at", name="publication_at"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(cause="") | Q(words=""), name="publication_refused_has_no_words"
            ),
            models.CheckConstraint(
                condition=Q(is_hidden=False) | ~Q(cause=""), name="publication_hidden_has_cause"
            ),
        ]

    def __str__(self) -> str:
        return f"publication of {self.appeal_id}"

    @property
    def is_refused(self) -> bool:
        """Nothing of it is released."""
        return bool(self.cause)


@raises("appeals")
class ReleasedPhoto(models.Model):
    """A photo that everybody may see. Its clean copy carries no data of the camera."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["publication", "file"], name="released_photo_once")]

    def __str__(self) -> str:
        return f"photo of {self.publication_id}"


@raises("appeals")
class ReleasedAnswer(models.Model):
    """An answer in the words that everybody may read, approved by the moderator."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="answers")
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="+")
    words = models.TextField(_("public words of the answer"), max_length=4000)

    class Meta:
        ordering = ["answer_id"]
        constraints = [models.UniqueConstraint(fields=["publication", "answer"], name="released_answer_once")]

    def __str__(self) -> str:
        return f"answer of {self.publication_id}"
