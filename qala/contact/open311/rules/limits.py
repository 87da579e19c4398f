"""What a program is told of its limit, as draft-ietf-httpapi-ratelimit-headers says it."""

from __future__ import annotations

from dataclasses import dataclass

EXPOSED = "RateLimit, RateLimit-Policy, Retry-After"
"""What a program in a page of another site may read, beside what the answer itself lets it read."""


@dataclass(frozen=True)
class Meter:
    """`count` requests of `limit` in this window of `seconds`, which ends in `left`."""

    name: str
    limit: int
    count: int
    left: int
    seconds: int = 60

    @property
    def is_over(self) -> bool:
        """Whether this request is one too many."""
        return self.count > self.limit

    def headers(self) -> dict[str, str]:
        """
        >>> Meter("key", 100, 3, 42).headers()["RateLimit"]
        '"key";r=97;t=42'
        >>> sorted(Meter("address", 2, 3, 7).headers().items())[-1]
        ('Retry-After', '7')
        """
        told = {
            "RateLimit-Policy": f'"{self.name}";q={self.limit};w={self.seconds}',
            "RateLimit": f'"{self.name}";r={max(self.limit - self.count, 0)};t={self.left}',
        }
        return {**told, "Retry-After": str(self.left)} if self.is_over else told
