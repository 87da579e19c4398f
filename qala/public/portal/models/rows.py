"""Rows that a city edits: figures of the form and words that are looked at before anything is public."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.shared.audit import audited
from qala.shared.models import Dated


@audited
class FormParameter(Dated):
    """One figure of the public form; what it means stands in `rules.parameters`."""

    code = models.SlugField(_("parameter"), max_length=40)
    value = models.CharField(_("value"), max_length=20)

    class Meta(Dated.Meta):
        ordering = ["code", "-valid_from"]
        verbose_name = _("parameter of the public form")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="form_parameter_version"),
        ]

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"


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
