"""`central coletor apagar`: take out one comment on request (LGPD, art. 18)."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.options import add_settings, explained, setting
from helpcenter.feedback.open import open_to_change
from helpcenter.feedback.store import Unavailable

if TYPE_CHECKING:
    import argparse

HELP = "apaga o comentário de uma resposta, a pedido de quem o escreveu"
DESCRIPTION = (
    "Apaga o comentário de uma resposta e os seus vestígios nos arquivos do banco; o voto fica. "
    "A chave está ao lado do comentário no relatório e em central coletor exportar. Cópias já "
    "feitas não mudam."
)
COPIES = (
    "As cópias feitas antes (central coletor copia, restaurar e exportar) ainda têm o comentário, "
    "até serem apagadas."
)
LOG = (
    "O PostgreSQL ainda guarda o texto no seu registro de transações (WAL), até reaproveitá-lo, "
    "e onde mais esse registro for copiado."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("chave", metavar="CHAVE", help="a chave da resposta")
    add_settings(parser, "banco")


def run(arguments: argparse.Namespace) -> int:
    """Erase, scrub the files, and say what is left elsewhere.

    Raises:
        CommandError: there is no such answer, or the text could not be taken out of the files.
    """
    key, database = arguments.chave.strip().lower(), setting(arguments, "banco")
    with explained(), closing(open_to_change(database)) as store:
        if not store.holds(key):
            raise CommandError(
                f"Não há resposta com a chave “{key}”. Procure-a em: central coletor exportar"
            )
        count = store.erase_comments("key =", key)
        try:
            clean = store.scrub()
        except Unavailable:
            clean = False
    if not clean:
        raise CommandError(
            "O comentário foi apagado, mas ainda há vestígios nos arquivos, porque alguém os está "
            "lendo. Espere o relatório, a cópia ou a exportação terminar e repita este comando."
        )
    print("Comentário apagado." if count else "Essa resposta não tem comentário.")
    if not count:
        return 0
    print(COPIES)
    if "://" in database:
        print(LOG)
    return 0
