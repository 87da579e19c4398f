"""Whole answers for everybody that a cache may keep and must ask about before each use: what was withdrawn is gone."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import quote_etag


def tagged(request: HttpRequest, body: bytes, content_type: str) -> HttpResponse:
    """With the tag of its bytes; 304 without them where they are there already. No day of change beside it: in whole
    seconds, and of what was taken away, that would not be true (decision 0320)."""
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return get_conditional_response(request, etag, response=response) or response
