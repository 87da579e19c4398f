"""What somebody asks for, as far as an answer for all may depend on it."""

from http.cookies import CookieError
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.http import parse_cookie
from django.urls import Resolver404, resolve
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from qala.shared.kept.marking import FOR_ALL
from qala.shared.kept.store import Key

Scope = dict[str, Any]
LONGEST = 600  # letters of an address
# Parts of pages that htmx asks for depend on these, too.
PART_HEADERS = ("hx-request", "hx-target", "hx-boosted", "hx-history-restore-request")
# Whoever sends one of these is answered alone.
PERSONAL_HEADERS = {"authorization", "range", "x-qala-kept"}
MESSAGES = "messages"


def headers_of(scope: Scope) -> dict[str, str]:
    """By lower-case name; several of one name are one: a session may stand in any of them."""
    found: dict[str, str] = {}
    for raw, value in scope["headers"]:
        name, text = raw.decode("latin-1").lower(), value.decode("latin-1")
        found[name] = f"{found[name]}{'; ' if name == 'cookie' else ','}{text}" if name in found else text
    return found


def anybodys(headers: dict[str, str]) -> dict[str, str]:
    """The headers without what a person chose or is known by; the language stays."""
    name = settings.LANGUAGE_COOKIE_NAME
    chosen = _cookies(headers.get("cookie", "")).get(name)
    return {**headers, "cookie": f"{name}={chosen}" if chosen else ""}


def key_of(scope: Scope, headers: dict[str, str]) -> Key | None:
    """The key of what a stranger reads; None where the answer is for one alone, or is written to."""
    if scope["method"] not in ("GET", "HEAD") or PERSONAL_HEADERS & headers.keys() or not headers.get("host"):
        return None
    query = scope.get("query_string", b"").decode("latin-1")
    cookies = _cookies(headers.get("cookie", ""))
    personal = {settings.SESSION_COOKIE_NAME, settings.PREFERENCES_COOKIE_NAME, MESSAGES} & cookies.keys()
    if personal or "format=" in unquote(query) or len(scope["path"]) + len(query) > LONGEST:
        return None
    if headers.get("accept", "").startswith("application/json"):
        return None
    part = tuple(headers.get(name, "")[:100] for name in PART_HEADERS)
    return Key(
        scope.get("scheme", "http"),
        headers.get("host", "").lower(),
        scope["path"],
        query,
        _language(cookies.get(settings.LANGUAGE_COOKIE_NAME, ""), headers.get("accept-language", "")),
        part if any(part) else (),
    )


def is_keepable(path: str) -> bool:
    """Whether the view behind the address lets its answer be kept."""
    try:
        return getattr(resolve(path).func, "is_keepable", False)
    except Resolver404:
        return False


def scope_for(key: Key, client: Any = None) -> Scope:
    """A request that holds nothing but the key: what is made from it is nobody's."""
    headers = [(b"host", key.host.encode("latin-1")), (b"accept-language", key.language.encode())]
    headers += [
        (name.encode(), value.encode("latin-1"))
        for name, value in zip(PART_HEADERS, key.part, strict=False)
        if value
    ]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": key.scheme,
        "path": key.path,
        "raw_path": key.path.encode(),
        "query_string": key.query.encode("latin-1"),
        "root_path": "",
        "headers": headers,
        "client": client or ("127.0.0.1", 0),
        "server": None,
        FOR_ALL: True,
    }


def _cookies(header: str) -> dict[str, str]:
    try:
        return parse_cookie(header) if header else {}
    except CookieError:
        return {settings.SESSION_COOKIE_NAME: ""}


def _language(chosen: str, accepted: str) -> str:
    """As Django's LocaleMiddleware finds it."""
    for code in [chosen, *(code for code, _weight in parse_accept_lang_header(accepted))]:
        if code and code != "*":
            try:
                return get_supported_language_variant(code)
            except LookupError:
                continue
        elif code == "*":
            break
    return str(settings.LANGUAGE_CODE)
