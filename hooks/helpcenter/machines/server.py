"""A built site as an MCP server, by the protocol's own SDK (https://modelcontextprotocol.io).

It only reads, keeps nothing of what was asked, and so needs no session.
"""

from __future__ import annotations

import signal
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import ToolAnnotations
from pydantic import BaseModel, Field

from helpcenter.machines.built import BuiltError

if TYPE_CHECKING:
    from helpcenter.machines.built import BuiltSite

LONGEST = 400
"""Characters of a query."""
MOST = 20
"""Articles that a search may give."""
LOCAL = ["127.0.0.1:*", "localhost:*"]
READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
INSTRUCTIONS = (
    "Artigos de uma central de ajuda. Pesquise com as palavras de quem pergunta, leia o artigo "
    "antes de responder e dê o endereço dele. Se nenhum artigo responder, diga isso e indique a "
    "página de suporte da central."
)

Language = Annotated[Literal["pt-BR", "en"], Field(description="Idioma dos artigos.")]
Query = Annotated[str, Field(description="O que se quer saber.", max_length=LONGEST)]
Limit = Annotated[int, Field(description="Quantos artigos, no máximo.", ge=1, le=MOST)]
Address = Annotated[str, Field(description="Endereço de um artigo.", max_length=2000)]


class Found(BaseModel):
    """An article as a search gives it."""

    titulo: str
    endereco: str
    secao: str
    trecho: str
    colecao: str


class InCollection(BaseModel):
    """An article as a list gives it."""

    titulo: str
    endereco: str
    descricao: str


class Collection(BaseModel):
    """A collection with its own articles."""

    titulo: str
    artigos: list[InCollection]


def make_server(site: BuiltSite) -> MCPServer:
    """Make the server of a built site."""
    name = f"Central de Conhecimento · {site.manifest().site_url}"
    server: MCPServer = MCPServer(
        name,
        instructions=INSTRUCTIONS,
        version=version("central-de-conhecimento"),
        log_level="WARNING",
    )

    def pesquisar(consulta: Query, idioma: Language = "pt-BR", quantos: Limit = 5) -> list[Found]:
        """Pesquisa nos artigos da central, na mesma ordem que os leitores veem."""
        try:
            hits = site.search(consulta, idioma, quantos)
        except BuiltError as error:
            raise ToolError(str(error)) from error
        return [
            Found(
                titulo=hit.title,
                endereco=hit.url,
                secao=hit.section,
                trecho=hit.extract,
                colecao=hit.collection,
            )
            for hit in hits
        ]

    def ler_artigo(endereco: Address) -> str:
        """Dá o texto inteiro de um artigo, em Markdown."""
        try:
            return site.read(endereco)
        except BuiltError as error:
            raise ToolError(str(error)) from error

    def listar_colecoes(idioma: Language = "pt-BR") -> list[Collection]:
        """Lista as coleções da central, com os artigos de cada uma."""
        try:
            found = site.collections(idioma)
        except BuiltError as error:
            raise ToolError(str(error)) from error
        return [
            Collection(
                titulo=title,
                artigos=[
                    InCollection(titulo=one.title, endereco=one.url, descricao=one.description)
                    for one in listed
                ],
            )
            for title, listed in found.items()
        ]

    server.add_tool(pesquisar, title="Pesquisar na central", annotations=READS)
    server.add_tool(ler_artigo, title="Ler um artigo", annotations=READS)
    server.add_tool(listar_colecoes, title="Listar as coleções", annotations=READS)
    return server


def serve(site: BuiltSite, port: int | None, domains: list[str]) -> None:
    """Answer until whoever started it ends it.

    Args:
        site: what is asked.
        port: of this machine, for HTTP; None: standard input and output.
        domains: names under which a proxy passes requests on.
    """
    server = make_server(site)
    if port is None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # The SDK's wait for a line ignores it.
        server.run("stdio")
        return
    security = TransportSecuritySettings(
        allowed_hosts=[*LOCAL, *domains],
        allowed_origins=[f"https://{name}" for name in domains],
    )
    server.run(
        "streamable-http",
        port=port,
        stateless_http=True,
        json_response=True,
        transport_security=security,
    )
