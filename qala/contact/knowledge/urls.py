"""Addresses of the room."""

from django.urls import path

from qala.contact.knowledge.views import articles, banners, reading, scripts, versions, walking

app_name = "knowledge"
urlpatterns = [
    path("", articles.desk, name="desk"),
    path("articles/", articles.articles, name="articles"),
    path("new/", articles.new_article, name="new_article"),
    path("preview/", articles.preview, name="preview"),
    path("articles/<int:pk>/", reading.article_page, name="article"),
    path("articles/<int:pk>/opened/", reading.opened, name="opened"),
    path("articles/<int:pk>/used/", reading.used, name="used"),
    path("articles/<int:pk>/vote/", reading.give_vote, name="vote"),
    path("articles/<int:pk>/edit/", articles.edit_article, name="edit_article"),
    path("articles/<int:pk>/card/", articles.edit_card, name="edit_card"),
    path("articles/<int:pk>/review/", articles.review, name="review"),
    path("articles/<int:pk>/versions/", versions.versions, name="versions"),
    path("articles/<int:pk>/compare/", versions.compare, name="compare"),
    path("articles/<int:pk>/publish/", versions.publish, name="publish"),
    path("articles/<int:pk>/restore/", versions.restore, name="restore"),
    path("banners/", banners.banners, name="banners"),
    path("banners/new/", banners.new_banner, name="new_banner"),
    path("banners/<int:pk>/", banners.edit_banner, name="edit_banner"),
    path("banners/<int:pk>/end/", banners.stop_banner, name="end_banner"),
    path("scripts/", scripts.scripts, name="scripts"),
    path("new-script/", scripts.new_script, name="new_script"),
    path("scripts/<slug:code>/", scripts.script_page, name="script"),
    path("scripts/<slug:code>/edit/", scripts.edit_script, name="edit_script"),
    path("scripts/<slug:code>/publish/", scripts.publish, name="publish_script"),
    path("scripts/<slug:code>/steps/new/", scripts.new_step, name="new_step"),
    path("scripts/<slug:code>/steps/<int:pk>/", scripts.edit_step, name="edit_step"),
    path("scripts/<slug:code>/steps/<int:pk>/remove/", scripts.drop_step, name="remove_step"),
    path("scripts/<slug:code>/walk/", walking.walk, name="walk"),
    path("scripts/<slug:code>/walked/", walking.walked, name="walked"),
]
