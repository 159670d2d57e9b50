"""How long the checker takes: `central conferir` on 250, 500 and 1,000 articles.

The articles are copies of the sample ones, each with words of its own, so that none is like
another. Cold: nothing is kept from before. Warm: nothing has changed. One: one article has.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CENTRAL = Path(sys.executable).with_name("central")
NUMBERS = (250, 500, 1000)
ROUNDS = 3
SAMPLES = [path for path in sorted((ROOT / "docs").rglob("*.md")) if ".en." not in path.name]


def main() -> None:
    """Print a line for each number of articles; write the figures to the file that is named."""
    figures = [measured(number) for number in NUMBERS]
    print("artigos  kB  fria s  quente s  um mudado s")
    for row in figures:
        print(
            f"{row['articles']:7} {row['kilobytes']:5.0f} {row['cold']:6.2f} {row['warm']:8.2f} "
            f"{row['one']:10.2f}"
        )
    first, last = figures[0], figures[-1]
    more = last["articles"] / first["articles"]
    print(f"{more:.0f} vezes os artigos: {last['cold'] / first['cold']:.1f} vezes o tempo, a frio")
    if len(sys.argv) > 1:
        out = Path(sys.argv[1])
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def measured(number: int) -> dict[str, float]:
    """Seconds of a whole run, process and all; the middle one of three."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        size = fill(project, number)
        colds, warms, ones = [], [], []
        for turn in range(ROUNDS):
            shutil.rmtree(project / ".cache", ignore_errors=True)
            colds.append(seconds(project))
            warms.append(seconds(project))
            changed = next((project / "docs/copia-0").rglob("abrir-um-chat.md"))
            with changed.open("a", encoding="utf-8") as file:
                file.write(f"\nMais uma frase, a de número {turn}.\n")
            ones.append(seconds(project))
    middle = ROUNDS // 2
    return {
        "articles": number,
        "kilobytes": size / 1000,
        "cold": sorted(colds)[middle],
        "warm": sorted(warms)[middle],
        "one": sorted(ones)[middle],
    }


def fill(project: Path, number: int) -> int:
    """Lay out a project with so many articles; return their bytes."""
    (project / "mkdocs.yml").write_text("INHERIT: hooks/base.yml\n", encoding="utf-8")
    data = project / "docs/_dados"
    data.mkdir(parents=True)
    for name in ("autores.yml", "sinonimos.yml"):  # What names articles would name none here.
        shutil.copy(ROOT / "docs/_dados" / name, data / name)
    size = 0
    for place in range(number):
        sample = SAMPLES[place % len(SAMPLES)]
        copy = f"copia-{place // len(SAMPLES)}"
        target = project / "docs" / copy / sample.relative_to(ROOT / "docs")
        text = sample.read_text(encoding="utf-8").replace("Messenger", f"Messenger {place}")
        text = text.replace("(../", f"(../../{copy}/").replace(f"{copy}/suporte", "suporte")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        size += len(text.encode())
    return size


def seconds(project: Path) -> float:
    """How long one run takes."""
    began = time.perf_counter()
    command = [str(CENTRAL), "conferir", "--formato", "json"]
    done = subprocess.run(command, cwd=project, capture_output=True, check=False)
    if done.returncode not in (0, 1) or not json.loads(done.stdout or b"null"):
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
