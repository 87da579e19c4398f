"""The desk of the knowledge base, the list, and writing articles."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.contact.knowledge.access import can_edit, can_view, visible_articles
from qala.contact.knowledge.actions import change_card, confirm_review, create_article, save_version
from qala.contact.knowledge.actions.cards import CARD_VERBS
from qala.contact.knowledge.filters import ArticleFilter
from qala.contact.knowledge.forms import CardForm, ContentForm, NewArticleForm, ReviewForm
from qala.contact.knowledge.models import Article
from qala.contact.knowledge.queries import answers_for, banners_for, scripts_for
from qala.contact.knowledge.queries.answers import answer_of, holding
from qala.contact.knowledge.queries.counts import with_counts
from qala.contact.knowledge.rules.content import CONTENT_FIELDS, MAX_BODY
from qala.contact.knowledge.rules.markup import to_html
from qala.contact.knowledge.tables import ArticleTable
from qala.contact.knowledge.views.common import crumbs, editable_article, form_page
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen

REVIEW_AGAIN_AFTER = timedelta(days=180)
MAX_TYPED = 200


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Search while typing; what is on today; scripts. An htmx request gets the answers alone."""
    require(can_view(request.user))
    typed, day = request.GET.get("q", "")[:MAX_TYPED].strip(), today()
    language = getattr(request, "LANGUAGE_CODE", "")
    context: dict[str, Any] = {
        "typed": typed,
        "answers": answers_for(typed, None, None, day, language, limit=10),
    }
    if request.headers.get("HX-Request") == "true" and request.headers.get("HX-Target") == "answers":
        return render(request, "knowledge/parts/answers.html", context)
    if not typed:
        counted: Any = with_counts(holding(day))
        popular = counted.filter(used_count__gt=0).select_related("published")
        rows = popular.order_by("-used_count", "pk")[:8]
        context["popular"] = [answer_of(row.published, language) for row in rows if row.published]
    context |= {
        "notices": banners_for(day, language=language),
        "scripts": scripts_for(),
        "may_edit": can_edit(request.user),
        "due_count": _due_count(request),
    }
    return render(request, "knowledge/desk.html", context)


def _due_count(request: HttpRequest) -> int:
    if not can_edit(request.user):
        return 0
    return Article.objects.filter(review_on__lte=today()).exclude(published=None).count()


@login_required
@require_GET
def articles(request: HttpRequest) -> HttpResponseBase:
    """All articles for editors; for readers those that hold today."""
    require(can_view(request.user))
    may_edit = can_edit(request.user)
    rows = visible_articles(request.user) if may_edit else holding(today())
    return list_screen(
        request,
        queryset=with_counts(rows).select_related("published", "latest", "owner").prefetch_related("topics"),
        table=ArticleTable,
        filters=ArticleFilter,
        template="knowledge/articles.html",
        screen="knowledge.articles",
        context={"may_edit": may_edit, "crumbs": crumbs((_("Articles"), ""))},
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_article(request: HttpRequest) -> HttpResponse:
    """Write an article."""
    initial = {"review_on": today() + REVIEW_AGAIN_AFTER, "owner": request.user.pk}
    form = NewArticleForm(request.POST or None, initial=initial)

    def write(_data: dict[str, Any]) -> str:
        article = create_article(
            content=form.content, card=form.card, is_published=_publishes(request), by=request.user
        )
        return article.get_absolute_url()

    heading, back = _("New article"), reverse("knowledge:articles")
    return _editor(request, form, write=write, heading=heading, back=back, trail=crumbs((heading, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Write another version, on top of the latest."""
    article = editable_article(request, pk)
    latest = article.latest
    assert latest is not None
    initial = {name: getattr(latest, name) for name in CONTENT_FIELDS} | {"base": latest.pk}
    form = ContentForm(request.POST or None, initial=initial)

    def write(data: dict[str, Any]) -> str:
        save_version(
            article_id=pk,
            content=form.content,
            base_id=data["base"],
            is_published=_publishes(request),
            note=data["note"],
            by=request.user,
        )
        return article.get_absolute_url()

    back = article.get_absolute_url()
    return _editor(
        request, form, write=write, heading=str(article), back=back, trail=_trail(article, _("Edit"))
    )


def _editor(request: HttpRequest, form: ContentForm, **words: Any) -> HttpResponse:
    previews = [{**part, "html": to_html(part["text"])} for part in form.parts]
    return form_page(request, form, template="knowledge/editor.html", parts=previews, **words)


def _publishes(request: HttpRequest) -> bool:
    return request.POST.get("do") != "draft"


def _trail(article: Article, word: str) -> list[tuple[str, str]]:
    return crumbs((str(article), article.get_absolute_url()), (word, ""))


@login_required
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The text of one language as readers will see it."""
    require(can_edit(request.user))
    language = request.GET.get("language", "kk")
    return HttpResponse(to_html(request.POST.get(f"body_{language}", "")[:MAX_BODY]))


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_card(request: HttpRequest, pk: int) -> HttpResponse:
    """Topics, districts, days, owner."""
    article = editable_article(request, pk)
    initial = {
        "topics": [topic.pk for topic in article.topics.all()],
        "districts": [district.pk for district in article.districts.all()],
        "valid_from": article.valid_from,
        "valid_to": article.valid_to,
        "owner": article.owner_id,
        "review_on": article.review_on,
        "is_sample": article.is_sample,
        "is_public": article.is_public,
        "seen": timeline.newest(article, *CARD_VERBS),
    }
    form = CardForm(request.POST or None, initial=initial)

    def write(data: dict[str, Any]) -> str:
        return change_card(
            article_id=pk, card=form.card, by=request.user, seen=data["seen"]
        ).get_absolute_url()

    back = article.get_absolute_url()
    return form_page(
        request,
        form,
        write=write,
        heading=_("Card of the article"),
        back=back,
        trail=_trail(article, _("Card")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Still right; look again later."""
    article = editable_article(request, pk)
    form = ReviewForm(request.POST or None, initial={"next_on": today() + REVIEW_AGAIN_AFTER})

    def write(data: dict[str, Any]) -> str:
        return confirm_review(article_id=pk, by=request.user, **data).get_absolute_url()

    back, heading = article.get_absolute_url(), _("Reviewed: still right")
    return form_page(
        request,
        form,
        write=write,
        heading=heading,
        back=back,
        trail=_trail(article, _("Review")),
        lead=str(article),
    )
