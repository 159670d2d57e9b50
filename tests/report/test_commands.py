"""`central relatorio` and `central coletor alerta` as processes, on real files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import yaml
from bs4 import BeautifulSoup

from helpcenter.feedback.open import make_store

CENTRAL = Path(sys.executable).with_name("central")
ROOT = Path(__file__).parent.parent.parent
TODAY = datetime.now(UTC).date()
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()


@pytest.fixture
def central(tmp_path, new_manifest):
    """Run the command in a folder that has a built site, and return what became of it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "manifest.json").write_bytes(msgspec.json.encode(new_manifest()))

    def run(*arguments: str, **environment: str):
        clean = {name: value for name, value in os.environ.items() if "CENTRAL_" not in name}
        return subprocess.run(
            [CENTRAL, *arguments],
            cwd=tmp_path,
            env={**clean, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def keep(tmp_path):
    """Store records as the collector does, where it does unless told otherwise."""

    def store(records, name: str = ".dados/respostas.db") -> str:
        opened = make_store(str(tmp_path / name))
        opened.open()
        opened.apply(list(records))
        opened.close()
        return name

    return store


def read(folder: Path) -> tuple[BeautifulSoup, dict]:
    page = BeautifulSoup((folder / "relatorio.html").read_text("utf-8"), "html.parser")
    return page, json.loads((folder / "relatorio.json").read_text("utf-8"))


def test_a_report_of_today(central, keep, new_votes, tmp_path) -> None:
    keep(new_votes(nao=8, sim=1, day=TODAY.isoformat(), comment="Não achei o botão."))
    done = central("relatorio")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "1 artigo pede conserto.\n"
        "O relatório está em relatorio/relatorio.html e relatorio/relatorio.json\n"
    ).replace("1 artigo", "1\N{NO-BREAK SPACE}artigo")
    page, data = read(tmp_path / "relatorio")
    assert "Não achei o botão." in page.select_one("#comentarios").get_text()
    assert data["totals"]["votes"] == {"sim": 1, "em_parte": 0, "nao": 8}
    assert data["period"]["until"] == data["made"] == TODAY.isoformat()


def test_what_readers_wrote_is_the_owners_alone(central, keep, new_votes, tmp_path) -> None:
    keep(new_votes(nao=1))
    central("relatorio", "--saida", "a/b")
    for path in (tmp_path / "a" / "b").iterdir():
        assert path.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == [
        "relatorio.html",
        "relatorio.json",
    ]


def test_days_language_and_minimum(central, keep, new_votes, tmp_path) -> None:
    keep(
        new_votes(nao=7, day="2026-03-01")
        + new_votes(nao=9, day="2026-03-02", language="en")
        + new_votes(nao=11, day="2026-03-03")
    )
    days = ("--desde", "2026-03-01", "--ate", "2026-03-02")
    assert central("relatorio", *days).returncode == 0
    assert read(tmp_path / "relatorio")[1]["totals"]["votes"]["nao"] == 16
    one_day = ("--desde", "2026-03-03", "--ate", "2026-03-03")
    assert central("relatorio", *one_day).returncode == 0
    assert read(tmp_path / "relatorio")[1]["totals"]["votes"]["nao"] == 11
    assert central("relatorio", *days, "--idioma", "pt-BR", "--minimo", "8").returncode == 0
    data = read(tmp_path / "relatorio")[1]
    assert (data["totals"]["votes"]["nao"], data["minimum"]) == (7, 8)
    assert data["articles"][0]["priority"] is None


def test_an_exported_file_says_the_same(central, keep, new_votes, new_record, tmp_path) -> None:
    keep([*new_votes(nao=8, comment="ç"), new_record(kind="search_empty", query="boleto")])
    days = ("--ate", "2026-11-22")
    assert central("relatorio", *days).returncode == 0
    assert central("coletor", "exportar", "--saida", "r.jsonl").returncode == 0
    assert central("relatorio", *days, "--banco", "r.jsonl", "--saida", "outro").returncode == 0
    for name in ("relatorio.html", "relatorio.json"):
        same = [(tmp_path / folder / name).read_bytes() for folder in ("relatorio", "outro")]
        assert same[0] == same[1]
    whole = (tmp_path / "r.jsonl").read_bytes()
    (tmp_path / "r.jsonl").write_bytes(whole[:-20])
    cut = central("relatorio", *days, "--banco", "r.jsonl", "--saida", "cortado")
    assert cut.returncode == 1
    assert cut.stderr.startswith("--banco: r.jsonl:")
    assert not (tmp_path / "cortado").exists()


def test_no_database_yet(central, tmp_path) -> None:
    done = central("relatorio")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Ainda não há respostas.\n")
    assert "central coletor" in read(tmp_path / "relatorio")[0].select_one("#consertar").get_text()
    assert not (tmp_path / ".dados").exists()


@pytest.mark.parametrize(
    "config",
    [
        "edit_uri: {}",
        "edit_uri: https://outro.com.br/\nextra: {{help_center: {{repository: {{edit: {}}}}}}}",
    ],
)
def test_articles_are_edited_where_mkdocs_says(config, central, keep, new_votes, tmp_path) -> None:
    keep(new_votes(nao=8, day=TODAY.isoformat()))
    text = config.format("https://git.exemplo.com.br/edit/docs/")
    (tmp_path / "mkdocs.yml").write_text(text)
    central("relatorio", CENTRAL_BANCO=".dados/respostas.db")
    edit = read(tmp_path / "relatorio")[0].find("a", string="Editar")
    assert edit["href"] == "https://git.exemplo.com.br/edit/docs/a/b.md"
    assert edit["aria-label"] == "Editar “Como a/b”"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--banco", "nada.db"], "--banco: o coletor ainda não guardou nada em nada.db"),
        (["--banco", "nada.jsonl"], "--banco: não consegui ler nada.jsonl"),
        (["--banco", "mysql://x"], "--banco: use um arquivo ou um endereço postgresql://"),
        (["--manifesto", "nada.json"], "--manifesto: não encontrei nada.json. Monte a central"),
        (["--desde", "12/03/2026"], "--desde: “12/03/2026” não é um dia"),
        (["--ate", "2026-02-30"], "--ate: “2026-02-30” não é um dia"),
        (["--desde", "2026-03-02", "--ate", "2026-03-01"], "--desde: use um dia que não venha"),
        (["--ate", "0001-01-02"], "--ate: “0001-01-02” não serve; use um dia de 2000 a 2099"),
        (["--desde", "9999-12-31"], "--desde: “9999-12-31” não serve; use um dia de 2000 a 2099"),
        (["--minimo", "4"], "--minimo: use 5 ou mais."),
        (["--saida", "site/manifest.json"], "--saida: não consegui escrever"),
    ],
)
def test_mistakes_are_told_in_a_sentence(central, arguments, told) -> None:
    done = central("relatorio", *arguments)
    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_an_alert_is_an_exit_code(central, keep, new_votes) -> None:
    keep(new_votes(nao=7, sim=1, day=YESTERDAY))
    done = central("coletor", "alerta")
    assert done.returncode == 3
    assert done.stdout.replace("\N{NO-BREAK SPACE}", " ").splitlines() == [
        f"1 artigo piorou desde {TODAY - timedelta(days=2):%d/%m/%Y}:",
        "  a/b: nos últimos 7 dias, Não 7, Em parte 0, Sim 1; nos 28 anteriores, poucas respostas.",
    ]
    assert done.stderr == ""
    earlier = central("coletor", "alerta", "--ate", f"{TODAY - timedelta(days=2)}")
    assert earlier.returncode == 0
    assert earlier.stdout == f"Nenhum artigo piorou desde {TODAY - timedelta(days=3):%d/%m/%Y}.\n"


