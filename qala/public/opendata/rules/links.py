"""Addresses that strangers give and everybody may follow."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit


def tidied(address: str) -> str:
    """The same address, written one way; "" for one that is not followed: not https, with a name and a password, with
    another port, or without a host that has a dot.

    >>> tidied(" HTTPS://Maps.Example.ORG:443/a?b=1#c ")
    'https://maps.example.org/a?b=1#c'
    >>> tidied("http://maps.example.org/"), tidied("https://me:secret@example.org/"), tidied("https://localhost/")
    ('', '', '')
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        return ""
    last = host.rpartition(".")[2]
    is_named = "." in host and not last.isdigit() and ":" not in host
    if parts.scheme != "https" or "@" in parts.netloc or port not in (None, 443) or not is_named:
        return ""
    return urlunsplit(("https", host, parts.path or "/", parts.query, parts.fragment))


def host_of(address: str) -> str:
    """Whose site it is, as machines write it: a name that only looks like another one is seen to be different.

    >>> host_of("https://maps.example.org/a")
    'maps.example.org'
    """
    return urlsplit(address).hostname or ""
