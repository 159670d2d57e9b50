"""Who may send how often, without keeping who they are."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import time
from collections import OrderedDict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

ADDRESSES = 20_000
"""Addresses remembered at most; 200,000 cost 90 MB (decision 0012)."""
BURST = 30
"""Answers that an address may send at once: an office behind one address is no flood."""
FLOOD = 100
"""New answers to one article, in an hour, from which on they are marked as suspect."""
OWN = 10
"""Those of one address among them: more are suspect by themselves, and do not count for others."""
SUBJECTS = 20_000
"""Subjects whose new answers are counted at most."""
HOUR = 3600.0


class Buckets:
    """A token bucket for each address, known by an HMAC whose key is thrown away daily."""

    def __init__(self, a_minute: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Let an address send `a_minute` answers a minute in the long run; 0 is no limit."""
        self._rate, self._clock = a_minute / 60, clock
        self._key, self._day = b"", ""
        self._table: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def name(self, address: str) -> bytes:
        """What an address is called today."""
        self._forget_yesterday()
        return hmac.digest(self._key, network_of(address).encode(), "sha256")[:16]

    def wait(self, name: bytes) -> float:
        """Take a token: 0 if there was one, else the seconds until there is."""
        if not self._rate:
            return 0.0
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


class Subject(NamedTuple):
    """What new answers are about, and whether those of all addresses count together."""

    name: str
    together: bool = True


class Floods:
    """New answers on each subject in this hour, of each address and of all."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._since = clock, clock()
        self._counts: OrderedDict[tuple[Subject, bytes], int] = OrderedDict()

    def is_one(self, subject: Subject, name: bytes) -> bool:
        """Whether one more on this subject, from this address, would be too many."""
        if self._clock() - self._since >= HOUR:
            self._counts.clear()
            self._since = self._clock()
        counts = self._counts
        return counts.get((subject, name), 0) >= OWN or counts.get((subject, b""), 0) >= FLOOD

    def count(self, subject: Subject, name: bytes) -> None:
        """Count one more; beyond its own share an address adds nothing to the sum."""
        own = self._counts.pop((subject, name), 0)
        self._counts[subject, name] = own + 1
        if own < OWN and subject.together:
            self._counts[subject, b""] = self._counts.pop((subject, b""), 0) + 1
        while len(self._counts) > SUBJECTS:
            self._counts.popitem(last=False)


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
    hops = [bare(hop) for hop in forwarded.split(",") if hop.strip()]
    current = peer
    while hops and is_among(current, proxies):
        current = hops.pop()
    return current


def bare(hop: str) -> str:
    """The address of a hop, which some proxies write with its port, in brackets or quotes."""
    hop = hop.strip().strip('"')
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


def is_among(address: str, networks: Sequence[Network]) -> bool:
    """Whether `address` lies in one of `networks`."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed  # As a socket of both kinds has it.
    return any(parsed in network for network in networks)
