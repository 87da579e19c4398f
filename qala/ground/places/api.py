"""Places as JSON, for everybody."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from qala.ground.places import models
from qala.ground.places.schemas import District, Districts
from qala.shared.api import answer, answers
from qala.shared.clock import today

router = Router(tags=["places"])


@router.get("/districts", url_name="districts", response=answers(Districts), summary="Districts")
def districts(request: HttpRequest) -> HttpResponse:
    """The districts of today."""
    rows = models.District.objects.as_of(today()).values(*District.model_fields)
    return answer({"items": list(rows)})
