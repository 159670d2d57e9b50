"""Whether this process shows a writer's work in progress, or makes what is published."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from helpcenter.settings import Feedback

if TYPE_CHECKING:
    from helpcenter.settings import Settings

VARIABLE = "CENTRAL_PREVIA"
"""Set by `central servir` for the MkDocs that it starts, which knows its command too late."""


def is_preview() -> bool:
    """Whether a mistake must not stop the build."""
    return os.environ.get(VARIABLE) == "1"


def with_collector(settings: Settings) -> Settings:
    """Send the preview's answers to the preview itself, and never to where readers' answers go."""
    return settings.model_copy(update={"feedback": Feedback(destination="coletor")})
