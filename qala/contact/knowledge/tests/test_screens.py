"""Pages: what readers and editors see and send."""

from typing import Any

import pytest

from qala.contact.appeals.tests.factories import World
from qala.contact.knowledge import hooks
from qala.contact.knowledge.actions import change_card, save_version
from qala.contact.knowledge.actions.cards import Card
from qala.contact.knowledge.models import Article, ArticleUse, ArticleVote, Banner, Script, ScriptWalk
from qala.contact.knowledge.rules.content import Content
from qala.contact.knowledge.tests.factories import SINCE, make_article, make_banner, make_script
from qala.shared.clock import today

WORDS = {"title_kk": "Қар", "body_kk": "**Қар** <b>тазалау</b>", "valid_from": "2026-01-01"}


@pytest.fixture
def article(world: World) -> Article:
    return make_article(world.people.content_editor, card={"topics": [world.heat]})


@pytest.fixture
def editor(world: World, client_for: Any) -> Any:
    return client_for(world.people.content_editor)


@pytest.fixture
def operator(world: World, client_for: Any) -> Any:
    return client_for(world.people.operator)


def test_writing(world: World, editor: Any, operator: Any) -> None:
    assert editor.get("/knowledge/new/").status_code == 200
    assert editor.post("/knowledge/new/", {**WORDS, "body_kk": ""}).status_code == 422
    sent = editor.post("/knowledge/new/", {**WORDS, "do": "draft", "topics": [world.heat.pk]})
    made = Article.objects.get()
    assert sent["Location"] == made.get_absolute_url()
    assert (made.published, list(made.topics.all())) == (None, [world.heat])
    assert operator.get(made.get_absolute_url()).status_code == 404
    edit = f"/knowledge/articles/{made.pk}/edit/"
    assert "&lt;b&gt;тазалау" in editor.get(edit).content.decode()
    base = {"base": made.latest_id}
    assert editor.post(edit, {**WORDS, **base, "title_kk": "Қар тазалау"}).status_code == 302
    assert editor.post(edit, {**WORDS, **base, "title_kk": "Басқа"}).status_code == 422
    page = operator.get(made.get_absolute_url()).content.decode()
    assert "<strong>Қар</strong> &lt;b&gt;тазалау&lt;/b&gt;" in page
    assert "Edit" not in page
    shown = editor.post("/knowledge/preview/?language=ru", {"body_ru": "**a** <i>"})
    assert shown.content.decode() == "<p><strong>a</strong> &lt;i&gt;</p>"


def test_a_missing_language_is_seen(article: Article, operator: Any) -> None:
    page = operator.get(article.get_absolute_url(), {"language": "en"}).content.decode()
    assert "There is no text in this language: English" in page
    page = operator.get(article.get_absolute_url(), {"language": "ru"}).content.decode()
    assert "Нет отопления" in page
    assert "There is no text" not in page


def test_what_no_longer_holds_warns(world: World, article: Article, operator: Any) -> None:
    change_card(article_id=article.pk, card=Card(SINCE, today()), by=world.people.content_editor)
    assert "This no longer holds" in operator.get(article.get_absolute_url()).content.decode()
    assert "Пәтерде жылу" not in operator.get("/knowledge/articles/", follow=True).content.decode()


def test_the_desk_searches(article: Article, operator: Any, world: World) -> None:
    make_banner(world.people.content_editor)
    page = operator.get("/knowledge/").content.decode()
    assert "Су тасқыны" in page
    headers = {"HX-Request": "true", "HX-Target": "answers"}
    fragment = operator.get("/knowledge/", {"q": "батареялар"}, headers=headers).content.decode()
    assert "Пәтерде жылу жоқ" in fragment
    assert "<html" not in fragment
    assert "Nothing was found" in operator.get("/knowledge/", {"q": "zzzz"}).content.decode()


def test_the_list(world: World, article: Article, editor: Any) -> None:
    make_article(world.people.content_editor, is_published=False, title_kk="Тек жоба", body_kk="x")

    def titles(query: str) -> list[str]:
        page = editor.get(f"/knowledge/articles/?{query}", follow=True).context["page"]
        return [row.label for row in page.rows]

    assert len(titles("")) == 2
    assert titles("state=draft") == titles("state=no_ru") == titles("q=жоба") == ["Тек жоба"]
    assert titles("state=published") == titles(f"group={world.heat.group_id}") == [str(article)]
    for state in ("due", "ended", "coming", "doubted"):
        assert titles(f"state={state}") == []
    assert editor.get("/knowledge/articles/?format=csv").status_code == 200


