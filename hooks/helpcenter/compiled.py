"""Templates compiled once in a process: a preview builds again, and each language does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Keeps bytecode in memory, under Jinja's own key: a template's name, file and text."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if its template was compiled before and says the same."""
        if found := self._known.get(bucket.key):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key] = bucket.bytecode_to_string()

    def clear(self) -> None:
        """Forget everything."""
        self._known.clear()


COMPILED = Compiled()
"""Of this process: MkDocs makes a new environment for each build and each language."""
