"""What is wrong with a published site, and how it is told."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from helpcenter.lint.problem import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 5
"""Addresses that are told of one problem, and problems of one kind."""


@dataclass(frozen=True)
class Finding:
    """One problem at one address; texts in Portuguese."""

    code: str
    message: str
    fix: str
    address: str


def as_text(site: str, looked: int, commit: str | None, found: Iterable[Finding]) -> str:
    """The report: each problem once, with where it is.

    Args:
        site: its address.
        looked: how many things were looked at.
        commit: that it was built from.
        found: what is wrong.
    """
    places: dict[tuple[str, str], list[str]] = {}
    alike: dict[str, dict[tuple[str, str], None]] = {}
    for each in found:
        places.setdefault((each.message, each.fix), []).append(each.address)
        alike.setdefault(each.code, {})[each.message, each.fix] = None
    told = {problem for problems in alike.values() for problem in list(problems)[:SHOWN]}
    untold = len(places) - len(told)
    version = f" (commit {commit[:12]})" if commit else ""
    lines = [printable(f"{site}{version}: {counted(looked, 'conferência', 'conferências')}.")]
    for (message, fix), addresses in places.items():
        if (message, fix) not in told:
            continue
        more = len(addresses) - SHOWN
        lines += [
            "",
            printable(message[:1].upper() + message[1:]),
            *(f"  {printable(address)}" for address in addresses[:SHOWN]),
            *([f"  e mais {more}"] if more > 0 else []),
            printable(f"  O que fazer: {fix}"),
        ]
    end = counted(len(places), "problema", "problemas") if places else "Tudo em ordem"
    if untold > 0:
        end += f", dos quais {untold} como os que estão acima; --formato json mostra todos"
    return "\n".join([*lines, "", f"{end}."])


def as_json(site: str, looked: int, commit: str | None, found: Iterable[Finding]) -> str:
    """The same for programs: schema 1, every problem at every address."""
    problems = [asdict(each) for each in found]
    document = {"schema": 1, "site": site, "commit": commit, "checks": looked, "problems": problems}
    return json.dumps(document, ensure_ascii=False, indent=1)


def counted(number: int, one: str, many: str) -> str:
    """`1 problema`, `2 problemas`."""
    return f"{number} {one if number == 1 else many}"
