"""Addresses of the room."""

from django.urls import path

from qala.public.cabinet.views import appeals, data, erasures, following, keys

app_name = "cabinet"
urlpatterns = [
    path("", appeals.appeals, name="appeals"),
    path("joined/", appeals.joined, name="joined"),
    path("attach/", appeals.attach, name="attach"),
    path("attach/found/", appeals.attach_found, name="attach_found"),
    path("seen/", appeals.seen_all, name="seen_all"),
    path("seen/<str:number>/", appeals.seen, name="seen"),
    path("following/", following.following, name="following"),
    path("following/address/", following.add_address, name="add_address"),
    path("following/area/", following.add_area, name="add_area"),
    path("following/appeal/<str:number>/", following.add_appeal, name="add_appeal"),
    path("following/project/<slug:code>/", following.add_project, name="add_project"),
    path("following/dataset/<slug:code>/", following.add_dataset, name="add_dataset"),
    path("following/<int:pk>/leave/", following.leave, name="leave"),
    path("keys/", keys.keys, name="keys"),
    path("keys/<int:pk>/revoke/", keys.revoke, name="revoke_key"),
    path("data/", data.data, name="data"),
    path("data/copy/", data.ask_copy_view, name="ask_copy"),
    path("data/copy/<uuid:pk>/", data.fetch, name="copy"),
    path("data/erase/", data.erase, name="erase"),
    path("data/erase/withdraw/", data.withdraw_wish, name="withdraw"),
    path("erasures/", erasures.erasures, name="erasures"),
    path("erasures/terms/", erasures.terms, name="terms"),
    path("erasures/terms/<slug:subject>/", erasures.edit_term, name="edit_term"),
    path("erasures/<int:pk>/", erasures.erasure, name="erasure"),
    path("erasures/<int:pk>/agree/", erasures.agree_wish, name="agree"),
    path("erasures/<int:pk>/refuse/", erasures.refuse_wish, name="refuse"),
]
