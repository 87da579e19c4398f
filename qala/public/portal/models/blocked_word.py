"""Words that are looked at before anything is public."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated


@audited
class BlockedWord(Dated):
    """A word by its beginning: an appeal that has it is registered, and shown to nobody outside before it was read."""

    word = models.CharField(_("word or its beginning"), max_length=60)

    class Meta(Dated.Meta):
        ordering = ["word", "id"]
        verbose_name = _("blocked word")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["word", "valid_from"], name="blocked_word_version"),
        ]

    def __str__(self) -> str:
        return self.word
