"""Who may open and change what in this room."""

from qala.contact.knowledge.models import Article, Banner, Script
from tests.url_matrix import EDITOR_FORM, EDITORS, Arguments, Row

READERS = "osehxctA"
ROWS = {
    "knowledge:article": Row(READERS),
    "knowledge:articles": Row(READERS),
    "knowledge:banners": Row(EDITORS),
    "knowledge:compare": Row(EDITORS),
    "knowledge:desk": Row(READERS),
    "knowledge:edit_article": EDITOR_FORM,
    "knowledge:edit_banner": EDITOR_FORM,
    "knowledge:edit_card": EDITOR_FORM,
    "knowledge:edit_script": EDITOR_FORM,
    "knowledge:edit_step": EDITOR_FORM,
    "knowledge:end_banner": Row(do=EDITORS, codes=(409,)),
    "knowledge:new_article": EDITOR_FORM,
    "knowledge:new_banner": EDITOR_FORM,
    "knowledge:new_script": EDITOR_FORM,
    "knowledge:new_step": EDITOR_FORM,
    "knowledge:opened": Row(do=READERS, codes=(204,)),
    "knowledge:preview": Row(do=EDITORS),
    "knowledge:publish": Row(do=EDITORS, codes=(404,)),  # the version is chosen in the body
    "knowledge:publish_script": Row(do=EDITORS, codes=(409,)),
    "knowledge:remove_step": Row(do=EDITORS),
    "knowledge:restore": Row(do=EDITORS, codes=(404,)),
    "knowledge:review": EDITOR_FORM,
    "knowledge:script": Row(EDITORS),
    "knowledge:scripts": Row(READERS),
    "knowledge:used": Row(do=READERS),
    "knowledge:versions": Row(EDITORS),
    "knowledge:vote": Row(do=READERS, codes=(422,)),
    "knowledge:walk": Row(READERS),
    "knowledge:walked": Row(do=READERS, codes=(422,)),
}

_ARTICLE: Arguments = lambda c: {"pk": Article.objects.order_by("pk")[0].pk}  # noqa: E731
_BANNER: Arguments = lambda c: {"pk": Banner.objects.order_by("pk")[0].pk}  # noqa: E731
_SCRIPT: Arguments = lambda c: {"code": "gas"}  # noqa: E731
_STEP: Arguments = lambda c: {**_SCRIPT(c), "pk": Script.objects.get(code="gas").steps.order_by("pk")[0].pk}  # noqa: E731
ARGUMENTS: dict[str, Arguments] = {
    **dict.fromkeys(
        [
            f"knowledge:{name}"
            for name in (
                "article", "compare", "edit_article", "edit_card", "opened", "publish", "restore", "review", "used",
                "versions", "vote",
            )
        ],
        _ARTICLE,
    ),
    **dict.fromkeys([f"knowledge:{name}" for name in ("edit_banner", "end_banner")], _BANNER),
    **dict.fromkeys(
        [f"knowledge:{name}" for name in ("edit_script", "new_step", "publish_script", "script", "walk", "walked")],
        _SCRIPT,
    ),
    **dict.fromkeys([f"knowledge:{name}" for name in ("edit_step", "remove_step")], _STEP),
}  # fmt: skip