def test_card_and_review(article: Article, editor: Any) -> None:
    card = f"/knowledge/articles/{article.pk}/card/"
    assert editor.get(card).status_code == 200
    assert editor.post(card, {"valid_from": "2026-01-01", "valid_to": "2025-01-01"}).status_code == 422
    assert editor.post(card, {"valid_from": "2026-01-01", "review_on": "2026-03-01"}).status_code == 302
    assert "is due for review" in editor.get("/knowledge/").content.decode()
    review = f"/knowledge/articles/{article.pk}/review/"
    assert editor.get(review).status_code == 200
    assert editor.post(review, {"next_on": "2026-03-02"}).status_code == 422
    assert editor.post(review, {"next_on": "2026-09-01"}).status_code == 302


def test_versions(world: World, article: Article, editor: Any) -> None:
    first = article.latest
    save_version(
        article_id=article.pk,
        content=Content(title_kk="Пәтерде жылу жоқ", body_kk="Басқа мәтін"),
        base_id=first.pk,
        is_published=False,
        by=world.people.content_editor,
    )
    address = f"/knowledge/articles/{article.pk}/"
    assert "Publish" in editor.get(f"{address}versions/").content.decode()
    page = editor.get(f"{address}compare/").content.decode()
    assert "<ins>Басқа</ins>" in page or "<ins>Басқа мәтін</ins>" in page
    assert "<del>" in page
    assert editor.get(f"{address}compare/?from=1&to=1").status_code == 200
    for wrong in ("from=9", "from=x", "from=1&to=²"):
        assert editor.get(f"{address}compare/?{wrong}").status_code == 404
    article.refresh_from_db()
    assert editor.post(f"{address}publish/", {"version": article.latest_id}).status_code == 302
    assert editor.post(f"{address}publish/", {"version": article.latest_id}).status_code == 409
    assert editor.post(f"{address}restore/", {"version": first.pk}).status_code == 302
    article.refresh_from_db()
    assert article.published.restored_from == first


def test_use_and_votes(article: Article, operator: Any, editor: Any) -> None:
    address = f"/knowledge/articles/{article.pk}/"
    assert operator.post(f"{address}opened/").status_code == 204
    key = {"_key": "one-press"}
    assert [operator.post(f"{address}used/", key).status_code for _ in range(2)] == [302, 302]
    assert sorted(ArticleUse.objects.values_list("kind", flat=True)) == ["opened", "used"]
    assert operator.post(f"{address}vote/", {"is_helpful": "0"}).status_code == 422
    assert (
        operator.post(f"{address}vote/", {"is_helpful": "0", "reason": "wrong", "note": "Phone"}).status_code
        == 302
    )
    assert "Phone" in editor.get(address).content.decode()
    assert "Phone" not in operator.get(address).content.decode()
    assert operator.post(f"{address}vote/", {"is_helpful": "1"}).status_code == 302
    assert ArticleVote.objects.get().is_helpful


def test_banners(world: World, editor: Any, client_for: Any) -> None:
    words = {
        "title_kk": "Боран",
        "title_ru": "Буран",
        "tone": "warn",
        "valid_from": "2026-03-01",
        "is_public": "on",
    }
    assert editor.get("/knowledge/banners/new/").status_code == 200
    assert editor.post("/knowledge/banners/new/", {**words, "is_yearly": "on"}).status_code == 422
    assert editor.post("/knowledge/banners/new/", {**words, "topics": [world.heat.pk]}).status_code == 302
    banner = Banner.objects.get()
    assert list(banner.topics.all()) == [world.heat]
    for query in ("", "state=now&state=public", "q=Боран", "tone=warn"):
        page = editor.get(f"/knowledge/banners/?{query}", follow=True)
        assert "Буран" in page.content.decode() or "Боран" in page.content.decode()
    assert "Боран" not in editor.get("/knowledge/banners/?state=yearly").context["page"].rows
    address = f"/knowledge/banners/{banner.pk}/"
    assert editor.get(address).status_code == 200
    assert editor.post(address, {**words, "title_kk": "Қарлы боран"}).status_code == 302
    assert editor.post(f"{address}end/").status_code == 302
    assert editor.post(f"{address}end/").status_code == 409


