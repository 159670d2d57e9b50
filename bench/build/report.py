"""What the bench says, in Portuguese: ratios first, seconds and bytes beside them."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from bench.build.peers import BASE, OURS
from bench.search.report import NONE, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bench.build.machine import Machine
    from bench.build.measure import Cost
    from bench.build.rounds import Built, Sized

    Measure = Callable[[Cost], float | None]

GROWN_FROM = 1000
COSTS: dict[str, tuple[Measure, str, int]] = {
    "CPU": (lambda cost: cost.cpu_seconds, "s", 1),
    "tempo": (lambda cost: cost.wall_seconds, "s", 1),
    "memória, maior processo": (lambda cost: cost.process_mb, "MB", 0),
    "memória, todos": (lambda cost: cost.tree_mb, "MB", 0),
}
"""A column: what it shows, in which unit, with how many digits."""


def report(sizes: Sequence[Sized], machine: Machine) -> str:
    """All tables, as Markdown."""
    parts = [about(machine)]
    parts += [f"### {number(size.articles)} artigos\n\n{size_table(size)}" for size in sizes]
    parts.append(f"### Montar de novo, com o que ficou em `.cache`\n\n{again_table(sizes)}")
    if len(sizes) > 1:
        parts.append(growth(sizes))
    if any(size.preview for size in sizes):
        parts.append(f"### Prévia: do salvar à página renovada\n\n{preview_table(sizes)}")
    return "\n\n".join(parts) + "\n"


def about(machine: Machine) -> str:
    """On what it was measured, and how to read it."""
    memory = f", {number(machine.memory_gb, 1)} GB" if machine.memory_gb else ""
    versions = ", ".join(f"{name} {text}" for name, text in machine.versions.items())
    return (
        f"Medido em {machine.day}, no commit {machine.commit}: {machine.processor}, "
        f"{machine.processors} processadores{memory}, {machine.system}; carga antes de começar: "
        f"{number(machine.load, 1)}. Python {machine.python}. {versions}.\n\n"
        f"“{BASE.name}” vale 1. Entre parênteses, do menor ao maior valor das rodadas; ao lado, a "
        "mediana. CPU soma todos os processos; “todos” soma a memória deles, em que o que eles "
        "dividem conta uma vez só, olhada quatro vezes por segundo."
    )


def size_table(size: Sized) -> str:
    """The tools side by side."""
    base = size.built[BASE.name]
    rows = [[name, *cells(built, base)] for name, built in size.built.items()]
    return markdown(["", *COSTS, "saída", "arquivos", "HTML por artigo"], rows)


def cells(built: Built, base: Built) -> Iterable[str]:
    """One tool's line."""
    for measure, unit, places in COSTS.values():
        yield paired(built.cold, base.cold, measure, unit, places)
    if built.output and base.output:
        mine, other = built.output, base.output
        yield beside(mine.mb, other.mb, "MB")
        yield beside(mine.files, other.files, "", 0)
        yield beside(mine.html_kb, other.html_kb, "kB")


def paired(
    costs: Sequence[Cost], others: Sequence[Cost], measure: Measure, unit: str, places: int
) -> str:
    """Ratio to the same round of another, its spread, and what it was in itself."""
    rounds = [(measure(cost), measure(other)) for cost, other in zip(costs, others, strict=True)]
    pairs = [(mine, base) for mine, base in rounds if mine and base]
    if not pairs:  # This system does not tell, or it was over before anybody looked.
        return NONE
    plain = f"{number(statistics.median(mine for mine, _ in pairs), places)} {unit}"
    if costs is others:
        return f"1 · {plain}"
    return f"{spread([mine / base for mine, base in pairs])} · {plain}"


def spread(values: Sequence[float]) -> str:
    """Write `0,61 (0,60–0,63)`."""
    low, high = number(min(values), 2), number(max(values), 2)
    return f"{number(statistics.median(values), 2)} ({low}–{high})"


def beside(mine: float, other: float, unit: str, places: int = 1) -> str:
    """Write `0,81 · 43,2 MB`."""
    return f"{number(mine / other, 2)} · {number(mine, places)} {unit}".rstrip()


def again_table(sizes: Sequence[Sized]) -> str:
    """Ours, with something kept, beside its own cold build."""
    rows = []
    for size in sizes:
        ours = size.built[OURS.name]
        for what, costs in (("nada mudou", ours.same), ("um artigo mudou", ours.changed)):
            found = [paired(costs, ours.cold, *COSTS[name]) for name in ("CPU", "tempo")]
            rows.append([number(size.articles), what, *found])
    head = ["artigos", "", "CPU (a frio = 1)", "tempo (a frio = 1)"]
    return markdown(head, rows)


def growth(sizes: Sequence[Sized]) -> str:
    """How many times as much more articles cost."""
    ordered = sorted(sizes, key=lambda size: size.articles)
    last = ordered[-1]
    first = next((size for size in ordered[:-1] if size.articles == GROWN_FROM), ordered[0])
    rows = []
    for name, built in last.built.items():
        if name in first.built:
            pairs = [
                (built.cold, first.built[name].cold, measure) for measure, _, _ in COSTS.values()
            ]
            rows.append([name, *(times(*pair) for pair in pairs)])
    title = f"### De {number(first.articles)} a {number(last.articles)} artigos"
    more = f"São {number(last.articles / first.articles, 1)} vezes os artigos, que custam:"
    return f"{title}\n\n{more}\n\n{markdown(['vezes', *COSTS], rows)}"


def times(costs: Sequence[Cost], fewer: Sequence[Cost], measure: Measure) -> str:
    """Of the middle values: rounds of two sizes are no pairs."""
    middles = []
    for series in (costs, fewer):
        values = [value for cost in series if (value := measure(cost))]
        middles.append(statistics.median(values) if values else None)
    more, less = middles
    return number(more / less, 1) if more and less else NONE


def preview_table(sizes: Sequence[Sized]) -> str:
    """Seconds that a writer waits."""
    rows = []
    for size in sizes:
        if waits := size.preview:
            rows.append([number(size.articles), f"{number(waits.ready, 1)} s"])
            rows[-1] += [f"{spread(series)} s" for series in (waits.text, waits.title)]
    return markdown(["artigos", "até a primeira página", "texto mudado", "título mudado"], rows)


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *rows))
