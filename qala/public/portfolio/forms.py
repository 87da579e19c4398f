"""Which part for another site, and of what."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Stage
from qala.public.portfolio.queries.embedding import names_of_projects
from qala.public.portfolio.queries.names import named

PARTS = {
    "map": (_("Map of projects"), 640),
    "card": (_("One project"), 420),
    "stages": (_("Chart: projects by stage"), 420),
    "money": (_("Chart: budget by year"), 420),
}
"""Words and height."""


class PartForm(forms.Form):
    """A part; filters hold for the map and the charts, the project for its card."""

    part = forms.ChoiceField(
        label=_("Show"), choices=[(code, words) for code, (words, _high) in PARTS.items()]
    )
    lang = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, required=False)
    block = forms.ChoiceField(label=_("Block"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    stage = forms.ChoiceField(label=pgettext_lazy("project", "Stage"), required=False)
    code = forms.ChoiceField(label=_("Project"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        any_one, whole = [("", _("All"))], [("", _("The whole city"))]
        fields: dict[str, Any] = self.fields
        fields["block"].choices = [*any_one, *named("block")]
        fields["district"].choices = [*whole, *named("district")]
        fields["stage"].choices = [*any_one, *Stage.choices]
        # The list is bounded; a project that the address names is offered whatever its place.
        fields["code"].choices = [("", "—"), *names_of_projects(asked=str(self.data.get("code") or ""))]

    def clean(self) -> dict[str, Any]:
        """A card is of somebody."""
        chosen = super().clean() or {}
        if chosen.get("part") == "card" and not chosen.get("code"):
            self.add_error("code", _("Choose the project."))
        return chosen
