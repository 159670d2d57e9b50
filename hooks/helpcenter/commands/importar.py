"""`central importar`: bring the articles of Intercom or Zendesk here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.project import docs_folder, project_root
from helpcenter.importing.export import ExportError
from helpcenter.importing.moving import PLATFORMS, prepare, read_export, write
from helpcenter.importing.record import write_text
from helpcenter.importing.summary import DOWNLOADS, REPORT, download_list, report, short
from helpcenter.system import cause

if TYPE_CHECKING:
    import argparse

HELP = "traz coleções, artigos e autores do Intercom ou do Zendesk"
EXPECTED = "; ".join(
    f"{name.capitalize()}: {module.EXPECTED}" for name, module in PLATFORMS.items()
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.description = (
        "Traz coleções, artigos e autores de outra central de ajuda para docs/, nas duas línguas, "
        "a partir do que a API dela responde, salvo em JSON. Pode ser repetido: o que ninguém "
        "mudou é atualizado, e o que alguém mudou fica como está. Nada é baixado; as imagens "
        f"ficam listadas em {DOWNLOADS.format('…')}, e o que pede uma pessoa, em "
        f"{REPORT.format('…')}, na pasta da central."
    )
    parser.add_argument("origem", choices=PLATFORMS, metavar="ORIGEM", help="intercom ou zendesk")
    parser.add_argument(
        "arquivos", nargs="+", type=Path, metavar="ARQUIVO", help=f"em JSON. {EXPECTED}"
    )


def run(arguments: argparse.Namespace) -> int:
    """Read and convert everything, then write, then say what needs a person.

    Raises:
        CommandError: the export cannot be used, and nothing was written.
    """
    root = project_root()
    docs = docs_folder(root)
    try:
        moving = prepare(docs, read_export(arguments.origem, arguments.arquivos))
        write(docs, moving)
        keep(root / REPORT.format(arguments.origem), report(moving, docs))
        keep(root / DOWNLOADS.format(arguments.origem), download_list(moving, docs))
    except ExportError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(
            f"Não consegui gravar {error.filename or 'os arquivos'} ({cause(error)}). Resolva "
            "isso e importe de novo: o que já foi gravado não se repete."
        ) from error
    print(short(moving, docs))
    return 0


def keep(file: Path, text: str) -> None:
    """Write what is new; a list without anything in it goes away."""
    if not text:
        file.unlink(missing_ok=True)
    elif not file.exists() or file.read_text(encoding="utf-8") != text:
        write_text(file, text)
