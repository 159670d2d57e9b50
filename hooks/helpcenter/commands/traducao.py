"""`central traducao`: what is not translated yet, and what has changed since it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.conferir import existing, is_among
from helpcenter.commands.project import content_of, docs_folder, project_root
from helpcenter.languages import DEFAULT
from helpcenter.lint.problem import printable, shown
from helpcenter.translations import STATES, Translation, difference, earlier, translations
from helpcenter.writing.keys import rewrite, with_key

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from helpcenter.content import Content

HELP = "mostra o que falta traduzir e o que mudou desde a tradução"
KEY = "traduzido_de"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("caminhos", nargs="*", metavar="CAMINHO", help="só estes artigos ou pastas")
    said = parser.add_mutually_exclusive_group()
    said.add_argument(
        "--sem-mudanca",
        action="store_true",
        help="a última mudança destes originais não muda a tradução (foi só um acerto)",
    )
    said.add_argument(
        "--em-dia", action="store_true", help="as traduções destes artigos dizem o que eles dizem"
    )


def run(arguments: argparse.Namespace) -> int:
    """List, or note what a person says of a translation.

    Raises:
        CommandError: a path does not exist, or a note names no article.
    """
    docs = docs_folder(project_root())
    noting = arguments.sem_mudanca or arguments.em_dia
    if noting and not arguments.caminhos:
        raise CommandError(
            "Diga de qual artigo: .venv/bin/central traducao --sem-mudanca docs/conta/artigo.md"
        )
    chosen = [existing(path, docs) for path in arguments.caminhos] or [docs.resolve()]
    content = content_of(docs)
    found = [one for one in translations(content) if is_chosen(docs, one, chosen)]
    if noting:
        return note(docs, found, typo=arguments.sem_mudanca)
    print("\n".join(listed(docs, content, found)))
    return 0


def is_chosen(docs: Path, translation: Translation, chosen: list[Path]) -> bool:
    """Whether the original or the translation was asked for."""
    return is_among(docs / translation.original.path, chosen) or is_among(
        docs / translation.path, chosen
    )


def listed(docs: Path, content: Content, found: list[Translation]) -> list[str]:
    """A block for each state, what needs work first; the differences below what is stale."""
    if content.languages == (DEFAULT,):
        return ["A central só tem português: ainda não há nenhum arquivo .en.md."]
    lines: list[str] = []
    for state in STATES:
        group = [one for one in found if one.state == state]
        if group and state != "em dia":
            lines += [f"{state.capitalize()} ({len(group)})"]
        for one in group if state != "em dia" else []:
            lines += [f"  {shown(docs / one.path)}"]
            lines += changes(docs, one) if state == "desatualizada" else []
    current = sum(one.state == "em dia" for one in found)
    return [*lines, f"Em dia: {current} de {len(found)}."]


def changes(docs: Path, translation: Translation) -> list[str]:
    """The difference of a stale translation, indented."""
    told = difference(docs, translation)
    if told is None:
        return ["      o git não conhece a revisão traduzida; compare os dois textos."]
    return [f"      {printable(line)}" for line in told]


def note(docs: Path, found: list[Translation], *, typo: bool) -> int:
    """Write down that translations are current; those that a typo did not make stale stay."""
    written = [one for one in found if one.source]
    if not written:
        raise CommandError("Não há tradução destes artigos. O nome dela termina em .en.md.")
    left = 0
    for one in written:
        place = shown(docs / one.path)
        if one.state == "em dia":
            print(f"{place}: já estava em dia.")
        elif typo and (why := unsettled(docs, one)):
            left += 1
            print(f"{place}: {why} rode: .venv/bin/central traducao --em-dia {place}")
        else:
            mark(docs / one.path, one.original.revision)
            print(f"{place}: em dia.")
    return int(left > 0)


def unsettled(docs: Path, translation: Translation) -> str:
    """Why a typo cannot be all that has changed since a translation, and what to do; or nothing."""
    made_of = translation.source.article.traduzido_de if translation.source else ""
    compare = "Compare os dois textos e, se dizem o mesmo,"
    if not made_of:
        return f"ninguém registrou de que versão do original ela foi feita. {compare}"
    now = translation.original.revision
    past = [old.revision for old in earlier(docs, translation.original.path)]
    before = [revision for revision in past if revision != now]
    if made_of not in before:
        return f"o git não conhece a versão do original de que ela foi feita. {compare}"
    if made_of != before[0]:
        return "já estava desatualizada antes da última mudança. Traduza o que falta e"
    return ""


def mark(path: Path, revision: str) -> None:
    """Write the revision that a translation says; raise CommandError if it has no front matter."""
    try:
        rewrite(path, lambda text: with_key(text, KEY, revision))
    except ValueError as error:
        raise CommandError(
            f"{shown(path)}: {error}. Confira com: .venv/bin/central conferir"
        ) from error
