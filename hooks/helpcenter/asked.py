"""What a template asks, while a page is drawn, of what changes with every article that is saved.

A finished page may be shown again by a later build if all that went into it is the same. Nearly all
of that is part of the name that the page is kept under (`finished.py`). Texts and dates of other
pages are not, for few pages show them: who asks for one leaves a question here, whatever template
it is, and the next build puts it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from jinja2.runtime import Context
from jinja2.utils import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Value = TypeVar("Value")
Question = tuple[str, ...]

UNKNOWN: Question = ("?",)
"""Asked by who reaches for what no later build could ask again; such a page is not kept."""
NAMES = frozenset({"nav", "pages", "build_date_utc"})
"""What MkDocs gives to templates and leads to all texts, or to the time of day."""
SHARED = frozenset({"catalog", "news_of"})
"""What we give to templates and leads to all texts."""
WATCHED = NAMES | SHARED


class Notes:
    """What has been asked since somebody began to listen."""

    def __init__(self) -> None:
        self.found: dict[Question, None] | None = None
        self.own: object = None
        self.shared = False  # Whether a template keeps an answer for all pages, noted for one.

    def listen(self, own: object, make: Callable[[], Value]) -> tuple[Value, list[Question]]:
        """Make something, and say what was asked meanwhile; who listened before hears none of it.

        Args:
            own: the page that is drawn: what is asked of it is no question.
            make: what is done.
        """
        before = self.found, self.own
        found: dict[Question, None] = {}
        self.found, self.own = found, own
        try:
            return make(), [*found]
        finally:
            self.found, self.own = before

    def note(self, *question: str) -> None:
        """Write a question down, if anybody listens."""
        if self.found is not None:
            self.found[question] = None

    def repeat(self, questions: Iterable[Question]) -> None:
        """Write down what was asked for a part that is used again."""
        if questions and self.found is not None:
            self.found.update(dict.fromkeys(questions))


NOTES = Notes()
"""Of this process: one page is drawn after the other."""


class Volatile(Generic[Value]):
    """A field whose value changes without the site's structure; reading another page's is noted."""

    def __init__(self, default: Value, *, known: bool = True) -> None:
        """Make a field.

        Args:
            default: its value, if none is set.
            known: whether a later build can ask for it again.
        """
        self.default, self.known = default, known

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn its name."""
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Value: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: Any, owner: type) -> Value:
        """Read it."""
        if instance is None:
            return self.default
        noted = NOTES.found
        if noted is not None and not self.known:
            noted[UNKNOWN] = None
        elif noted is not None and instance is not NOTES.own:
            noted[question(instance, self.name)] = None
        try:
            found: Value = instance.__dict__[self.name]
        except KeyError:
            return self.default
        return found

    def __set__(self, instance: object, value: Value) -> None:
        """Set it."""
        instance.__dict__[self.name] = value


def question(page: Any, field: str) -> Question:
    """What is noted when a field of a page is read."""
    return "page", type(page).__name__, page.id, page.language, field


class Watched(dict[Any, Any]):
    """A mapping that leads to all texts."""

    def __getattribute__(self, name: str) -> Any:
        """Take a method."""
        NOTES.note(*UNKNOWN)
        return super().__getattribute__(name)

    def __getitem__(self, key: Any) -> Any:
        """Take a value."""
        NOTES.note(*UNKNOWN)
        return super().__getitem__(key)

    def __iter__(self) -> Any:
        """Go through it."""
        NOTES.note(*UNKNOWN)
        return super().__iter__()


class ListeningContext(Context):
    """Where templates look up their variables."""

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a variable, as Jinja lets it be looked up."""
        if key in self.vars:
            return self.vars[key]
        if key in WATCHED:
            if key in NAMES:
                NOTES.note(*UNKNOWN)
            elif len(self.parent) == len(self.globals_keys):
                # Imported or included without a page's context: drawn once for all.
                NOTES.shared = True
        return self.parent.get(key, missing)
