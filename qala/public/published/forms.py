"""The moderator's forms and the administrator's."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qala.public.published.models import EmbedSite, PublicTerms, RefusalCause
from qala.public.published.models.publication import MAX_WORDS
from qala.public.published.queries.moderating import Suggested
from qala.shared.form_pages import ActionForm, SeenField


class ReleaseForm(SeenField):
    """What goes out: a summary, photos, answers. Nothing is checked beforehand but what was out already."""

    words = forms.CharField(
        label=_("Public summary"),
        max_length=MAX_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Your own short words, or those of the resident without anything about people. Empty: none."
        ),
    )
    language = forms.ChoiceField(label=_("Language of the summary"), choices=settings.LANGUAGES)
    photos = forms.MultipleChoiceField(label=_("Photos"), required=False)

    def __init__(self, *args: Any, photo_ids: list[UUID], answers: list[Suggested], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photos"].choices = [(str(pk), str(pk)) for pk in photo_ids]  # type: ignore[attr-defined]
        self.given = answers
        for each in answers:
            pk = each.answer.pk
            self.fields[f"is_released_{pk}"] = forms.BooleanField(
                label=_("Publish this answer"), required=False, initial=each.is_released
            )
            self.fields[f"answer_{pk}"] = forms.CharField(
                label=_("Public words of the answer"),
                max_length=4000,
                required=False,
                initial=each.words,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    @property
    def answer_fields(self) -> list[tuple[Suggested, Any, Any]]:
        """Each answer with its two fields."""
        return [
            (each, self[f"is_released_{each.answer.pk}"], self[f"answer_{each.answer.pk}"])
            for each in self.given
        ]

    @property
    def answers(self) -> dict[int, str]:
        """The chosen ones in their public words."""
        given = self.cleaned_data
        ids = [each.answer.pk for each in self.given]
        return {pk: given[f"answer_{pk}"] for pk in ids if given.get(f"is_released_{pk}")}

    @property
    def photo_ids(self) -> list[UUID]:
        """The chosen photos."""
        return [UUID(each) for each in self.cleaned_data["photos"]]


class RefuseForm(SeenField):
    """Why nothing goes out."""

    cause = forms.ChoiceField(label=_("Why not"), choices=[("", "—"), *RefusalCause.choices])
    note = forms.CharField(label=_("Note among staff"), max_length=300, required=False)
    is_hidden = forms.BooleanField(label=_("Take it off the list and the map as well"), required=False)


class TermsForm(ActionForm):
    """The city's parameters."""

    class Meta:
        model = PublicTerms
        fields = ("precision", "measured_days", "least_count", "queue_days", "is_embed_open")


class SiteForm(ActionForm):
    """A site that may show our list."""

    class Meta:
        model = EmbedSite
        fields = ("origin", "label")


class WidgetForm(forms.Form):
    """What the part for other sites shows."""

    SIZES = (
        ("small", _("Small: three appeals")),
        ("medium", _("Medium: six")),
        ("large", _("Large: twelve")),
    )

    size = forms.ChoiceField(label=_("Size"), choices=SIZES, required=False, initial="medium")
    lang = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    group = forms.ChoiceField(label=_("Topic group"), required=False)

    def __init__(self, *args: Any, districts: list[Any], groups: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anywhere, anything = [("", _("The whole city"))], [("", _("All topics"))]
        self.fields["district"].choices = [*anywhere, *districts]  # type: ignore[attr-defined]
        self.fields["group"].choices = [*anything, *groups]  # type: ignore[attr-defined]
