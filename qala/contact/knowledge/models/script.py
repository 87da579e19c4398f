"""Scripts: a draft of rows, and published trees that never change."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.models.article import Article
from qala.contact.knowledge.rules.languages import spoken
from qala.contact.knowledge.rules.scripts import Node, Service, StepKind, nodes_from
from qala.shared.audit import audited
from qala.shared.languages import LANGUAGES
from qala.shared.models import Named


@audited
class Script(Named):
    """A conversation with branches: questions lead to an article, a topic, an emergency service or closing words."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    topics = models.ManyToManyField("catalog.Topic", blank=True, related_name="+", verbose_name=_("topics"))
    is_active = models.BooleanField(_("in use"), default=True)
    published = models.OneToOneField(
        "ScriptVersion", models.PROTECT, null=True, editable=False, related_name="published_of"
    )
    is_sample = models.BooleanField(_("sample"), default=False)

    class Meta:
        ordering = ["code"]
        verbose_name = _("script")

    def get_absolute_url(self) -> str:
        """The script with its tree."""
        return reverse("knowledge:script", args=[self.code])


@audited
class ScriptStep(models.Model):
    """A step of the draft. It hangs below the question whose answer (`label_*`) leads to it."""

    script = models.ForeignKey(Script, models.CASCADE, related_name="steps")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    kind = models.CharField(_("kind"), max_length=12, choices=StepKind.choices, default=StepKind.QUESTION)
    label_kk = models.CharField(_("answer in Kazakh"), max_length=160, blank=True)
    label_ru = models.CharField(_("answer in Russian"), max_length=160, blank=True)
    label_en = models.CharField(_("answer in English"), max_length=160, blank=True)
    text_kk = models.TextField(_("words in Kazakh"), max_length=1000, blank=True)
    text_ru = models.TextField(_("words in Russian"), max_length=1000, blank=True)
    text_en = models.TextField(_("words in English"), max_length=1000, blank=True)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("article")
    )
    topic = models.ForeignKey(
        "catalog.Topic", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    service = models.CharField(_("service"), max_length=3, choices=Service.choices, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["script"], condition=Q(parent=None), name="script_step_one_beginning"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def label(self) -> str:
        """The answer that leads here, in the active language or another."""
        return spoken(self.labels, get_language() or "kk").text

    @property
    def text(self) -> str:
        """The words, in the active language or another."""
        return spoken(self.texts, get_language() or "kk").text

    @property
    def labels(self) -> dict[str, str]:
        """The answer by language."""
        return {each: getattr(self, f"label_{each}") for each in LANGUAGES}

    @property
    def texts(self) -> dict[str, str]:
        """The words by language."""
        return {each: getattr(self, f"text_{each}") for each in LANGUAGES}

    def as_node(self) -> Node:
        """The row as the rules see it."""
        return Node(
            self.pk,
            self.parent_id,
            self.kind,
            self.labels,
            self.texts,
            self.article_id,
            self.topic_id,
            self.service,
        )


class ScriptVersion(models.Model):
    """A published tree. Never changed or deleted: walks refer to its steps."""

    script = models.ForeignKey(Script, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    tree: Any = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["script", "number"], name="script_version_number"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="script_version_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.script_id} ({self.number})"

    @property
    def nodes(self) -> list[Node]:
        """The steps as values."""
        return nodes_from(self.tree)


class ScriptWalk(models.Model):
    """A script walked to its end: the answers chosen, and where it ended."""

    version = models.ForeignKey(ScriptVersion, models.PROTECT, related_name="walks")
    path: Any = models.JSONField(help_text="keys of the chosen answers' steps, first to last")
    kind = models.CharField(max_length=12, choices=StepKind.choices)
    article = models.ForeignKey(Article, models.PROTECT, null=True, related_name="+")
    topic = models.ForeignKey("catalog.Topic", models.PROTECT, null=True, related_name="+")
    service = models.CharField(max_length=3, choices=Service.choices, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["version", "kind"], name="script_walk_by_end")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.kind} {self.at}"
