"""`make bench-build`: what builds take, need and leave, beside other generators."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.build.machine import Machine, describe
from bench.build.report import report
from bench.build.rounds import Sized, measure_size, say
from bench.search.project import ROOT, BuildError
from bench.search.report import number

from marked import with_marked

RESULTS = ROOT / "bench/RESULTS.md"
SIZES = "100,1000,2400,10000"
PREVIEWED = 1000
"""Articles beyond which the preview is not measured."""
QUIET = 3.0
"""Load above which seconds say little."""


def main() -> int:
    """Measure, print, write."""
    arguments = parse()
    machine = describe()
    if machine.load > QUIET:
        load = number(machine.load, 1)
        say(f"A máquina está ocupada (carga {load}): confie nas razões, não nos segundos.")
    sizes: list[Sized] = []
    try:
        # One folder for all sizes: nothing is deleted while something is measured.
        with tempfile.TemporaryDirectory(prefix="central-bench-") as folder:
            for at, size in enumerate(arguments.sizes):
                turns = arguments.turns if size <= PREVIEWED else 0
                home = Path(folder, str(at))
                home.mkdir()
                sizes.append(measure_size(home, size, arguments.rounds, turns, arguments.docs))
                if arguments.json:  # After each size: the largest may be interrupted.
                    write_json(arguments.json, machine, sizes)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    tables = report(sizes, machine)
    print(tables)
    if arguments.results:
        text = with_marked(RESULTS.read_text(encoding="utf-8"), "montagem", tables)
        RESULTS.write_text(text, encoding="utf-8")
    return 0


def write_json(file: Path, machine: Machine, sizes: list[Sized]) -> None:
    """Write down each figure of each round."""
    found = {"machine": asdict(machine), "sizes": [asdict(size) for size in sizes]}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.build", description=__doc__)
    parser.add_argument("--sizes", type=numbers, default=SIZES, metavar=SIZES)
    parser.add_argument("--docs", type=Path, help="artigos de verdade, em vez dos inventados")
    parser.add_argument("--rounds", type=positive, default=2, help="vezes que cada um monta (2)")
    parser.add_argument("--turns", type=int, default=5, help="vezes que a prévia renova (5)")
    parser.add_argument("--json", type=Path, metavar="ARQUIVO")
    parser.add_argument("--results", action="store_true", help=f"escreve em {RESULTS.name}")
    return parser.parse_args()


def numbers(text: str) -> list[int]:
    """Numbers of articles."""
    return [positive(part) for part in text.split(",")]


def positive(text: str) -> int:
    """A number from 1 upwards."""
    if not text.strip().isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” não serve: escreva um número, de 1 em diante")
    return int(text)


if __name__ == "__main__":
    raise SystemExit(main())