def test_todays_answers_wait_for_the_day_to_end(central, keep, new_votes) -> None:
    keep(new_votes(nao=9, day=TODAY.isoformat()))
    assert central("coletor", "alerta").returncode == 0
    assert central("coletor", "alerta", "--ate", TODAY.isoformat()).returncode == 3


def test_an_alert_for_github(central, keep, new_votes) -> None:
    keep(new_votes(nao=9, day=YESTERDAY, article="a\n::error::100%"))
    done = central("coletor", "alerta", "--formato", "github")
    line = done.stdout.splitlines()[1]
    assert line.startswith("::warning title=Respostas ruins::a�::error::100%25: nos últimos 7 dias")
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "--banco: o coletor ainda não guardou nada em .dados/respostas.db"),
        (["--ate", "ontem"], "--ate: “ontem” não é um dia"),
        (["--ate", "0001-01-02"], "--ate: “0001-01-02” não serve; use um dia de 2000 a 2099"),
        (["--desde", "0001-01-01"], "--desde: “0001-01-01” não serve; use um dia de 2000 a 2099"),
        (["--ate", "2026-03-01", "--desde", "2026-03-01"], "--desde: use um dia anterior"),
    ],
)
def test_mistakes_of_an_alert(central, arguments, told) -> None:
    done = central("coletor", "alerta", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1


class TestWorkflow:
    """.github/workflows/relatorio.yml."""

    text = (ROOT / ".github" / "workflows" / "relatorio.yml").read_text("utf-8")
    flow = yaml.safe_load(text)
    steps = flow["jobs"]["relatorio"]["steps"]

    def test_monday_at_eight_in_sao_paulo(self) -> None:
        assert self.flow[True]["schedule"] == [{"cron": "0 11 * * 1"}]  # YAML reads on: as true.
        assert "workflow_dispatch" in self.flow[True]

    def test_no_more_rights_than_it_needs(self) -> None:
        assert self.flow["permissions"] == {}
        assert self.flow["jobs"]["relatorio"]["permissions"] == {"contents": "read"}
        actions = [step["uses"] for step in self.steps if "uses" in step]
        assert actions
        assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in actions)
        assert "${{" not in "".join(step.get("run", "") for step in self.steps)

    def test_one_step_alone_sees_the_secret(self) -> None:
        knowing = [step for step in self.steps if "CENTRAL_BANCO" in step.get("env", {})]
        assert [step["run"] for step in knowing] == [".venv/bin/central relatorio"]
        assert self.steps[-1]["with"]["retention-days"] == 30

    def test_nothing_happens_before_the_check(self) -> None:
        assert all(
            step["if"] == "steps.conferir.outputs.fazer == 'true'" for step in self.steps[1:]
        )

    @pytest.mark.parametrize(
        ("event", "code", "kind"), [("schedule", 0, "notice"), ("workflow_dispatch", 1, "error")]
    )
    def test_without_the_secret_it_says_so(self, tmp_path, event, code, kind) -> None:
        done = self.check(tmp_path, GITHUB_EVENT_NAME=event, TEM_BANCO="false")
        assert done.returncode == code
        assert done.stdout.startswith(
            f"::{kind} title=Sem relatório::Falta o segredo CENTRAL_BANCO"
        )
        assert "true" not in (tmp_path / "output").read_text()

    @pytest.mark.parametrize("visibility", ["public", ""])
    def test_where_anybody_could_read_it_it_refuses(self, tmp_path, visibility) -> None:
        done = self.check(tmp_path, visibility, GITHUB_EVENT_NAME="schedule", TEM_BANCO="true")
        assert done.returncode == 1
        assert done.stdout.startswith("::error title=Sem relatório::Este repositório não é privado")
        assert (tmp_path / "output").read_text() == ""

    def test_in_a_private_repository_it_goes_on(self, tmp_path) -> None:
        done = self.check(tmp_path, "private", GITHUB_EVENT_NAME="schedule", TEM_BANCO="true")
        assert (done.returncode, done.stdout) == (0, "")
        assert (tmp_path / "output").read_text() == "fazer=true\n"

    def check(self, folder: Path, visibility: str = "", **environment: str):
        """Run the first step as GitHub does, with a `gh` that answers from a file."""
        answer = folder / "gh"
        answer.write_text(f"#!/bin/sh\necho '{visibility}'\n")
        answer.chmod(0o755)
        (folder / "output").touch()
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", self.steps[0]["run"]],
            env={
                "PATH": f"{folder}:{os.environ['PATH']}",
                "GITHUB_OUTPUT": str(folder / "output"),
                "GITHUB_REPOSITORY": "a/b",
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )


def test_the_report_does_not_take_the_place_of_what_it_reads(
    central, keep, new_votes, tmp_path
) -> None:
    name = keep(new_votes(nao=1), "dados/relatorio.json")
    before = (tmp_path / name).read_bytes()
    done = central("relatorio", "--banco", name, "--saida", "dados")
    assert (done.returncode, (tmp_path / name).read_bytes()) == (1, before)
    assert "--saida: dados/relatorio.json é o próprio banco. Escolha outra pasta." in done.stderr
    assert not (tmp_path / "dados" / "relatorio.html").exists()
