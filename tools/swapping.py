"""Readers who ask an nginx for everything while versions of a site are swapped under them."""

from __future__ import annotations

import json
import random
import shutil
import ssl
import threading
from http import HTTPStatus
from http.client import HTTPException, HTTPSConnection
from typing import TYPE_CHECKING

from helpcenter.publishing import (
    SITE,
    carry_over,
    current,
    finish,
    new_version,
    prune,
    switch,
    write_nginx,
)

if TYPE_CHECKING:
    from pathlib import Path

READERS = 4
KEPT = 3
SEARCHES = 0.2
"""How often a reader searches."""
UNSEEN = ("_headers", "_redirects", "404.html")
TRUSTING = ssl._create_unverified_context()  # noqa: S323, the server made its own certificate
POINTERS = ("assets/search/pt-BR/index.json", "assets/search/en/index.json")


class Connection:
    """One that a reader keeps open, as browsers do, and opens again when it was closed."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPSConnection("127.0.0.1", port, timeout=30, context=TRUSTING)

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body; no status if there was no answer."""
        said = b""
        for _ in range(2):
            try:
                self.connection.request("GET", f"/{path}")
                answer = self.connection.getresponse()
                return answer.status, answer.read()
            except (HTTPException, OSError) as error:
                self.connection.close()
                said = str(error).encode()
        return 0, said


class Crowd:
    """Readers of two versions of a site, until they are told to stop.

    Attributes:
        answers: how many they were given.
        bad: every answer that was neither version's.
    """

    def __init__(self, port: int, sites: tuple[Path, Path]) -> None:
        """Let them begin; `port` is of an nginx that serves one of the sites."""
        self.answers = 0
        self.bad: list[str] = []
        self.known = [
            {path.relative_to(site).as_posix(): path.read_bytes() for path in files_of(site)}
            for site in sites
        ]
        self.both = sorted(self.known[0].keys() & self.known[1].keys())
        self.done, self.lock = threading.Event(), threading.Lock()
        self.threads = [
            threading.Thread(target=self.read, args=(Connection(port), random.Random(seed)))  # noqa: S311
            for seed in range(READERS)
        ]
        for thread in self.threads:
            thread.start()

    def read(self, connection: Connection, chance: random.Random) -> None:
        """What one reader does: open anything, or search, in the index that was begun with."""
        while not self.done.is_set():
            if chance.random() < SEARCHES:
                pointer = chance.choice(POINTERS)
                if told := self.ask(connection, pointer):
                    folder = json.loads(told)["folder"]
                    self.ask(connection, pointer.replace("index.json", f"{folder}/core.bin"))
            else:
                self.ask(connection, chance.choice(self.both))
        connection.connection.close()

    def ask(self, connection: Connection, path: str) -> bytes:
        """The body of a good answer; nothing if it was bad."""
        status, body = connection.get(path)
        good = status == HTTPStatus.OK and body in [site.get(path) for site in self.known]
        with self.lock:
            self.answers += 1
            if not good:
                self.bad.append(f"{path}: {status}, {len(body)} bytes")
        return body if good else b""

    def stop(self) -> None:
        """Let them end."""
        self.done.set()
        for thread in self.threads:
            thread.join()


def publish_copy(home: Path, site: Path, addresses: str) -> None:
    """What `central publicar` does after a build."""
    before = current(home)
    with new_version(home) as workshop:
        shutil.copytree(site, workshop / SITE)
        if before:
            carry_over(before / SITE, workshop / SITE)
        write_nginx(workshop, addresses)
        version = finish(workshop)
    switch(home, version)
    prune(home, KEPT)


def swap_under_load(
    port: int, home: Path, sites: tuple[Path, Path], *, swaps: int, answers: int
) -> tuple[int, Crowd]:
    """Swap two sites, so often, and go on until readers have had so many answers.

    Args:
        port: of an nginx that serves `home`, where the first site has been published.
        home: where the versions are.
        sites: two built sites.
        swaps: how often, at least.
        answers: how many, at least.

    Returns:
        How often they were swapped, and the readers.
    """
    crowd, times = Crowd(port, sites), 0
    try:
        while times < swaps or crowd.answers < answers:
            times += 1
            publish_copy(home, sites[times % 2], "")
    finally:
        crowd.stop()
    return times, crowd


def files_of(site: Path) -> list[Path]:
    """The files that readers ask for."""
    return [path for path in site.rglob("*") if path.is_file() and path.name not in UNSEEN]
