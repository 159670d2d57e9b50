"""An nginx as Debian packages it, for tests and benchmarks, and the site's example run by it.

Where none is installed, Debian's package is unpacked into a folder: nobody wants a server that
starts by itself on the machine that they write on.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
UNPACKED = ROOT / ".cache/nginx"
PACKAGES = ("nginx", "nginx-common")
EXAMPLE = ROOT / "deploy/nginx.conf"
CERTIFICATE = (
    *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
    *("-subj", "/CN=127.0.0.1"),
)
LIMIT = 30.0
"""Seconds to wait for a server."""


class NginxError(Exception):
    """There is no nginx and none can be had, or it does not do what it is told."""


def nginx_program() -> Path:
    """The installed nginx, or Debian's, unpacked; raise NginxError."""
    installed = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if installed:
        return Path(installed)
    program = UNPACKED / "usr/sbin/nginx"
    if not program.exists():
        unpack()
    return program


def unpack() -> None:
    """Fetch Debian's packages by apt-get and unpack them; raise NginxError."""
    folder = UNPACKED.with_name(f"nginx-{os.getpid()}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    fetch = ["apt-get", "download", "-q", *PACKAGES]
    update = [*([] if os.geteuid() == 0 else ["sudo", "-n"]), "apt-get", "update", "-q"]
    try:
        # The list of packages may be missing, or older than what the mirrors still have.
        if subprocess.run(fetch, cwd=folder, check=False).returncode:
            subprocess.run(update, cwd=folder, check=True)
            subprocess.run(fetch, cwd=folder, check=True)
        for package in folder.glob("*.deb"):
            subprocess.run(["dpkg", "-x", package.name, "."], cwd=folder, check=True)
        (folder / "usr/sbin/nginx").stat()
    except (OSError, subprocess.CalledProcessError) as error:
        raise NginxError(f"Instale o nginx: não consegui trazer o do Debian ({error}).") from error
    if not UNPACKED.exists():  # Another process may have been quicker.
        folder.rename(UNPACKED)
    shutil.rmtree(folder, ignore_errors=True)


def mime_types(program: Path) -> Path:
    """The list of types that comes with a program."""
    inside = UNPACKED / "etc/nginx/mime.types"
    return inside if program.is_relative_to(UNPACKED) else Path("/etc/nginx/mime.types")


class Nginx:
    """The example of deploy/, on a port of this machine, with certificates of its own."""

    def __init__(self, folder: Path, home: Path, site: str) -> None:
        """Write the configuration.

        Args:
            folder: of the server's own files.
            home: where `central publicar` publishes; the example says /srv/central.
            site: the example's text.
        """
        self.program, self.folder = nginx_program(), folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.address = f"https://127.0.0.1:{self.port}"
        certificate, key = folder / "certificado.pem", folder / "chave.pem"
        subprocess.run(
            [*CERTIFICATE, "-keyout", str(key), "-out", str(certificate)],
            check=True,
            capture_output=True,
        )
        for pattern, text in (
            (r"(?s)server \{\s+listen 80;.*?\n\}\n", ""),  # The port of all others.
            (r"listen \[::\]:443.*\n", ""),
            (r"listen 443", f"listen 127.0.0.1:{self.port}"),
            (r"/etc/letsencrypt/\S+/fullchain.pem", str(certificate)),
            (r"/etc/letsencrypt/\S+/privkey.pem", str(key)),
            (r"/srv/central", str(home)),
            (r"/var/log/nginx", str(folder)),
        ):
            site, times = re.subn(pattern, text, site)
            if not times:
                raise NginxError(f"the example has no longer: {pattern}")
        self.config = folder / "nginx.conf"
        self.config.write_text(self.around(site), "utf-8")

    def around(self, site: str) -> str:
        """A whole configuration, which writes into the server's folder alone."""
        paths = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = "".join(f"{name}_temp_path {self.folder}/{name};\n" for name in paths)
        user = "user root;\n" if os.geteuid() == 0 else ""
        return (
            f"{user}worker_processes 2;\npid {self.folder}/pid;\n"
            f"error_log {self.folder}/erros.log;\nevents {{}}\nhttp {{\n"
            f"include {mime_types(self.program)};\ndefault_type application/octet-stream;\n"
            f"access_log off;\n{temporary}\n{site}\n}}\n"
        )

    @property
    def command(self) -> str:
        """The program with this configuration."""
        return f"{self.program} -c {self.config} -p {self.folder} -e {self.folder}/inicio.log"

    @property
    def reload(self) -> str:
        """What `central publicar --depois` runs."""
        return f"{self.command} -t -q && {self.command} -s reload"

    def start(self) -> subprocess.Popen[bytes]:
        """Start it, and wait until it listens; raise NginxError."""
        process = subprocess.Popen([*self.command.split(), "-g", "daemon off;"])
        end = time.monotonic() + LIMIT
        while time.monotonic() < end and process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return process
            time.sleep(0.02)
        process.kill()
        said = (self.folder / "inicio.log").read_text("utf-8")
        raise NginxError(f"nginx did not start: {said}")


@contextmanager
def nginx_server(folder: Path, home: Path, site: str | None = None) -> Iterator[Nginx]:
    """Give a running server, gone afterwards; raise NginxError."""
    server = Nginx(folder, home, EXAMPLE.read_text("utf-8") if site is None else site)
    process = server.start()
    try:
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(LIMIT)
