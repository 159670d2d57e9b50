"""`central novo`: start an article, with a good address and a model for its kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from helpcenter.addresses import address
from helpcenter.commands import CommandError
from helpcenter.commands.asking import Question, answer
from helpcenter.commands.project import content_of, docs_folder, project_root
from helpcenter.front_matter import DESCRIPTION
from helpcenter.languages import LANGUAGES, with_language
from helpcenter.lint.problem import shown
from helpcenter.lint.site import first_in_folders, other_files
from helpcenter.mistakes import nearest
from helpcenter.moving.move import complaints
from helpcenter.redirects.table import old_addresses
from helpcenter.sources import parse_source, read_sources
from helpcenter.writing.article import KINDS, article, file_name

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path

HELP = "começa um artigo: pergunta a coleção, o título e o autor, e cria o arquivo"
SHORTEST, LONGEST = DESCRIPTION


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--colecao", metavar="PASTA", help="coleção ou seção, como conversas")
    parser.add_argument("--titulo", metavar="TEXTO", help="a pergunta, nas palavras de quem lê")
    parser.add_argument("--descricao", metavar="TEXTO", help="um resumo em uma frase")
    parser.add_argument("--autor", metavar="CHAVE", help="de docs/_dados/autores.yml")
    parser.add_argument("--tipo", metavar="TIPO", help=", ".join(KINDS))
    parser.add_argument(
        "--idioma", choices=LANGUAGES, default=LANGUAGES[0], help="língua do artigo"
    )


def run(arguments: argparse.Namespace) -> int:
    """Ask what was not given, write the file, and say what comes next."""
    docs = docs_folder(project_root())
    given = vars(arguments)
    answers = {q.option: answer(q, given[q.option]) for q in questions(docs)}
    name = with_language(f"{file_name(answers['titulo'])}.md", arguments.idioma)
    path = docs / answers["colecao"] / name
    refuse_taken(docs, f"{answers['colecao']}/{name}")
    text = article(
        answers["tipo"],
        answers["colecao"],
        title=answers["titulo"],
        description=answers["descricao"],
        autor=answers["autor"],
    )
    create(path, text)
    place = shown(path)
    print(
        f"Criei {place}. Agora:\n"
        "  1. abra o arquivo e troque o texto do modelo pelo seu;\n"
        "  2. acompanhe como ele fica com: make serve\n"
        f"  3. confira com: .venv/bin/central conferir {place}"
    )
    return 0


def questions(docs: Path) -> list[Question]:
    """What is asked, in order."""
    folders = collections(docs)
    authors = list(content_of(docs).authors)
    first = authors[0] if authors else ""
    kind = next(iter(KINDS))
    return [
        Question("colecao", f"Coleção ({', '.join(folders)})", "", partial(check_folder, folders)),
        Question("titulo", "Título, como o leitor perguntaria", "", check_title),
        Question("descricao", "Resumo em uma frase (pode ficar para depois)", "", check_summary),
        Question("autor", "Autor", first, partial(check_known, authors, "autor")),
        Question("tipo", f"Tipo ({', '.join(KINDS)})", kind, partial(check_known, KINDS, "tipo")),
    ]


def collections(docs: Path) -> list[str]:
    """Folders that have an index.md.

    Raises:
        CommandError: there is none, so that an article would have no place.
    """
    found = sorted(source.id for source in read_sources(docs) if source.kind == "collection")
    if not found:
        raise CommandError(
            "Ainda não há coleções. Crie uma pasta em docs/, como docs/conta, com um index.md que "
            "tenha title e description."
        )
    return list(dict.fromkeys(found))


def check_folder(folders: list[str], text: str) -> None:
    """Refuse a folder that is no collection; raise ValueError."""
    if text.strip("/") not in folders or text != text.strip("/"):
        name = text.removeprefix("docs/").strip("/")
        known = ", ".join(folders)
        new = f"use {known}, ou crie antes docs/{name}/index.md, com title e description"
        raise ValueError(f"não conheço a coleção “{text}”: {nearest(name, folders) or new}")


def check_title(text: str) -> None:
    """Refuse a title without a word; raise ValueError."""
    if not text.strip():
        raise ValueError("o título não pode ficar vazio")
    if not any(char.isalnum() for char in text):
        raise ValueError("o título precisa de letras ou números")


def check_summary(text: str) -> None:
    """Refuse a description that the checker would not like; raise ValueError."""
    if text and not SHORTEST <= len(text) <= LONGEST:
        raise ValueError(f"use de {SHORTEST} a {LONGEST} caracteres (são {len(text)})")


def check_known(known: Iterable[str], what: str, text: str) -> None:
    """Refuse a word that is not one of the known ones; raise ValueError."""
    if text and text not in known:
        hint = nearest(text, list(known)) or f"use {', '.join(known)}"
        raise ValueError(f"não conheço o {what} “{text}”: {hint}")


def refuse_taken(docs: Path, path: str) -> None:
    """Refuse a path, from docs/, whose address is that of something else.

    Raises:
        CommandError: it is, or one of the data files cannot be used.
    """
    content = content_of(docs)
    new = parse_source(path, "")
    own = address(new.id, new.language)
    told = [message for message, _ in complaints(path, first_in_folders([*content.sources, path]))]
    keeper = old_addresses(content, other_files(docs)).get(own)
    told += [f"“{own}” já leva a docs/{keeper}."] if keeper else []
    if told:
        raise CommandError(f"docs/{path}: {told[0]} Escolha outro título.")


def create(path: Path, text: str) -> None:
    """Write a file that does not exist yet, in no language.

    Raises:
        CommandError: there is one.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise CommandError(
            f"{shown(path)} já existe. Escolha outro título, ou escreva nesse arquivo."
        ) from error