def test_scripts(world: World, article: Article, editor: Any, operator: Any) -> None:
    assert editor.get("/knowledge/new-script/").status_code == 200
    assert editor.post("/knowledge/new-script/", {"code": "lift", "name_kk": "Лифт"}).status_code == 302
    address = "/knowledge/scripts/lift/"
    assert "It cannot be published yet" in editor.get(address).content.decode()
    assert editor.get(f"{address}steps/new/").status_code == 200
    assert (
        editor.post(f"{address}steps/new/", {"kind": "question", "text_kk": "Адам бар ма?"}).status_code
        == 302
    )
    first = Script.objects.get(code="lift").steps.get()
    below = f"{address}steps/new/?parent={first.pk}"
    assert editor.get(below).status_code == 200
    answer = {"kind": "emergency", "label_kk": "Иә", "text_kk": "112"}
    assert editor.post(below, answer).status_code == 422
    assert editor.post(below, {**answer, "service": "112"}).status_code == 302
    goal = {"kind": "article", "label_kk": "Жоқ", "text_kk": "Оқыңыз", "article": article.pk}
    assert editor.post(below, goal).status_code == 302
    last = Script.objects.get(code="lift").steps.get(kind="article")
    step = f"{address}steps/{last.pk}/"
    assert editor.get(step).status_code == 200
    assert editor.post(step, {**goal, "kind": "topic", "topic": world.heat.pk, "order": 5}).status_code == 302
    assert editor.get(f"{address}edit/").status_code == 200
    assert operator.get(f"{address}walk/").status_code == 404
    assert editor.post(f"{address}publish/").status_code == 302
    assert editor.post(f"{address}edit/", {"name_kk": "Лифт тоқтады", "is_active": "on"}).status_code == 302
    assert operator.get(f"{address}walk/").status_code == 200
    assert operator.get(address).status_code == 403
    assert (
        editor.get("/knowledge/scripts/").status_code
        == operator.get("/knowledge/scripts/").status_code
        == 200
    )
    assert editor.post(f"{step}remove/").status_code == 302
    for wrong in ("steps/new/?parent=0", "steps/new/?parent=x", "steps/0/"):
        assert editor.get(address + wrong).status_code == 404


def test_walking(
    world: World, article: Article, operator: Any, client_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = make_script(world.people.content_editor, article, world.heat)
    ends = {step.kind: step for step in script.steps.exclude(kind="question")}
    address, version = "/knowledge/scripts/gas/", script.published_id
    page = operator.get(f"{address}walk/").content.decode()
    assert 'data-hotkey="1"' in page
    assert 'data-hotkey="2"' in page
    danger = operator.get(f"{address}walk/?v={version}&path={ends['emergency'].pk}").content.decode()
    assert "104" in danger
    assert "Handed over" in danger
    middle = ends["article"].parent_id
    for kind, words in (("article", "барлық батареяны"), ("topic", "No heat")):
        end = operator.get(f"{address}walk/?v={version}&path={middle}.{ends[kind].pk}")
        assert words in end.content.decode()
    for wrong in ("v=0", "v=x", "path=1", "path=x", f"path={'1.' * 40}1"):
        assert operator.get(f"{address}walk/?{wrong}").status_code == 404
    sent = {"version": version, "path": f"{middle}.{ends['article'].pk}"}
    # Whoever takes no calls stays in the knowledge base; an operator goes on with the caller.
    assert client_for(world.people.executor).post(f"{address}walked/", sent)["Location"] == "/knowledge/"
    assert ArticleUse.objects.filter(kind="used").count() == 1
    monkeypatch.setattr(hooks, "_desk_url", [])
    hooks.use_desk_url(lambda user, goal: f"/begin/{goal.topic_id}/")
    sent = {"version": version, "path": f"{middle}.{ends['topic'].pk}"}
    assert operator.post(f"{address}walked/", sent)["Location"] == f"/begin/{world.heat.pk}/"
    assert operator.post(f"{address}walked/", {"version": version, "path": ""}).status_code == 422
    assert ScriptWalk.objects.count() == 2


@pytest.mark.parametrize(
    "path", ["/knowledge/", "/knowledge/articles/", "/knowledge/banners/", "/knowledge/scripts/"]
)
def test_a_list_costs_the_same_for_more_rows(
    world: World, editor: Any, count_queries: Any, path: str
) -> None:
    by = world.people.content_editor

    def more(number: int) -> None:
        article = make_article(by, card={"topics": [world.heat], "owner": by})
        make_banner(by, topics=[world.heat])
        script = make_script(by, article, world.heat, code=f"gas-{number}")
        script.topics.set([world.heat])

    counts = []
    for rows in ((1,), (2, 3)):
        for number in rows:
            more(number)
        editor.get(path, follow=True)
        with count_queries() as seen:
            assert editor.get(path, follow=True).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
