"""Kept pages in the memory of one process, bounded in bytes."""

import gzip
import random
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property

import brotli

from qala.shared.kept.marking import Mark

Headers = list[tuple[bytes, bytes]]
ASKED_SHARE = 4  # addresses with a question mark, of which there are endless many, share a fourth of the room
FILLED = 0.9  # share of the room that pages fill which nobody asked for
BROTLI, GZIP, SURCHARGE = 5, 4, 1_000


@dataclass(frozen=True)
class Key:
    """Everything an answer for all depends on."""

    scheme: str
    host: str
    path: str
    query: str
    language: str
    part: tuple[str, ...] = ()


@dataclass
class Page:
    """One answer, compressed; its headers without those that belong to a transfer."""

    headers: Headers
    etag: bytes
    mark: Mark
    brotli: bytes
    made_at: float = field(default_factory=time.time)
    # Where in its life it is made anew beforehand; at random, so that pages of one moment do not all come due at once.
    ripe_at: float = field(default_factory=lambda: random.uniform(0.4, 0.8))

    @cached_property
    def gzip(self) -> bytes:
        """For clients that do not take the other: packed when the first one comes."""
        return gzip.compress(self.plain(), GZIP, mtime=0)

    @property
    def size(self) -> int:
        """In memory, about."""
        return 2 * len(self.brotli) + SURCHARGE

    @property
    def is_young(self) -> bool:
        """Whether what no generation tells of may still be shown."""
        return 0 <= time.time() - self.made_at < self.mark.seconds

    @property
    def is_ripe(self) -> bool:
        """Whether a next one should be made, while this one is still shown."""
        return time.time() - self.made_at > self.mark.seconds * self.ripe_at

    def is_packed_for(self, accepted: str) -> bool:
        """Whether its body is there already; the loop has others to serve than to pack."""
        return "br" in accepted or ("gzip" in accepted and "gzip" in self.__dict__)

    def body(self, accepted: str) -> tuple[bytes, bytes]:
        """The bytes and their encoding, b"" for none."""
        if "br" in accepted:
            return self.brotli, b"br"
        if "gzip" in accepted:
            return self.gzip, b"gzip"
        return self.plain(), b""

    def plain(self) -> bytes:
        """Not compressed."""
        return bytes(brotli.decompress(self.brotli))


def packed(body: bytes) -> bytes:
    """With Brotli, which browsers of the last eight years take over https; for others it is unpacked."""
    return bytes(brotli.compress(body, quality=BROTLI))


class Store:
    """The pages that were asked for last. Plain addresses and asked ones each have their room, so that a stranger who
    tries a thousand filters pushes out nothing but other filters."""

    def __init__(self, most_bytes: int) -> None:
        self._plain = _Room(most_bytes - most_bytes // ASKED_SHARE)
        self._asked = _Room(most_bytes // ASKED_SHARE)

    def __len__(self) -> int:
        return len(self._plain.pages) + len(self._asked.pages)

    @property
    def size(self) -> int:
        """Bytes of everything."""
        return self._plain.size + self._asked.size

    def get(self, key: Key) -> Page | None:
        """The page, however old; it counts as asked for."""
        pages = self._room(key).pages
        if key in pages:
            pages.move_to_end(key)
        return pages.get(key)

    def peek(self, key: Key) -> Page | None:
        """The page, without counting as asked for."""
        return self._room(key).pages.get(key)

    def put(self, key: Key, page: Page) -> None:
        """Keep it, and let go of what was not asked for the longest."""
        self._room(key).put(key, page)

    def drop(self, key: Key) -> None:
        """Let go of it."""
        self._room(key).drop(key)

    @property
    def has_room(self) -> bool:
        """Whether a page that nobody asked for may come in."""
        return self._plain.size < self._plain.most_bytes * FILLED

    def put_last(self, key: Key) -> None:
        """As if it had been asked for before all others: the first to go."""
        if key in self._plain.pages:
            self._plain.pages.move_to_end(key, last=False)

    def pages(self) -> list[tuple[Key, Page]]:
        """All of them."""
        return [*self._plain.pages.items(), *self._asked.pages.items()]

    def newest_first(self) -> list[Key]:
        """Plain addresses, the last asked one first."""
        return list(reversed(self._plain.pages))

    def _room(self, key: Key) -> "_Room":
        return self._asked if key.query or key.part else self._plain


class _Room:
    def __init__(self, most_bytes: int) -> None:
        self.most_bytes, self.size = most_bytes, 0
        self.pages: OrderedDict[Key, Page] = OrderedDict()

    def put(self, key: Key, page: Page) -> None:
        if page.size > self.most_bytes:  # it would push out everything, and then itself
            self.drop(key)
            return
        known = self.pages.get(key)
        self.pages[key] = page  # in the place of the one before
        self.size += page.size - (known.size if known else 0)
        while self.size > self.most_bytes and self.pages:
            self.drop(next(iter(self.pages)))

    def drop(self, key: Key) -> None:
        gone = self.pages.pop(key, None)
        self.size -= gone.size if gone else 0
