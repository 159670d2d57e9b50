"""Find a Chromium for the browser tests and the pictures, and get one where there is none.

The order: CHROME_PATH, one on PATH, Playwright's own if it was fetched before; then Debian's
package where this user may install it; last Playwright's download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN = (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"])


def find() -> str | None:
    """Return the path of a Chromium, or None."""
    given = os.environ.get("CHROME_PATH")
    if given:
        return given if Path(given).is_file() else None
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def fetch() -> None:
    """Install a Chromium by the first way that works."""
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not root or shutil.which("sudo")):
        steps = (subprocess.run([*root, *step], check=False).returncode for step in DEBIAN)
        if not any(steps):
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Make sure that there is one; say how to get it otherwise."""
    if find() is None and not os.environ.get("CHROME_PATH"):
        print("Não encontrei um Chromium; vou instalar um …", flush=True)
        fetch()
    if find() is None:
        print(
            "Os testes do navegador precisam de um Chromium e não consegui instalar um.\n"
            "Instale o Chromium ou o Chrome, ou indique o caminho: CHROME_PATH=/caminho make test",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
