"""What the bench says, in Portuguese, and what it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bench.search.metrics import Score
    from bench.search.own import Browsed, Built, Visited
    from bench.search.peers import Peer
    from bench.search.wire import Times

NONE = "–"


def number(value: float | None, places: int = 0) -> str:
    """Write a number as in Portuguese, or a dash."""
    if value is None:
        return NONE
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table, numbers to the right of the first column."""
    lines = [list(head), *map(list, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def quality_table(classes: Mapping[str, Score], overall: Score) -> str:
    """How well each class is answered."""
    rows = [
        (
            name,
            number(score.n),
            *(number(value, 3) for value in (score.s1, score.mrr, score.r10)),
            number(100 * score.zero, 1),
        )
        for name, score in [*classes.items(), ("todas", overall)]
    ]
    head = ("classe", "consultas", "sucesso@1", "MRR@10", "recall@10", "% sem resultado")
    return table(head, rows)


def cost_table(built: Built, browsed: Browsed | None, visited: Visited) -> str:
    """What the search weighs and takes, beside what it may."""
    rows = [*index_rows(built, visited), *(wire_rows(browsed) if browsed else ())]
    head = ("medida", "valor", "limite em 2.400 artigos", "em 10.000")
    return table(head, rows)


def index_rows(built: Built, visited: Visited) -> Iterable[tuple[str, str, str, str]]:
    """What needs no browser."""
    cost, size = built.cost, built.size
    yield "artigos", number(size.articles), "", ""
    yield "índice, kB", number(size.bytes / 1000, 1), "", ""
    yield "índice, bytes por artigo", number(size.per_article), "700", "700"
    yield "índice, arquivos", number(size.files), "", ""
    yield "montagem, s de CPU", number(cost.cpu_seconds, 1), "", ""
    yield "índice, s de CPU", number(cost.index_cpu_seconds, 2), "", ""
    yield "índice, % da CPU da montagem", number(100 * cost.share, 1), "10", "10"
    yield "montagem, pico de memória, MB", number(cost.peak_mb), "", ""
    yield "aumento do pico pelo índice, MB", number(cost.index_peak_mb), "", ""
    yield "posições visitadas por consulta, p95", number(visited.p95), "", ""
    yield "posições visitadas por consulta, máximo", number(visited.most), "", ""


def wire_rows(browsed: Browsed) -> Iterable[tuple[str, str, str, str]]:
    """What Chromium tells."""

    def kb(size: float | None) -> str:
        return number(None if size is None else size / 1000, 1)

    size, heap = browsed.bytes, browsed.heap
    yield "programa e núcleo, kB", kb(size.ready), "35", "80"
    yield "até os primeiros resultados, média, kB", kb(size.first), "75", "140"
    yield "até os primeiros resultados, máximo, kB", kb(size.first_most), "", ""
    yield "o mesmo, digitando letra por letra, kB", kb(size.typed), "", ""
    yield "cada consulta seguinte, kB", kb(size.further), "", "45"
    yield "pedidos para abrir", number(size.ready_requests), "", ""
    yield "pedidos por consulta seguinte", number(size.further_requests, 1), "", ""
    yield "abrir, ms", number(browsed.ready_ms), "", ""
    yield "memória, aberta, MB", number(heap.ready, 1), "", "10"
    yield "memória, depois de 6 consultas, MB", number(heap.series, 1), "", "10"
    yield f"memória, depois de {browsed.queries}, MB", number(heap.sample, 1), "", "10"
    yield "consulta, p50 / p95, ms", milliseconds(browsed.plain), "", ""
    yield "consulta, CPU 4x mais lenta, ms", milliseconds(browsed.slow), "", "p95 40"
    yield "por letra digitada, ms", milliseconds(browsed.typing), "", ""
    yield "por letra, CPU 4x mais lenta, ms", milliseconds(browsed.slow_typing), "", "p95 40"


def milliseconds(times: Times) -> str:
    """Write `2,1 / 8,0`."""
    return f"{number(times.p50, 1)} / {number(times.p95, 1)}"


def peers_tables(peers: Sequence[Peer]) -> str:
    """The searches side by side; the first one is ours."""
    names = [peer.name for peer in peers]
    rows = []
    for cls, own in peers[0].classes.items():
        found = (peer.classes[cls] for peer in peers)
        cells = (f"{number(each.mrr, 3)} / {number(each.s1, 3)}" for each in found)
        rows.append((cls, number(own.n), *cells))
    quality = table(("MRR@10 / sucesso@1", "consultas", *names), rows)
    base = peers[0].index_cpu_seconds
    lines = {
        "índice no servidor, kB": [number(peer.index_bytes / 1000, 1) for peer in peers],
        "montar o índice, CPU (nosso = 1)": [
            number(peer.index_cpu_seconds / base, 2) for peer in peers
        ],
        "abrir, kB": [number(peer.bytes.ready / 1000, 1) for peer in peers],
        "abrir, ms": [number(peer.ready_ms) for peer in peers],
        "até os primeiros resultados, kB": [number(peer.bytes.first / 1000, 1) for peer in peers],
        "cada consulta seguinte, kB": [number(peer.bytes.further / 1000, 1) for peer in peers],
        "consulta, p50 / p95, ms": [milliseconds(peer.times) for peer in peers],
    }
    cost = table(("", *names), [(label, *cells) for label, cells in lines.items()])
    return f"{quality}\n\n{cost}"
