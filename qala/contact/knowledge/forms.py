"""Forms of the knowledge base."""

from dataclasses import fields
from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.contact.catalog.models import Topic
from qala.contact.catalog.queries import book
from qala.contact.knowledge.actions import Card
from qala.contact.knowledge.models import Article, Banner, Script, ScriptStep
from qala.contact.knowledge.models.use import VoteReason
from qala.contact.knowledge.rules.content import CONTENT_FIELDS, MAX_BODY, Content
from qala.ground.people.models import User
from qala.ground.people.rules import roles
from qala.ground.places.models import District
from qala.shared.clock import today
from qala.shared.form_pages import ActionForm, SeenField
from qala.shared.languages import LANGUAGES
from qala.shared.lists.filters import ChecksWidget

CARD = tuple(field.name for field in fields(Card))
# Who may be asked whether an article is still right.
OWNERS = (roles.CONTENT_EDITOR, roles.ADMINISTRATOR, roles.SHIFT_SUPERVISOR, roles.CONTROLLER)
TITLES = {"kk": _("Title in Kazakh"), "ru": _("Title in Russian"), "en": _("Title in English")}
TEXTS = {"kk": _("Text in Kazakh"), "ru": _("Text in Russian"), "en": _("Text in English")}


def topic_choices() -> list[tuple[Any, Any]]:
    """Topics in use under their groups."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for topic in book().topics.values():
        if topic.is_active:
            groups.setdefault(topic.group.name, []).append((topic.pk, topic.name))
    return list(groups.items())


def district_choices() -> list[tuple[int, str]]:
    """Districts of today."""
    return [(district.pk, district.name) for district in District.objects.as_of(today())]


def article_choices() -> list[tuple[Any, str]]:
    """Published articles by title, after an empty line."""
    rows = Article.objects.exclude(published=None).select_related("published")
    return [("", "—"), *sorted(((row.pk, str(row)) for row in rows), key=lambda pair: pair[1].lower())]


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day, picked by the browser."""
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options
    )


class Several(forms.TypedMultipleChoiceField):
    """Any number of rows, by a check list with a search."""

    def __init__(self, *, model: Any, **options: Any) -> None:
        self.model = model
        super().__init__(coerce=int, required=False, widget=ChecksWidget(), **options)

    def clean(self, value: Any) -> Any:
        """The rows themselves."""
        chosen = super().clean(value)
        return list(self.model.objects.filter(pk__in=chosen)) if chosen else []


def topics_field() -> Several:
    """Topics."""
    return Several(label=_("Topics"), choices=topic_choices, model=Topic)


def districts_field() -> Several:
    """Districts."""
    return Several(
        label=_("Districts"), choices=district_choices, model=District, help_text=_("None: the whole city.")
    )


