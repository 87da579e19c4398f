"""What a letter says, in two languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.rules.letters import LetterKind
from qala.shared.audit import audited


@audited
class LetterTemplate(models.Model):
    """The words of one kind of letter; `{number}` and the like are filled in from the appeal."""

    kind = models.CharField(_("letter"), max_length=20, choices=LetterKind.choices, unique=True)
    title_kk = models.CharField(_("title in Kazakh"), max_length=200)
    title_ru = models.CharField(_("title in Russian"), max_length=200)
    body_kk = models.TextField(_("text in Kazakh"), max_length=4000)
    body_ru = models.TextField(_("text in Russian"), max_length=4000)

    class Meta:
        ordering = ["kind"]
        verbose_name = _("letter template")

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def words(self, language: str) -> tuple[str, str]:
        """Title and text: in Kazakh for "kk", in Russian for the rest."""
        if language == "kk":
            return self.title_kk, self.body_kk
        return self.title_ru, self.body_ru
