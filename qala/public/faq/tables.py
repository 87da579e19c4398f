"""What visitors said, for those who write the articles."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qala.public.faq.models import Opinion
from qala.shared.lists import Column, Table


class OpinionTable(Table):
    """Newest first."""

    columns = [
        Column(
            "article",
            _("Article"),
            value=lambda o: o.version.title,
            link=lambda o: reverse("knowledge:article", args=[o.article_id]),
            is_fixed=True,
        ),
        Column("helpful", _("It helped"), value=lambda o: _("yes") if o.is_helpful else _("no")),
        Column("reason", _("Why it did not help"), value=lambda o: o.get_reason_display()),
        Column("note", _("What was missing"), value=lambda o: o.note),
        Column("at", _("Said"), value=lambda o: o.at, sort="at"),
    ]
    default_sort = "-at"

    def row_url(self, row: Opinion) -> str:
        """The article."""
        return reverse("knowledge:article", args=[row.article_id])
