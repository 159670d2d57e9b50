"""What the system says of a file or a port that cannot be used, in Portuguese."""

from __future__ import annotations

import errno

CAUSES = {
    errno.ENOENT: "não existe",
    errno.EEXIST: "já existe",
    errno.EISDIR: "é uma pasta",
    errno.ENOTDIR: "uma parte do caminho não é uma pasta",
    errno.ENOTEMPTY: "a pasta não está vazia",
    errno.EACCES: "falta permissão",
    errno.EPERM: "o sistema não permite",
    errno.EROFS: "o disco é só de leitura",
    errno.ENOSPC: "o disco está cheio",
    errno.EDQUOT: "a cota do disco acabou",
    errno.EIO: "o disco falhou",
    errno.ENAMETOOLONG: "o nome é longo demais",
    errno.ELOOP: "os links andam em círculo",
    errno.EADDRINUSE: "a porta já está em uso",
    errno.EADDRNOTAVAIL: "esse endereço não é deste computador",
}
"""By the number that POSIX names: https://pubs.opengroup.org/onlinepubs/9799919799/"""


def cause(error: OSError) -> str:
    """Why the system refused, or its own words for what is rare."""
    return CAUSES.get(error.errno or 0, error.strerror or str(error))
