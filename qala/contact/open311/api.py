"""Reference data for programs with a key, and for people signed in: what codes and ids of the register mean."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from qala.contact.catalog.queries import book
from qala.contact.open311.models.client import Scope
from qala.ground.organisations.models import Organisation
from qala.shared.api import Bearer, SignedIn, answer, answers
from qala.shared.clock import today

router = Router(tags=["reference"], auth=[Bearer(Scope.REFERENCE.value), SignedIn()])


class ReferenceRow(Schema):
    """One row; `id` is what the register's filters take, `code` where there is one."""

    id: int
    code: str
    name_kk: str
    name_ru: str
    name_en: str


class Reference(Schema):
    """All rows in use."""

    items: list[ReferenceRow]


def _rows(rows: Any) -> HttpResponse:
    return answer(
        {
            "items": [
                {
                    "id": row.pk,
                    "code": row.code,
                    "name_kk": row.name_kk,
                    "name_ru": row.name_ru,
                    "name_en": row.name_en,
                }
                for row in rows
            ]
        }
    )


@router.get("/statuses", url_name="statuses", response=answers(Reference, 401, 403), summary="Statuses")
def statuses(request: HttpRequest) -> HttpResponse:
    """The city's own words for stages."""
    return _rows(book().statuses.values())


@router.get("/channels", url_name="channels", response=answers(Reference, 401, 403), summary="Channels")
def channels(request: HttpRequest) -> HttpResponse:
    """The doors through which appeals come."""
    return _rows(channel for channel in book().channels.values() if channel.is_active)


@router.get(
    "/organisations", url_name="organisations", response=answers(Reference, 401, 403), summary="Organisations"
)
def organisations(request: HttpRequest) -> HttpResponse:
    """Those that exist today."""
    return _rows(Organisation.objects.as_of(today()).order_by("code"))
