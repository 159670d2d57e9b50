"""Shares of answers, how sure we can be of them, and whether two of them differ."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

import msgspec

MINIMUM = 5
"""Answers from which on shares are told (issue 4); of fewer, only how many there are."""
TOLERABLE = 0.2
"""Share of unmet need that is no reason to mend an article: one reader in five."""
Z = NormalDist().inv_cdf(0.975)
"""1.96: an interval so wide on both sides holds the truth 95 times in 100."""


class Interval(NamedTuple):
    """From where to where a share may lie, both from 0 to 1."""

    low: float
    high: float


def wilson(part: float, whole: int) -> Interval:
    """Wilson's 95 % interval of the share `part / whole`; anything is possible of nothing.

    Source: E. B. Wilson (1927), "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22, 209-212.

    Raises:
        ValueError: `part` is not between 0 and `whole`.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is no share")
    if not whole:
        return Interval(0.0, 1.0)
    share, square = part / whole, Z * Z
    middle = share + square / (2 * whole)
    spread = Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    scale = 1 + square / whole
    high = min(1.0, (middle + spread) / scale)
    return Interval(share * share / (scale * high), high)  # Both ends solve one quadratic.


class Votes(msgspec.Struct):
    """Answers by what they say."""

    sim: int = 0
    em_parte: int = 0
    nao: int = 0

    def add(self, vote: str, number: int = 1) -> None:
        """Count `sim`, `em_parte` or `nao`."""
        setattr(self, vote, getattr(self, vote) + number)

    def __add__(self, other: Votes) -> Votes:
        """Count both together."""
        return Votes(self.sim + other.sim, self.em_parte + other.em_parte, self.nao + other.nao)

    @property
    def total(self) -> int:
        """How many answers."""
        return self.sim + self.em_parte + self.nao

    @property
    def unmet(self) -> float:
        """Share of the need that was not met, from 0 to 1; 0 of nothing.

        Half of "em parte" counts: who got half an answer still looked for the other half, but
        an article that fails everybody comes before one that half helps everybody.
        """
        return self._missed / self.total if self.total else 0.0

    @property
    def interval(self) -> Interval:
        """Wilson's interval of `unmet`.

        Of values from 0 to 1 with a given mean, all-or-nothing ones spread most (R. Bhatia and
        C. Davis 2000, "A better bound on the variance", American Mathematical Monthly 107), so
        with halves the interval is, if anything, too wide: it never claims too much.
        """
        return wilson(self._missed, self.total)

    @property
    def _missed(self) -> float:
        return self.nao + self.em_parte / 2
