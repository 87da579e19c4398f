"""Where a delivery may go: our server must not be talked into asking our own network."""

import ipaddress
from urllib.parse import SplitResult, urlsplit


def split(url: str, *, is_inside_allowed: bool) -> SplitResult:
    """The parts of an address. Raises ValueError unless it is https (or http, where the inner network is allowed)
    with a host, without a name or password in it."""
    parts = urlsplit(url.strip())
    schemes = ("https", "http") if is_inside_allowed else ("https",)
    if (
        parts.scheme not in schemes
        or not parts.hostname
        or parts.username
        or parts.password
        or parts.fragment
    ):
        raise ValueError("not an address to send to")
    _port = parts.port  # Raises ValueError for what is no port.
    if not url.strip().isprintable() or " " in url.strip():
        raise ValueError("not an address to send to")
    return parts


def is_outside(address: str) -> bool:
    """Whether an IP address lies in the open network: not private, loopback, link-local, shared or reserved, also
    not in the disguise of IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or ip
    return ip.is_global and not ip.is_multicast
