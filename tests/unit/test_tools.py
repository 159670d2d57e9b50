"""Set-up on machines that lack something: a Portuguese sentence, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parent.parent.parent / "tools"
OLD = '#!/bin/sh\ncase "$*" in *version_info*) exit 1;; -V) echo Python 3.9.2;; esac\n'
WITHOUT_VENV = '#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; esac\n'


@pytest.fixture
def fake_python(tmp_path: Path):
    """Return a function that makes a Python of which a script says what it can."""

    def make(script: str) -> str:
        path = tmp_path / "python3"
        path.write_text(script, "utf-8")
        path.chmod(0o755)
        return str(path)

    return make


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (OLD, "Este Python é antigo demais (Python 3.9.2)"),
        (WITHOUT_VENV, "sudo apt-get install python3-venv"),
    ],
)
def test_setup_says_what_is_missing(tmp_path: Path, fake_python, script: str, told: str) -> None:
    command = [str(TOOLS / "setup"), fake_python(script)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert told in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_setup_without_python_says_so(tmp_path: Path) -> None:
    command = [str(TOOLS / "setup"), "python-que-nao-ha"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Não encontrei o Python (python-que-nao-ha)" in done.stderr


def test_a_wrong_chrome_path_is_told(tmp_path: Path) -> None:
    environment = {**os.environ, "CHROME_PATH": str(tmp_path / "nao-ha")}
    command = [sys.executable, str(TOOLS / "chromium.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "CHROME_PATH=/caminho" in done.stderr
    assert "Traceback" not in done.stderr


def test_make_alone_lists_the_targets_in_portuguese() -> None:
    done = subprocess.run(
        ["make", "-s"], cwd=TOOLS.parent, capture_output=True, text=True, check=True
    )
    assert "make serve" in done.stdout
    assert "mostra a central" in done.stdout


def test_the_lock_holds_hashes_and_no_address() -> None:
    lock = (TOOLS.parent / "requirements.lock").read_text("utf-8")
    pinned = [line for line in lock.splitlines() if "==" in line]
    assert len(pinned) <= lock.count("--hash=sha256:")
    assert "://" not in lock
    assert "--index" not in lock


def test_the_logic_cannot_import_mkdocs() -> None:
    ruff = Path(sys.executable).parent / "ruff"
    command = [str(ruff), "check", "--stdin-filename", "hooks/helpcenter/novo.py", "-"]
    code = '"""New."""\n\nimport mkdocs\n\nmkdocs.run()\n'
    done = subprocess.run(
        command, cwd=TOOLS.parent, input=code, capture_output=True, text=True, check=False
    )
    assert "TID251" in done.stdout
