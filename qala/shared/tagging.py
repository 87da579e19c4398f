"""Whole answers for everybody that a cache may keep and must ask about before each use: what was withdrawn is gone."""

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date, quote_etag


def tagged(
    request: HttpRequest, body: bytes, content_type: str, *, changed_at: datetime | None = None
) -> HttpResponse:
    """With the tag of its bytes; 304 without them where they are there already."""
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    moment = int(changed_at.timestamp()) if changed_at else None
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    if moment is not None:
        response["Last-Modified"] = http_date(moment)
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return get_conditional_response(request, etag, moment, response) or response
