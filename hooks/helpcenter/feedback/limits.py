"""Who may send how often, without keeping who they are."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import time
from collections import OrderedDict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

ADDRESSES = 20_000
"""Addresses remembered at most; 200,000 cost 90 MB (decision 0012)."""
BURST = 30
"""Answers that an address may send at once: an office behind one address is no flood."""
FLOOD = 100
"""Answers to one article, in an hour, from which on they are marked as suspect."""
HOUR = 3600.0


class Buckets:
    """A token bucket for each address, known by an HMAC whose key is thrown away daily."""

    def __init__(self, a_minute: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Let an address send `a_minute` answers a minute in the long run; 0 is no limit."""
        self._rate, self._clock = a_minute / 60, clock
        self._key, self._day = b"", ""
        self._table: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Take a token: 0 if there was one, else the seconds until there is."""
        if not self._rate:
            return 0.0
        self._forget_yesterday()
        name = hmac.digest(self._key, network_of(address).encode(), "sha256")[:16]
        now = self._clock()
        tokens, then = self._table.pop(name, (float(BURST), now))
        tokens = min(float(BURST), tokens + (now - then) * self._rate)
        taken = tokens >= 1
        self._table[name] = (tokens - taken, now)
        if len(self._table) > ADDRESSES:
            self._table.popitem(last=False)
        return 0.0 if taken else (1 - tokens) / self._rate

    def __len__(self) -> int:
        """Addresses remembered."""
        return len(self._table)

    def _forget_yesterday(self) -> None:
        today = f"{datetime.now(UTC):%Y-%m-%d}"
        if today != self._day:
            self._key, self._day = secrets.token_bytes(32), today
            self._table.clear()


class Floods:
    """Answers to each article in this hour; articles are known, so the table is bounded."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._since = clock, clock()
        self._counts: dict[str, int] = {}

    def count(self, name: str) -> bool:
        """Count one more, and say whether that makes a flood."""
        if self._clock() - self._since >= HOUR:
            self._counts.clear()
            self._since = self._clock()
        self._counts[name] = self._counts.get(name, 0) + 1
        return self._counts[name] > FLOOD


def network_of(address: str) -> str:
    """An IPv4 address itself; of IPv6 the /64, which is one household's."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "?"
    if parsed.version == 4:
        return str(parsed)
    mapped = parsed.ipv4_mapped
    return str(mapped or ipaddress.ip_network((int(parsed) >> 64 << 64, 64)))


def client(peer: str, forwarded: str, proxies: Sequence[Network]) -> str:
    """Return who is asking: the last address that is not one of our proxies.

    Args:
        peer: the address of the connection.
        forwarded: the header `X-Forwarded-For`, which anybody can write.
        proxies: whose word about it is taken, counting from the right.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    current = peer
    while hops and is_among(current, proxies):
        current = hops.pop()
    return current


def is_among(address: str, networks: Sequence[Network]) -> bool:
    """Whether `address` lies in one of `networks`."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in networks)
