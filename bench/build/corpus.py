"""Made-up Portuguese help articles: the same for the same number, as long as real ones are.

Half of the articles have less than 3.3 kB and the mean is near 4.5 kB, as in the real help pages
that we studied; each has headings, lists, tables, boxes, and links to others.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from helpcenter.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VOCABULARY = Path(__file__).with_name("vocabulary.yml")
HOME = "Como podemos ajudar?"
MEDIAN, SPREAD, LONGEST = 3000, 0.85, 24_000
"""Letters of an article's text: log-normal, and never more than the last."""
IN_FOLDER = 25
"""Articles of a folder, about, while there are names for more sections."""
HEADING, INNER, LINK = 0.25, 0.3, 0.2
"""How often a heading stands before a block, how often it is one of the third level, and how often
a paragraph ends with a link to another article."""
TOPIC = 0.5
"""How much of what an article names is its own topic: three things, one of them a rare name."""
SYLLABLES = [a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "ar", "on", "is")]
RARE = 4000
"""Names of modules, plans and forms that few articles have, as every product has them."""
NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Place:
    """Where an article stands, from docs/, and what it is about."""

    path: str
    title: str
    topic: str


def write_corpus(docs: Path, number: int) -> list[str]:
    """Write so many articles, with collections and sections; return the articles' paths."""
    writer = Writer(number)
    for place in writer.places:
        write(docs / place.path, place.title, writer.summary(place.topic), writer.body(place))
    paths = [place.path for place in writer.places]
    for folder in sorted({folder for path in paths for folder in Path(path).parents}):
        title = writer.folders.get(folder.name, HOME)
        write(docs / folder / "index.md", title, writer.summary(writer.word("thing")), "")
    return paths


def write(path: Path, title: str, description: str, body: str) -> None:
    """Write a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    matter = {"title": title, "description": description}
    head = yaml.safe_dump(matter, allow_unicode=True, width=1000, sort_keys=False)
    path.write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8", newline="\n")


def slug(title: str) -> str:
    """A title as a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")


class Writer:
    """Draws texts; for the same number of articles the same texts."""

    def __init__(self, number: int) -> None:
        self.lists: dict[str, list[str]] = yaml.safe_load(VOCABULARY.read_text(encoding="utf-8"))
        self.random = random.Random(number)  # noqa: S311, nothing is secret here
        self.depth = 0  # Of the article being written.
        self.topic: list[str] = []
        names = [*self.lists["collections"], *self.lists["sections"]]
        self.folders = {slug(name): name for name in names}
        self.blocks: dict[Callable[[], str], float] = {
            self.paragraph: 0.60,
            self.steps: 0.15,
            self.bullets: 0.12,
            self.table: 0.06,
            self.box: 0.07,
        }
        self.places = [*self.make_places(number)]

    def make_places(self, number: int) -> Iterator[Place]:
        """Fill the collections in turn, and the sections of each in turn."""
        collections, sections = self.lists["collections"], self.lists["sections"]
        needed = max(1, round(number / len(collections) / IN_FOLDER))
        inside = ["", *(f"{slug(name)}/" for name in sections)][:needed]
        for place in range(number):
            turn, collection = divmod(place, len(collections))
            self.topic = [self.word("thing")]
            title = f"{self.draw('titles')} ({place + 1})"  # No two have the same title.
            folder = f"{slug(collections[collection])}/{inside[turn % len(inside)]}"
            yield Place(f"{folder}{slug(title)}.md", title, self.topic[0])

    def draw(self, kind: str) -> str:
        """One text of a list, with what stands in braces drawn as well."""
        return NAME.sub(lambda found: self.word(found[1]), self.random.choice(self.lists[kind]))

    def word(self, name: str) -> str:
        """What takes the place of a name in braces."""
        if name == "n":
            return self.random.choice(("10", "20", "50", "100", "500", "1.000"))
        if name == "code":
            return f"ERR-{self.random.randrange(1000, 9999)}"
        if name == "link":
            place = self.random.choice(self.places)
            return f"[{place.title}]({'../' * self.depth}{place.path})"
        if name == "topic":
            return self.topic[0]
        if name == "thing" and self.topic and self.random.random() < TOPIC:
            return self.random.choice(self.topic)
        words = self.lists["people" if name == "people" else f"{name}s"]
        # A few words are common and many are rare, as in any text.
        return words[min(int(self.random.paretovariate(0.5)) - 1, len(words) - 1)]

    def rare(self) -> str:
        """A name that few articles have."""
        number = int(self.random.random() ** 2 * RARE)  # Some are less rare than others.
        parts: list[str] = []
        while number or len(parts) < 2:
            number, place = divmod(number, len(SYLLABLES))
            parts.append(SYLLABLES[place])
        return f"o módulo {''.join(parts).title()}"

    def summary(self, topic: str) -> str:
        """A description of what is about a topic."""
        self.topic = [topic]
        return self.draw("descriptions")

    def body(self, place: Place) -> str:
        """A text of a length of its own, with a heading every few blocks."""
        self.depth = place.path.count("/")
        self.topic = [place.topic, self.word("thing"), self.rare()]
        length = min(self.random.lognormvariate(0, SPREAD) * MEDIAN, LONGEST)
        parts, level, list_before = [self.paragraph()], "##", False
        while sum(map(len, parts)) < length:
            heading = self.draw("headings") if self.random.random() < HEADING else ""
            fresh = heading and all(not part.endswith(f"# {heading}") for part in parts)
            if fresh:
                parts.append(f"{level} {heading}")
                level = "###" if self.random.random() < INNER else "##"
            (block,) = self.random.choices(list(self.blocks), list(self.blocks.values()))
            is_list = block in (self.steps, self.bullets)
            if is_list and list_before and not fresh:  # Markdown would make one list of the two.
                parts.append(self.paragraph())
            parts.append(block())
            list_before = is_list
        return "\n\n".join(parts)

    def paragraph(self) -> str:
        """Two to five sentences, and now and then a link."""
        sentences = [self.draw("sentences") for _ in range(self.random.randint(2, 5))]
        if self.random.random() < LINK:
            sentences.append(self.draw("links"))
        return " ".join(sentences)

    def steps(self) -> str:
        """A numbered list."""
        return "\n".join(f"1. {self.draw('steps')}" for _ in range(self.random.randint(3, 7)))

    def bullets(self) -> str:
        """A list."""
        return "\n".join(f"- {self.draw('sentences')}" for _ in range(self.random.randint(2, 6)))

    def table(self) -> str:
        """Three columns."""
        rows = [("Campo", "Quem muda", "Efeito"), ("---", "---", "---")]
        for _ in range(self.random.randint(2, 6)):
            rows.append((self.word("place"), self.word("people"), self.word("result")))
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def box(self) -> str:
        """A tip or a warning."""
        return f"!!! {self.random.choice(('dica', 'atencao', 'nota'))}\n\n    {self.paragraph()}"
