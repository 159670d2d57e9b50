"""A published site behind a real nginx, by the example of deploy/."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from helpcenter.commands.enderecos import nginx_rules
from nginx import nginx_server
from swapping import TRUSTING, publish_copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nginx import Nginx


@dataclass
class Published:
    """A site that is served, the folder of its versions, and its map of old addresses."""

    server: Nginx
    home: Path
    site: Path
    addresses: str

    def get(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Ask for a path; returns status, headers and body."""
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self.server.port, timeout=30, context=TRUSTING
        )
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=given)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body


@pytest.fixture(scope="module")
def published(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The fixtures' site."""
    home, folder = tmp_path_factory.mktemp("publicada"), tmp_path_factory.mktemp("nginx")
    addresses = nginx_rules(site.parent)
    publish_copy(home, site, addresses)
    with nginx_server(folder, home) as server:
        yield Published(server, home, site, addresses)
