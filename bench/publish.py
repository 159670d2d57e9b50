"""Swap versions under the eyes of readers, lead them back, and do it in place to compare.

python -m bench.publish RESULT.json --swaps 200 --answers 10000
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from helpcenter.commands.montar import build
from helpcenter.publishing import SITE, current
from nginx import nginx_server
from swapping import Crowd, publish_copy, swap_under_load

ROOT = Path(__file__).parent.parent
IN_PLACE = 5
"""Copies over a site that readers are looking at."""


def two_sites(folder: Path) -> tuple[Path, Path]:
    """The project's own site, and the same with other bytes in every page."""
    one, two = folder / "uma", folder / "outra"
    build(ROOT, one)
    shutil.copytree(one, two)
    for page in two.rglob("*.html"):
        page.write_text(page.read_text("utf-8") + "<!-- depois -->" * 200, "utf-8")
    return one, two


def in_place(port: int, home: Path, sites: tuple[Path, Path]) -> Crowd:
    """What happens to readers without versions: the folder is emptied and written again."""
    crowd = Crowd(port, sites)
    target = home / "atual" / SITE
    for number in range(IN_PLACE):
        shutil.rmtree(target)
        shutil.copytree(sites[number % 2], target)
    crowd.stop()
    return crowd


def seconds_back(home: Path) -> float:
    """How long `central publicar --voltar` takes, as an operator waits for it."""
    before, start = current(home), time.perf_counter()
    central = Path(sys.executable).with_name("central")
    command = [sys.executable, str(central), "publicar", str(home), "--voltar"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    if current(home) == before:
        raise AssertionError("it did not go back")
    return time.perf_counter() - start


def main() -> int:
    """Measure, and fail if a reader had a bad answer."""
    parser = argparse.ArgumentParser()
    parser.add_argument("result", type=Path)
    parser.add_argument("--swaps", type=int, default=200)
    parser.add_argument("--answers", type=int, default=10_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="central-publicar-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        home, own = folder / "srv", folder / "nginx"
        home.mkdir()
        own.mkdir()
        sites = two_sites(folder)
        publish_copy(home, sites[0], "map $uri $central_destino { default ''; }\n")
        with nginx_server(own, home) as server:
            start = time.perf_counter()
            swaps, crowd = swap_under_load(
                server.port, home, sites, swaps=given.swaps, answers=given.answers
            )
            took = time.perf_counter() - start
            back = seconds_back(home)
            compared = in_place(server.port, home, sites)
    result = {
        "swaps": swaps,
        "answers": crowd.answers,
        "bad": len(crowd.bad),
        "seconds": round(took, 1),
        "seconds_back": round(back, 2),
        "in_place": {"copies": IN_PLACE, "answers": compared.answers, "bad": len(compared.bad)},
    }
    given.result.parent.mkdir(parents=True, exist_ok=True)
    given.result.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(
        f"{swaps} trocas em {took:.0f} s: {len(crowd.bad)} respostas erradas de {crowd.answers}.\n"
        f"De volta à versão anterior em {back:.2f} s.\n"
        f"Para comparar, {IN_PLACE} cópias por cima: {len(compared.bad)} erradas de "
        f"{compared.answers}."
    )
    print(*crowd.bad[:10], sep="\n")
    return int(bool(crowd.bad) or back > 5 or not compared.bad)


if __name__ == "__main__":
    raise SystemExit(main())
