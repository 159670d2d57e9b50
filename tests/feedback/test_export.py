"""Where `central coletor exportar` writes, and what a spreadsheet makes of it."""

from __future__ import annotations

import csv
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from helpcenter.feedback.open import make_store
from helpcenter.feedback.store import COLUMNS
from records import KEY, coletor, every_kind, fill, some


def test_a_spreadsheet_sees_no_formula(tmp_path) -> None:
    starts = ["=", "+", "-", "@", "\t", "\r", "＝", "＠"]
    words = [f"{start}1+1;\"x\"\n'y'" for start in starts]
    rows = [
        replace(row, reason="outro", comment=word)
        for row, word in zip(some(len(words)), words, strict=True)
    ]
    database, file = fill(str(tmp_path / "a.db"), rows), tmp_path / "r.csv"
    args = ("--formato", "csv", "--saida", file)
    assert coletor("exportar", "--banco", database, *args) == 0
    assert file.read_bytes().startswith(b'\xef\xbb\xbf"chave";')
    with file.open(encoding="utf-8-sig", newline="") as text:
        head, *cells = csv.reader(text, delimiter=";")
    assert len(set(head)) == len(COLUMNS)
    assert [line[head.index("comentário")] for line in cells] == [f"'{word}" for word in words]
    assert all(line[head.index("motivo")] == "outro" for line in cells)
    assert not any(cell[:1] in starts for line in cells for cell in line if cell)


def test_to_standard_output_alone(here, tmp_path) -> None:
    """The rows and nothing else; and no complaint when whoever reads them has had enough."""
    program = Path(sys.executable).with_name("central")
    command = [program, "coletor", "exportar", "--banco", here]
    done = subprocess.run(command, capture_output=True, check=True)
    assert len(done.stdout.splitlines()) == len(every_kind()) + 2
    assert "Escrito" in done.stderr.decode()
    few = fill(str(tmp_path / "poucos.db"), every_kind()[:2])  # Written when all is over.
    with subprocess.Popen(
        [*command, "--banco", few], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.parametrize("command", [("exportar",), ("copia", "."), ("apagar", KEY)])
def test_without_a_database_nothing_is_made(tmp_path, capsys, command, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert coletor(*command) == 1
    told = capsys.readouterr().err
    assert told.startswith("--banco: o coletor ainda não guardou nada em .dados/respostas.db")
    assert list(tmp_path.iterdir()) == []
    assert coletor("--banco", "outro.db", *command) == 1
    assert "outro.db" in capsys.readouterr().err


def linked(make):
    """A way to the same file by another name."""

    def other(path: Path) -> Path:
        name = path.with_name("outro-nome.jsonl")
        make(name, path)
        return name

    return other


WAYS = {
    "itself": lambda path: path,
    "by another way": lambda path: path.parent / "." / ".." / path.parent.name / path.name,
    "hard link": linked(Path.hardlink_to),
    "link": linked(Path.symlink_to),
    "wal": lambda path: path.with_name(f"{path.name}-wal"),
    "shm": lambda path: path.with_name(f"{path.name}-shm"),
    "rescue": lambda path: path.with_name(f"{path.name}.resgate"),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_database_is_not_written_over(here, capsys, way) -> None:
    store = make_store(here)
    store.open()  # As while a collector runs: with its WAL.
    before = {path: path.read_bytes() for path in Path(here).parent.iterdir()}
    target = WAYS[way](Path(here))
    assert coletor("exportar", "--banco", here, "--saida", target) == 1
    assert capsys.readouterr().err == (
        f"--saida: {target} é o próprio banco. Escolha outro arquivo.\n"
    )
    assert {path: path.read_bytes() for path in before} == before
    store.close()


def test_a_pipe_is_written_to_and_stays_one(here, tmp_path) -> None:
    pipe = tmp_path / "cano"
    os.mkfifo(pipe)
    program = Path(sys.executable).with_name("central")
    command = [program, "coletor", "exportar", "--banco", here, "--saida", pipe]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as running:
        text = pipe.read_bytes() if running.poll() is None else b""
        assert running.wait() == 0, running.stderr.read()
    assert len(text.splitlines()) == len(every_kind()) + 2
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_standard_output_by_its_name(here) -> None:
    """What the shell opened gets the rows; the name is not put somewhere else."""
    program = Path(sys.executable).with_name("central")
    command = [program, "coletor", "exportar", "--banco", here, "--saida", "/dev/fd/1"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert len(done.stdout.splitlines()) == len(every_kind()) + 2


def test_a_device_stays_a_device(here, tmp_path) -> None:
    device = tmp_path / "nada"
    try:
        os.mknod(device, stat.S_IFCHR | 0o600, os.makedev(1, 3))  # As /dev/null is.
        device.write_bytes(b"")
    except PermissionError:
        pytest.skip("only root makes devices, and not on every disk")
    assert coletor("exportar", "--banco", here, "--saida", device) == 0
    assert device.is_char_device()
