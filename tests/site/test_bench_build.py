"""`make bench-build`, whole: builds, builds again, and a preview that somebody writes in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_it_measures_ours_and_material(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools"), "PATH": "/usr/bin:/bin"}
    options = ("--sizes", "8", "--rounds", "1", "--turns", "1", "--json", str(figures))
    done = subprocess.run(
        [sys.executable, "-m", "bench.build", *options],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "| Central | " in done.stdout
    (size,) = json.loads(figures.read_text("utf-8"))["sizes"]
    assert [*size["built"]][:3] == ["Central", "Material, prune", "Material"]
    for built in size["built"].values():
        assert built["cold"][0]["cpu_seconds"] > 0.1
        assert built["output"]["html_kb"] > 5
    ours = size["built"]["Central"]
    assert len(ours["cold"]) == len(ours["same"]) == len(ours["changed"]) == 1
    assert len(size["preview"]["text"]) == len(size["preview"]["title"]) == 1
