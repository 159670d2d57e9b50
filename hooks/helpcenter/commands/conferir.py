"""`central conferir`: tell writers what to mend before they publish."""

from __future__ import annotations

import json
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.correcting import correct
from helpcenter.commands.project import docs_folder, project_root
from helpcenter.content import read_content
from helpcenter.kept import check_uncommitted
from helpcenter.lint.check import check
from helpcenter.lint.kept import FILE as CACHE
from helpcenter.lint.problem import Problem, located, shown
from helpcenter.lint.severities import read_severities
from helpcenter.lint.unusable import unusable_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from helpcenter.lint.table import Severity

HELP = "confere os artigos: cabeçalho, títulos, links, imagens e nomes de arquivos"
LEVELS: dict[Severity, str] = {"erro": "error", "aviso": "warning", "dica": "notice"}
"""GitHub's names of our severities."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "caminhos", nargs="*", metavar="CAMINHO", help="só conta o que há nestes arquivos ou pastas"
    )
    parser.add_argument(
        "--formato", choices=FORMATS, default="texto", help="texto, github (para a CI) ou json"
    )
    parser.add_argument("--estrito", action="store_true", help="avisos também reprovam")
    parser.add_argument(
        "--corrigir", action="store_true", help="antes, corrige nos arquivos o que é mecânico"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check everything and tell what was asked for.

    Raises:
        CommandError: a path does not exist, the authors' file cannot be read, or .cache/ is in git.
    """
    root = project_root()
    docs = docs_folder(root)
    if unusable := unusable_files(docs):  # What reads the others would stop at them.
        print(FORMATS[arguments.formato](located(docs, unusable), 0))
        return 1
    chosen = [existing(path, docs) for path in arguments.caminhos] or [docs.resolve()]
    if arguments.corrigir:
        for said in correct(docs, lambda file: is_among(file, chosen)):
            print(said, file=sys.stdout if arguments.formato == "texto" else sys.stderr)
    try:
        check_uncommitted(root)
        content, severities = read_content(docs), read_severities(root)
    except ValueError as error:
        raise CommandError(str(error)) from error
    found = check(content, docs, severities, root / CACHE)
    among = cache(lambda path: not arguments.caminhos or is_among(docs / path, chosen))
    problems = [problem for problem in found if among(problem.path)]
    articles = sum(s.kind == "article" and among(path) for path, s in content.sources.items())
    print(FORMATS[arguments.formato](located(docs, problems), articles))
    failing = ("erro", "aviso") if arguments.estrito else ("erro",)
    return int(any(problem.severity in failing for problem in problems))


def existing(path: str, docs: Path) -> Path:
    """Return a path that was asked for; raise CommandError if no article can be there."""
    if not Path(path).exists():
        raise CommandError(f"Não encontrei “{path}”. Confira o caminho.")
    real, root = Path(path).resolve(), docs.resolve()
    if not (real.is_relative_to(root) or root.is_relative_to(real)):
        raise CommandError(f"“{path}” não fica em {shown(docs)}/. Confira o caminho.")
    return real


def is_among(file: Path, chosen: Iterable[Path]) -> bool:
    """Whether `file` is one of the chosen files or lies in one of the chosen folders."""
    place = file.parent.resolve() / file.name  # A link lies where it stands, wherever it leads.
    return any(place.is_relative_to(path) for path in chosen)


def as_text(problems: list[Problem], articles: int) -> str:
    """One problem a line, and their number."""
    return "\n".join([*map(str, problems), summary(problems, articles)])


def as_github(problems: list[Problem], articles: int) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join([*map(annotation, problems), summary(problems, articles)])


def annotation(problem: Problem) -> str:
    """One problem, as a workflow command."""
    place = {"file": problem.path, "line": str(problem.line), "title": problem.code}
    properties = ",".join(f"{key}={escape(value, ':,')}" for key, value in place.items())
    return f"::{LEVELS[problem.severity]} {properties}::{escape(problem.text)}"


def escape(text: str, also: str = "") -> str:
    """Percent-encode what has a meaning in a workflow command."""
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{also}" else char for char in text)


def as_json(problems: list[Problem], articles: int) -> str:  # noqa: ARG001, as the other formats
    """A list of objects, for other programs."""
    names = ("path", "line", "code", "message", "fix", "severity")
    rows = [{name: getattr(problem, name) for name in names} for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


FORMATS = {"texto": as_text, "github": as_github, "json": as_json}


def summary(problems: list[Problem], articles: int) -> str:
    """`12 problemas: 3 erros e 9 avisos.`, or that there is none."""
    if not problems:
        return f"Nenhum problema em {counted(articles, 'artigo')}."
    counts = Counter(problem.severity for problem in problems)
    parts = [counted(counts[kind], kind) for kind in LEVELS if counts[kind]]
    return f"{counted(len(problems), 'problema')}: {listed(parts)}."


def listed(parts: list[str]) -> str:
    """`a`, `a e b`, `a, b e c`."""
    return " e ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def counted(number: int, noun: str) -> str:
    """`1 erro`, `2 erros`; every noun here makes its plural with an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
