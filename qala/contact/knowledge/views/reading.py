"""One article for those who answer, and what they say of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.contact.knowledge.access import can_edit
from qala.contact.knowledge.actions import record_use, vote
from qala.contact.knowledge.forms import VoteForm
from qala.contact.knowledge.models import Article, ArticleVote
from qala.contact.knowledge.queries.answers import answer_of
from qala.contact.knowledge.queries.counts import with_counts
from qala.contact.knowledge.tables import day_words, span_words, states_of
from qala.contact.knowledge.views.common import crumbs, readable_article
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.idempotency import once
from qala.shared.languages import LANGUAGES
from qala.shared.ui.parts import Fact, Tab

NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


@login_required
@require_GET
def article_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The published words in the reader's language, or in `?language=`; a missing language falls back and says so."""
    article = readable_article(request, pk)
    version = article.shown
    assert version is not None
    wanted = request.GET.get("language", "")
    wanted = wanted if wanted in LANGUAGES else (get_language() or "kk")
    answer = answer_of(version, wanted)
    may_edit = can_edit(request.user)
    tabs = [
        Tab(NAMES[each], f"?language={each}", is_active=each == answer.language) for each in version.languages
    ]
    context = {
        "article": article,
        "answer": answer,
        "wanted": NAMES.get(wanted[:2], wanted),
        "language_name": NAMES.get(answer.language, answer.language),
        "tabs": tabs if len(tabs) > 1 else [],
        "states": states_of(article),
        "facts": _facts(article),
        "vote_form": VoteForm(auto_id="vote_%s"),
        "may_edit": may_edit,
        "today": today(),
        "crumbs": crumbs((answer.title, "")),
    }
    if may_edit:
        context |= {"entries": timeline.of(article), "doubts": _doubts(article)}
    return render(request, "knowledge/article.html", context)


def _facts(article: Article) -> list[Fact]:
    counted = with_counts(Article.objects.filter(pk=article.pk)).get()
    districts = ", ".join(district.name for district in article.districts.all())
    return [
        Fact(_("Topics"), ", ".join(topic.name for topic in article.topics.all()), icon="tags"),
        Fact(_("Where"), districts or _("the whole city"), icon="map-pin"),
        Fact(_("Holds"), span_words(article), icon="calendar"),
        Fact(_("Owner"), article.owner.full_name if article.owner else "", icon="user"),
        Fact(_("Review"), day_words(article.review_on), icon="clock"),
        Fact(_("Version"), article.shown.number if article.shown else "", icon="versions"),
        Fact(_("Opened"), counted.opened_count, icon="eye"),  # type: ignore[attr-defined]
        Fact(_("Used for answers"), counted.used_count, icon="message"),  # type: ignore[attr-defined]
        Fact(_("Helped or not"), f"+{counted.helpful_count} −{counted.unhelpful_count}", icon="thumb-up"),  # type: ignore[attr-defined]
    ]


def _doubts(article: Article) -> list[ArticleVote]:
    rows = ArticleVote.objects.filter(article=article, is_helpful=False).select_related("version", "by")
    return list(rows.order_by("-at")[:20])


@login_required
@require_POST
def opened(request: HttpRequest, pk: int) -> HttpResponse:
    """Counted once a day; the page itself sends this, so that reading ahead by a browser does not count."""
    record_use(article_id=pk, by=request.user, kind="opened")
    return HttpResponse(status=204)


@login_required
@require_POST
@once
def used(request: HttpRequest, pk: int) -> HttpResponse:
    """A resident was answered from it."""
    record_use(article_id=pk, by=request.user)
    messages.success(request, _("Counted as an answer."))
    return redirect("knowledge:article", pk=pk)


@login_required
@require_POST
@once
def give_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Helped, or why not."""
    vote(
        article_id=pk,
        is_helpful=request.POST.get("is_helpful") == "1",
        reason=request.POST.get("reason", ""),
        note=request.POST.get("note", ""),
        by=request.user,
    )
    messages.success(request, _("Thank you, this is kept for the owner."))
    return redirect("knowledge:article", pk=pk)
