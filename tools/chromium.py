"""Find a Chromium for the browser tests and the pictures, and get one where there is none.

The order: CHROME_PATH, one on PATH, Playwright's own if it was fetched before; then Debian's
package where this user may install it; last Playwright's download.

The tests prefer the headless shell, which is the same engine without windows and takes half the
processor's time. Whoever has it gets it; root on Debian, as in a container, is given it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELL = "chromium-headless-shell"
APT = ["apt-get", "-q", "-y", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=1"]


def find(*, headless: bool = False) -> str | None:
    """Return the path of a Chromium, or None; of its headless shell where that may be and is."""
    given = os.environ.get("CHROME_PATH")
    if given:
        return given if Path(given).is_file() else None
    for name in (SHELL, *NAMES) if headless else NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install(package: str) -> bool:
    """Install a package of Debian's where this user may; tell whether it went well."""
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (root and not shutil.which("sudo")):
        return False
    subprocess.run([*root, *APT, "update"], check=False)
    return subprocess.run([*root, *APT, "install", package], check=False).returncode == 0


def fetch() -> None:
    """Install a Chromium by the first way that works."""
    if not install("chromium"):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main(*, headless: bool) -> int:
    """Make sure that there is one; say how to get it otherwise."""
    if not os.environ.get("CHROME_PATH"):
        if headless and os.geteuid() == 0 and not shutil.which(SHELL):
            print("Vou instalar o Chromium sem janelas, que poupa metade do tempo …", flush=True)
            install(SHELL)
        if find(headless=headless) is None:
            print("Não encontrei um Chromium; vou instalar um …", flush=True)
            fetch()
    if find(headless=headless) is None:
        print(
            "Os testes do navegador precisam de um Chromium e não consegui instalar um.\n"
            "Instale o Chromium ou o Chrome, ou indique o caminho: CHROME_PATH=/caminho make test",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(headless="--shell" in sys.argv))
