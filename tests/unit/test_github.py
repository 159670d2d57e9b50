"""What GitHub does with a pull request: .github/, read and run as far as it can be here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from helpcenter.cli import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

GITHUB = Path(__file__).parents[2] / ".github"
FLOW = yaml.safe_load((GITHUB / "workflows/proposta.yml").read_text("utf-8"))
STEPS = [step for job in FLOW["jobs"].values() for step in job["steps"]]
RUN = "\n".join(step.get("run", "") for step in STEPS)


def test_it_serves_forks_without_rights_and_secrets() -> None:
    assert list(FLOW[True]) == ["pull_request"]  # YAML reads on: as true.
    assert FLOW["permissions"] == {"contents": "read"}
    assert "secrets" not in str(FLOW)
    assert "${{" not in RUN
    actions = [step["uses"] for step in STEPS if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in actions)
    checkouts = [step for step in STEPS if "checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert all(step["with"]["fetch-depth"] == 0 for step in checkouts)


def test_what_it_runs_exists() -> None:
    makefile = (GITHUB.parent / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)", RUN, re.MULTILINE):
        assert f"\n{target}: " in makefile
    commands = re.findall(r"\.venv/bin/central (\w+)", RUN)
    assert commands
    assert set(commands) <= {*COMMANDS}
    assert (GITHUB.parent / ".ci/run").exists()


def test_a_problem_stops_no_later_step_that_helps_to_see_it() -> None:
    after = [step for step in FLOW["jobs"]["artigos"]["steps"] if "if" in step]
    assert [step["if"] for step in after] == ["success() || failure()"] * 3
    kept = next(step for step in after if "upload-artifact" in step.get("uses", ""))
    assert kept["with"]["path"] == "site"


@pytest.mark.parametrize(
    ("path", "told"), [("docs/conta/a.md", "programa=nao"), ("hooks/a.py", "programa=sim")]
)
def test_only_who_changes_the_program_waits_for_its_tests(
    tmp_path: Path, commit_all: Callable[..., str], path: str, told: str
) -> None:
    (tmp_path / "README.md").write_text("um", "utf-8")
    commit_all(tmp_path, "Start", "2026-01-01")
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("dois", "utf-8")
    commit_all(tmp_path, "Change", "2026-01-02")
    (script,) = (step["run"] for step in STEPS if step.get("id") == "mudanca")
    output = tmp_path.parent / "saida.txt"
    environment = {"GITHUB_OUTPUT": str(output), "PATH": "/usr/bin:/bin"}
    command = ["bash", "-eo", "pipefail", "-c", script]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    assert output.read_text("utf-8").splitlines()[-1] == told
    output.unlink()


def test_remarks_are_those_of_the_files_that_change(
    new_project: Callable[..., Path], commit_all: Callable[..., str]
) -> None:
    project = new_project()
    (project / ".venv").symlink_to(sys.prefix)
    (project / "docs/conta/velho.md").write_text("Sem cabeçalho.", "utf-8")
    commit_all(project, "Start", "2026-01-01")
    (project / "docs/conta/-novo.md").write_text("Sem cabeçalho.", "utf-8")
    (project / "docs/conta/excluir-a-conta.md").unlink()
    commit_all(project, "Change", "2026-01-02")
    (script,) = (step["run"] for step in STEPS if "mapfile" in step.get("run", ""))
    command = ["bash", "-eo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    assert "::error file=docs/conta/-novo.md,line=1,title=AJ004::" in done.stdout
    assert "velho.md" not in done.stdout


def test_writers_are_asked_in_portuguese() -> None:
    template = (GITHUB / "pull_request_template.md").read_text("utf-8")
    assert "## O que muda, e por quê" in template
    assert set(re.findall(r"`central (\w+)`", template)) <= {*COMMANDS, "mover"}


def test_owners_are_only_an_example_until_somebody_names_them() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
