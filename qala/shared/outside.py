"""Where a delivery may go: our server must not be talked into asking our own network."""

import ipaddress
from urllib.parse import SplitResult, urlsplit


def split(url: str, *, is_inside_allowed: bool) -> SplitResult:
    """The parts of an address. Raises ValueError unless it is https (or http, where the inner network is allowed)
    with a host, without a name or password in it, written as it goes over the line: in Latin letters (RFC 3986)."""
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
    if not url.strip().isascii() or not url.strip().isprintable() or " " in url.strip():
        raise ValueError("not an address to send to")
    return parts


# Global by their flags, and yet no way to a server of others: the roads from IPv6 back into IPv4 (an inner address in
# disguise), networks of sites, documentation, segment routing, and the address at which a cloud answers its guests.
NAMED = tuple(
    ipaddress.ip_network(text)
    for text in (
        "::/8", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64", "2001::/23", "2001:db8::/32",
        "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10", "192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4",
        "168.63.129.16/32",
    )
)  # fmt: skip


def is_outside(address: str) -> bool:
    """Whether an IP address lies in the open network (RFC 6890 and its registry), and in no disguise."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    is_inner = (
        ip.is_private
        or ip.is_loopback
        or ip.is_link_local
        or ip.is_multicast
        or ip.is_reserved
        or ip.is_unspecified
    )
    return ip.is_global and not is_inner and not any(ip in network for network in NAMED)
