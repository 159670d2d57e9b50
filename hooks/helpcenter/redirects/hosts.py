"""Old addresses as hosts read them, so that readers and search engines are told at once (301).

Netlify and Cloudflare Pages read `_redirects` at the site's root: an address, its target and a
status in each line, addresses percent-encoded. nginx includes a map. Of the numbers of
`/articles/123-titulo`, both know the ones whose text has changed since.

Sources: https://docs.netlify.com/manage/routing/redirects/overview/,
https://developers.cloudflare.com/pages/configuration/redirects/,
https://nginx.org/en/docs/http/ngx_http_map_module.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from helpcenter.redirects.old import by_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpcenter.redirects.table import Redirect

MAX_WILDCARDS = 100
"""Lines with `*` that Cloudflare Pages takes; the error page finds the others by their number."""
SAFE = "/-._~"
NGINX = r"""# Feito por: central enderecos --nginx. Inclua-o fora do bloco server e, nele:
#     if ($central_destino) { return 301 $central_destino$is_args$args; }
# As duas linhas abaixo só podem aparecer uma vez, antes de qualquer map: se já estão em outro
# arquivo, apague-as daqui.
map_hash_bucket_size 4096;
map_hash_max_size 65536;
map $uri $central_endereco {
    "~^(?<central_numero>/(?:[^/]+/)*articles/[0-9]+)-[^/]*/?$" $central_numero;
    default $uri;
}
map $central_endereco $central_destino {
    default "";
"""


def redirects_file(redirects: Iterable[Redirect], root: str) -> str:
    """The lines of `_redirects`, exact ones first; `root` is the path of the site on its host."""
    exact, numbers = [], []
    for redirect in redirects:
        target = encoded(root + redirect.page.address)
        if redirect.typed:
            exact.append(f"{encoded(root + as_typed(redirect))} {target} 301\n")
        else:
            numbers.append(f"{encoded(root + redirect.address.rstrip('/'))}-* {target} 301\n")
    return "".join([*exact, *numbers[:MAX_WILDCARDS]])


def nginx_map(redirects: Iterable[Redirect], root: str) -> str:
    """Two maps: from an address to itself or to its number alone, and from there to a page.

    An address with a number is found by the number, so that it stands in the second map once.
    """
    lines = []
    for redirect in redirects:
        if by_number(redirect.address):
            continue
        plain = f"{root}{redirect.address}".rstrip("/")
        target = encoded(root + redirect.page.address)
        lines += [f'    "{plain}" {target};\n', f'    "{plain}/" {target};\n']
    return f"{NGINX}{''.join(lines)}}}\n"


def as_typed(redirect: Redirect) -> str:
    """The decoded address, with the slash at its end only if its writer typed one."""
    if redirect.typed.endswith("/") or redirect.address.endswith(".html"):
        return redirect.address
    return redirect.address.rstrip("/")


def encoded(path: str) -> str:
    """A path, percent-encoded (RFC 3986)."""
    return quote(path, safe=SAFE)
