"""Comments, documents, the way to the public."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.forms.base import day_field, words
from qala.office.projects.models import Project, ProjectDocument
from qala.office.projects.queries.people import mentionable
from qala.office.projects.rules.document_types import choices
from qala.shared.lists.filters import ChecksWidget

LANGUAGES = [("", "—"), ("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]


class CommentForm(forms.Form):
    """What is said, about which item, and who is to be told."""

    text = words(pgettext_lazy("noun", "Comment"), rows=3)
    item = forms.ModelChoiceField(
        label=_("About the item of the plan"), queryset=Project.objects.none(), required=False
    )
    mentions = forms.TypedMultipleChoiceField(
        label=_("Tell these people"),
        coerce=int,
        required=False,
        widget=ChecksWidget(attrs={"data_nothing": _("nobody")}),
    )

    def __init__(self, *args: Any, project: Project, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = mentionable(project).exclude(pk=by.pk)
        self.fields["mentions"].choices = [(each.pk, str(each)) for each in people]  # type: ignore[attr-defined]
        self.fields["item"].queryset = project.items.filter(removed_at=None)  # type: ignore[attr-defined]
        self.fields["item"].label_from_instance = lambda row: f"{row.code} {row.name}"  # type: ignore[attr-defined]


class DocumentForm(forms.Form):
    """A paper with its type and who may see it."""

    title = forms.CharField(label=pgettext_lazy("project", "Title"), max_length=250)
    kind = forms.ChoiceField(label=_("Type of document"), choices=choices)
    access = forms.ChoiceField(
        label=_("Who may see it"),
        choices=ProjectDocument.Access.choices,
        initial=ProjectDocument.Access.LIMITED,
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    dated_on = day_field(_("Date of the document"), required=False)
