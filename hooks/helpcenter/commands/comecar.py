"""`central comecar`: turn a fresh copy of the project into an operator's own help center."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any

from helpcenter.commands import CommandError
from helpcenter.commands.asking import Question, answer, confirm
from helpcenter.commands.git import changed_files
from helpcenter.commands.project import CONFIG, project_root
from helpcenter.redirects.ledger import FILE as LEDGER
from helpcenter.redirects.ledger import HEAD
from helpcenter.setting_values import check_http
from helpcenter.settings import parse_settings

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

HELP = "apaga os artigos de exemplo e pergunta a marca, o endereço e o mensageiro"
PHONE = re.compile(r"\+?[\d\s().-]+")
AUTHORS = "equipe-suporte:\n  nome: {pt-BR: Equipe de Suporte, en: Support Team}\n"


def check(**settings: Any) -> None:
    """Validate settings as the build will; raise ValueError without the name of the key."""
    try:
        parse_settings({"brand": {"name": "Central"}, **settings})
    except ValueError as error:
        raise ValueError(str(error).partition(": ")[2]) from error


def messenger(text: str) -> dict[str, str]:
    """The settings of what was typed: a link, an e-mail or a telephone."""
    if PHONE.fullmatch(text):
        return {"type": "whatsapp", "number": text}
    if "@" in text and ":" not in text:
        return {"type": "email", "address": text}
    return {"type": "link", "url": text}


def check_name(name: str) -> None:
    """Refuse an empty name; raises ValueError."""
    if not name.strip():
        raise ValueError("o nome não pode ficar vazio")


QUESTIONS = (
    Question("nome", "Nome da central", "Central de Ajuda", check_name),
    Question(
        "endereco", "Endereço em que ela vai ficar", "https://ajuda.exemplo.com.br/", check_http
    ),
    Question(
        "mensageiro",
        "E-mail, WhatsApp ou link para falar com uma pessoa",
        "suporte@exemplo.com.br",
        lambda text: check(messenger=messenger(text)),
    ),
    Question(
        "cor",
        "Cor principal",
        "#4f46e5",
        lambda color: check(brand={"name": "Central", "primary": color}),
    ),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    for question in QUESTIONS:
        parser.add_argument(f"--{question.option}", metavar="TEXTO", help=question.text)
    parser.add_argument("--sim", action="store_true", help="não pede confirmação")


def run(arguments: argparse.Namespace) -> int:
    """Ask, confirm, write."""
    root = project_root()
    if changed_files(root, "docs", CONFIG):
        raise CommandError(
            f"Há mudanças sem commit em docs/ ou {CONFIG}; faça o commit delas antes."
        )
    answers = {q.option: answer(q, getattr(arguments, q.option)) for q in QUESTIONS}
    if not arguments.sim and not confirm("Apagar os artigos de exemplo de docs/?"):
        raise CommandError("Nada foi mudado.")
    start(root, answers)
    print(
        "Pronto. A logo fica em marca/; os artigos, em docs/. Agora:\n"
        "  1. crie uma pasta em docs/ com um index.md e o primeiro artigo (veja CONTRIBUTING.md);\n"
        "  2. veja o resultado com: make serve"
    )
    return 0


def start(root: Path, answers: dict[str, str]) -> None:
    """Empty docs/ and write the operator's own files."""
    docs = root / "docs"
    for path in docs.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    kind, (key, value) = messenger(answers["mensageiro"]).items()
    told = {**answers, "mensageiro": value}
    quoted = {name: json.dumps(text, ensure_ascii=False) for name, text in told.items()}
    quoted |= {"tipo": kind[1], "chave": key}
    write(root / CONFIG, Template(template("mkdocs.yml")).substitute(quoted))
    write(docs / "index.md", template("index.md"))
    write(docs / "_dados" / "autores.yml", AUTHORS)
    write(docs / LEDGER, f"{HEAD}# Lista começada em {date.today():%d/%m/%Y}.\n")


def template(name: str) -> str:
    """One of the files that a new help center starts with."""
    source = files("helpcenter.commands").joinpath("start", name)
    return source.read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    """Write a text file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
