"""Whether this process shows a writer's work in progress, or makes what is published."""

from __future__ import annotations

import os

VARIABLE = "CENTRAL_PREVIA"
"""Set by `central servir` for the MkDocs that it starts, which knows its command too late."""


def is_preview() -> bool:
    """Whether a mistake must not stop the build."""
    return os.environ.get(VARIABLE) == "1"