class ContentForm(forms.Form):
    """The words of a version. `base` is the version that the editor began from."""

    base = forms.IntegerField(required=False, widget=forms.HiddenInput)
    keywords = forms.CharField(
        label=_("Words that people use"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The search finds the article by them; nobody sees them."),
    )
    note = forms.CharField(label=_("What has changed"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            self.fields[f"title_{language}"] = forms.CharField(
                label=TITLES[language], required=False, max_length=200
            )
            area = forms.Textarea(attrs={"rows": 12, "lang": language})
            self.fields[f"body_{language}"] = forms.CharField(
                label=TEXTS[language], required=False, max_length=MAX_BODY, widget=area
            )

    @property
    def content(self) -> Content:
        """The words given."""
        return Content.of({name: self.cleaned_data.get(name, "") for name in CONTENT_FIELDS})

    @property
    def parts(self) -> list[dict[str, Any]]:
        """Title, text and preview of each language."""
        return [
            {
                "language": language,
                "title": self[f"title_{language}"],
                "body": self[f"body_{language}"],
                "text": self[f"body_{language}"].value() or "",
            }
            for language in LANGUAGES
        ]


class CardForm(SeenField):
    """What stands beside the words."""

    topics = topics_field()
    districts = districts_field()
    valid_from = day_field(_("Holds from"), initial=today)
    valid_to = day_field(_("No longer from"), required=False)
    owner = forms.ModelChoiceField(
        label=_("Owner"),
        queryset=User.objects.none(),
        required=False,
        help_text=_("Answers for the text being right."),
    )
    review_on = day_field(_("To be reviewed on"), required=False)
    is_public = forms.BooleanField(
        label=_("Among the frequent questions"),
        required=False,
        help_text=_("Residents read it on the site; it may hold nothing that is for staff only."),
    )
    is_sample = forms.BooleanField(label=_("Sample"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = today()
        holding = Q(duties__valid_to=None) | Q(duties__valid_to__gt=day)
        people = User.objects.filter(
            holding, duties__role__in=OWNERS, duties__valid_from__lte=day, is_active=True
        )
        self.fields["owner"].queryset = people.distinct().order_by("full_name")  # type: ignore[attr-defined]

    @property
    def card(self) -> Card:
        """The card given."""
        return Card(**{name: self.cleaned_data[name] for name in CARD})


class NewArticleForm(CardForm, ContentForm):
    """Both at once."""


class ReviewForm(forms.Form):
    """Still right; look again on a day."""

    next_on = day_field(_("Next review"))
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


class VoteForm(forms.Form):
    """What was wrong."""

    reason = forms.ChoiceField(label=_("Why it did not help"), choices=VoteReason.choices)
    note = forms.CharField(label=_("What should be better"), required=False, max_length=500)


class BannerForm(SeenField, ActionForm):
    """A banner."""

    topics = topics_field()
    districts = districts_field()
    article = forms.ChoiceField(label=_("Article"), required=False, choices=article_choices)

    class Meta:
        model = Banner
        fields = (
            "title_kk", "title_ru", "title_en", "text_kk", "text_ru", "text_en", "tone", "valid_from", "valid_to",
            "is_yearly", "is_public", "topics", "districts", "article", "is_sample",
        )  # fmt: skip
        widgets = {
            **{f"text_{language}": forms.Textarea(attrs={"rows": 3}) for language in LANGUAGES},
            "valid_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "valid_to": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean_article(self) -> Article | None:
        """The row."""
        return Article.objects.filter(pk=self.cleaned_data["article"] or 0).first()


class ScriptForm(SeenField, ActionForm):
    """A script but its code."""

    topics = topics_field()

    class Meta:
        model = Script
        fields = ("name_kk", "name_ru", "name_en", "topics", "is_active", "is_sample")


class NewScriptForm(ScriptForm):
    """With the code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        validators=[validate_slug],
        help_text=_("Latin letters; never changes later."),
    )
    field_order = ["code"]


class StepForm(SeenField, ActionForm):
    """A step; `is_first` has no answer that leads to it."""

    article = forms.ChoiceField(label=_("Article"), required=False, choices=article_choices)
    topic = forms.ChoiceField(
        label=pgettext_lazy("of an appeal", "Topic"),
        required=False,
        choices=lambda: [("", "—"), *topic_choices()],
    )

    class Meta:
        model = ScriptStep
        fields = (
            "label_kk", "label_ru", "label_en", "kind", "text_kk", "text_ru", "text_en", "article", "topic", "service",
            "order",
        )  # fmt: skip
        widgets = {f"text_{language}": forms.Textarea(attrs={"rows": 3}) for language in LANGUAGES}

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            for name in ("label_kk", "label_ru", "label_en", "order"):
                del self.fields[name]
        else:
            self.fields["order"].required = False

    def clean_article(self) -> Article | None:
        """The row."""
        return Article.objects.filter(pk=self.cleaned_data["article"] or 0).first()

    def clean_topic(self) -> Topic | None:
        """The row."""
        return book().topics.get(int(self.cleaned_data["topic"] or 0))
