"""`central mover`: files, links, addresses; everything or nothing."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from helpcenter import cli
from helpcenter.commands import CommandError
from helpcenter.commands.applying import carry_out
from helpcenter.content import read_content
from helpcenter.lint.check import check
from helpcenter.lint.site import other_files
from helpcenter.moving.plan import Plan, published
from helpcenter.redirects.table import make_table
from helpcenter.translations import translations

if TYPE_CHECKING:
    from pathlib import Path

KEY = "enderecos_antigos"
SUMMARY = "Uma descrição que tem tudo o que a conferência pede, do começo ao fim dela."


def page(title: str, body: str = "Texto.", more: str = "") -> str:
    return f"---\ntitle: {title}\ndescription: {SUMMARY}\n{more}---\n\n{body}\n"


BODY = """Veja [a outra](outra.md) e [a senha](../conta/senha.md#passos "Título").

![A tela](img/tela.svg) ![Comum](img/comum.svg) [modelo](anexos/modelo.txt) [suporte](../suporte.md)

```markdown
[um exemplo](outra.md)
```

## Passos

Aqui."""
LINKING = """Leia [como abrir](../conversas/abrir.md#passos) e `[x](../conversas/abrir.md)` e
[de novo][abrir], ou [![A](../conversas/img/comum.svg)](<../conversas/abrir.md>).

| Um | Dois |
| --- | --- |
| `a \\| b` [x](../conversas/abrir.md) | [y](https://exemplo.com.br/conversas/abrir.md) |

[abrir]: ../conversas/abrir.md

## Passos

Aqui."""
FILES = {
    "index.md": page("Olá", "[Abra](conversas/abrir.md)."),
    "conversas/index.md": page("As suas conversas", "[Abra](abrir.md)."),
    "conversas/index.en.md": page("Your conversations"),
    "conversas/abrir.md": page(
        "Como abrir um chat 😀", BODY, "# comentário\nenderecos_antigos: [/artigos/7/] # dois\n"
    ),
    "conversas/abrir.en.md": page("How to open a chat", "See [it](outra.md).\n\n## Steps\n\nHere."),
    "conversas/outra.md": page("Como ver a outra", "[Abra](abrir.md), ![c](img/comum.svg)"),
    "conversas/rascunho.md": page("Como esperar", more="rascunho: true\n"),
    "conversas/img/tela.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "conversas/img/comum.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>',
    "conversas/anexos/modelo.txt": "Modelo",
    "conta/index.md": page("A sua conta"),
    "conta/senha.md": page(
        "Como trocar a senha",
        LINKING,
        'relacionados:\n  - conversas/outra.md # fica\n  - "conversas/abrir.md"\n',
    ),
    "conta/senha.en.md": page("How to change it", "See [it](../conversas/abrir.md)."),
    "_dados/buscas.yml": "- { busca: chat, artigo: conversas/abrir.md } # sim\n",
    "_dados/autores.yml": "",
}


@pytest.fixture
def project(new_project, write_docs, commit_all, monkeypatch) -> Path:
    folder = new_project(docs=write_docs(FILES))
    commit_all(folder, "Write", "2026-01-01")
    monkeypatch.chdir(folder)
    return folder


def read(project: Path, path: str) -> str:
    return (project / "docs" / path).read_text("utf-8")


def state(project: Path) -> dict[str, bytes]:
    files = (path for path in project.joinpath("docs").rglob("*") if path.is_file())
    found = {path.relative_to(project).as_posix(): path.read_bytes() for path in files}
    status = ["git", "status", "--porcelain"]
    found["git"] = subprocess.run(status, cwd=project, check=True, capture_output=True).stdout
    return found


def problems(project: Path) -> list[str]:
    docs = project / "docs"
    return [str(problem) for problem in check(read_content(docs), docs)]


def leads(project: Path) -> dict[str, str]:
    """Where each old address leads."""
    docs = project / "docs"
    table = make_table(read_content(docs), other_files(docs))
    return {redirect.address: redirect.page.address for redirect in table.redirects}


def test_the_project_has_no_problem(project: Path) -> None:
    assert problems(project) == []


def test_an_article_moves_with_all_that_is_its_own(project: Path, capsys) -> None:
    before = published(read_content(project / "docs"), project / "docs")
    assert cli.main(["mover", "docs/conversas/abrir.md", "conta/abrir-um-chat.md"]) == 0
    said = capsys.readouterr().out
    assert "docs/conversas/abrir.md → docs/conta/abrir-um-chat.md" in said
    assert "docs/conversas/abrir.en.md → docs/conta/abrir-um-chat.en.md" in said
    assert problems(project) == []
    docs = project / "docs"
    assert (docs / "conta/img/tela.svg").is_file()
    assert not (docs / "conversas/img/tela.svg").exists()
    assert (docs / "conta/anexos/modelo.txt").is_file()
    assert not (docs / "conversas/anexos").exists()
    assert (docs / "conversas/img/comum.svg").is_file()
    assert leads(project) == {
        "/artigos/7/": "/conta/abrir-um-chat/",
        "/conversas/abrir/": "/conta/abrir-um-chat/",
        "/en/conversas/abrir/": "/en/conta/abrir-um-chat/",
    }
    kept = {line for line in read(project, "_dados/enderecos.txt").splitlines() if line[0] != "#"}
    assert kept == before


def test_links_change_and_nothing_else(project: Path) -> None:
    assert cli.main(["mover", "conversas/abrir.md", "conta/abrir-um-chat.md"]) == 0
    moved = BODY.replace("[a outra](outra.md)", "[a outra](../conversas/outra.md)")
    moved = moved.replace("../conta/senha.md", "senha.md")
    moved = moved.replace("img/comum.svg", "../conversas/img/comum.svg")
    head = "# comentário\nenderecos_antigos: [/artigos/7/, /conversas/abrir/] # dois\n"
    assert read(project, "conta/abrir-um-chat.md") == page("Como abrir um chat 😀", moved, head)
    linking = LINKING.replace("](../conversas/abrir.md", "](abrir-um-chat.md")
    linking = linking.replace("(<../conversas/abrir.md>)", "(<abrir-um-chat.md>)")
    linking = linking.replace("[abrir]: ../conversas/abrir.md", "[abrir]: abrir-um-chat.md")
    linking = linking.replace("`[x](abrir-um-chat.md)`", "`[x](../conversas/abrir.md)`")
    more = 'relacionados:\n  - conversas/outra.md # fica\n  - "conta/abrir-um-chat.md"\n'
    assert read(project, "conta/senha.md") == page("Como trocar a senha", linking, more)
    assert "[it](abrir-um-chat.md)" in read(project, "conta/senha.en.md")
    assert "[Abra](conta/abrir-um-chat.md)" in read(project, "index.md")
    searches = "- { busca: chat, artigo: conta/abrir-um-chat.md } # sim\n"
    assert read(project, "_dados/buscas.yml") == searches
    assert read(project, "conversas/index.en.md") == FILES["conversas/index.en.md"]


def test_a_name_that_was_no_address_is_mended_however_it_was_typed(project: Path) -> None:
    docs = project / "docs"
    (docs / "conta/Ação_nº 1.md").write_text(page("Como agir"), "utf-8")
    ways = "[a](A%C3%A7%C3%A3o_n%C2%BA%201.md) [b](<Ação_nº 1.md>) [c](Ação\\_nº%201.md#x)"
    (docs / "conta/sair.md").write_text(page("Como sair", ways), "utf-8")
    assert cli.main(["mover", "conta/Ação_nº 1.md", "conta/agir.md"]) == 0
    assert "[a](agir.md) [b](<agir.md>) [c](agir.md#x)" in read(project, "conta/sair.md")
    assert leads(project)["/conta/Ação_nº 1/"] == "/conta/agir/"


def test_git_knows_of_the_move(project: Path) -> None:
    assert cli.main(["mover", "conversas/outra.md", "conversas/mais-uma.md"]) == 0
    assert b"RM docs/conversas/outra.md -> docs/conversas/mais-uma.md" in state(project)["git"]


def test_back_again_there_is_no_circle(project: Path) -> None:
    assert cli.main(["mover", "conversas/outra.md", "conta/"]) == 0
    assert cli.main(["mover", "conta/outra.md", "conversas"]) == 0
    assert problems(project) == []
    assert leads(project)["/conta/outra/"] == "/conversas/outra/"
    assert "/conversas/outra/" not in leads(project)


def test_a_collection_moves_as_a_whole(project: Path, capsys) -> None:
    before = published(read_content(project / "docs"), project / "docs")
    assert cli.main(["mover", "docs/conversas", "docs/chat"]) == 0
    assert problems(project) == []
    assert not (project / "docs/conversas").exists()
    assert (project / "docs/chat/anexos/modelo.txt").read_text("utf-8") == "Modelo"
    assert f"{KEY}: [/conversas/]" in read(project, "chat/index.md")
    after = published(read_content(project / "docs"), project / "docs")
    assert before <= after
    assert leads(project)["/conversas/"] == "/chat/"
    assert leads(project)["/en/conversas/abrir/"] == "/en/chat/abrir/"
    assert KEY not in read(project, "chat/rascunho.md")  # It was never published.
    assert "Foram juntos 3 arquivos." in capsys.readouterr().out


def test_what_git_does_not_have_moves_too(project: Path) -> None:
    (project / "docs/conta/novo.md").write_text(page("Como ver o novo"), "utf-8")
    assert cli.main(["mover", "conta/novo.md", "conversas/novo.md"]) == 0
    assert (project / "docs/conversas/novo.md").is_file()
    assert problems(project) == []


def test_line_ends_stay(project: Path) -> None:
    path = project / "docs/conversas/outra.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert cli.main(["mover", "conversas/abrir.md", "conversas/abra.md"]) == 0
    assert b"[Abra](abra.md), ![c](img/comum.svg)\r\n" in path.read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("conversas/nada.md", "conta/x.md", "Não encontrei o artigo docs/conversas/nada.md"),
        ("nada", "chat", "Não encontrei artigos na pasta docs/nada"),
        ("conversas/abrir.md", "conta/senha.md", "docs/conta/senha.md já existe"),
        ("conversas/outra.md", "conversas/abrir.en.md", "já existe"),
        ("conversas/abrir.md", "../fora.md", "não fica dentro de docs/"),
        ("/etc/passwd.md", "conta/x.md", "não fica dentro de docs/"),
        ("conversas/abrir.md", "conta/Ação.md", "mude-o para “acao.md”"),
        ("conversas/abrir.md", "suporte.md", "a central já usa o endereço “suporte”"),
        ("conversas/abrir.md", "conta/a/b/c/x.md", "está funda demais"),
        ("conversas/abrir.md", "conta/x.txt", "terminado em .md"),
        ("conversas", "conta/x.md", "uma pasta, sem .md"),
        ("conversas", "conta", "docs/conta já existe"),
        ("conversas", "conversas/dentro", "fica dentro da própria pasta"),
        ("conversas/index.md", "conta/x.md", "Para mover a coleção, diga a pasta"),
        ("conversas/abrir.md", "conversas/abrir.md", "já"),
        ("conta/senha.md", "artigos/7.md", "“/artigos/7/” já leva a docs/conversas/abrir.md"),
        ("conta", "artigos/7", "“/artigos/7/” já leva a docs/conversas/abrir.md"),
        ("conversas/abri.md", "conta/x.md", "Você quis dizer “conversas/abrir.md”?"),
        ("conversa", "chat", "Você quis dizer “conversas”?"),
        ("conversas/img/tela.svg", "conta/tela.svg", "só cuido de artigos e coleções"),
        ("conversas/img", "conta/img", "só cuido de artigos e coleções"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    project: Path, capsys, old: str, new: str, told: str
) -> None:
    before = state(project)
    assert cli.main(["mover", old, new]) == 1
    said = capsys.readouterr().err
    assert told.casefold() in said.casefold()
    assert state(project) == before


def test_a_collection_whose_page_nobody_wrote_would_lose_its_address(project: Path, capsys) -> None:
    (project / "docs/conversas/index.en.md").unlink()
    before = state(project)
    assert cli.main(["mover", "conversas", "chat"]) == 1
    assert "“/en/conversas/” se perderia" in capsys.readouterr().err
    assert state(project) == before


def test_a_section_that_must_last_lasts_at_the_new_address_too(
    project: Path, commit_all, capsys
) -> None:
    assert cli.main(["enderecos"]) == 0
    assert "/conversas/abrir/#passos\n" in read(project, "_dados/enderecos.txt")
    commit_all(project, "Note", "2026-01-02")
    assert cli.main(["mover", "conversas/abrir.md", "conversas/abra.md"]) == 0
    assert problems(project) == []
    path = project / "docs/conversas/abra.md"
    path.write_text(path.read_text("utf-8").replace("## Passos", "## Etapas"), "utf-8")
    capsys.readouterr()
    assert cli.main(["enderecos", "--conferir"]) == 1
    assert "“conversas/abra.md” não tem mais a seção “#passos”" in capsys.readouterr().out


def test_what_a_move_does_not_change_stays_as_typed(project: Path) -> None:
    more = "relacionados: [conversas/abrir.md]\n"
    (project / "docs/conta/sair.md").write_text(page("Como sair", more=more), "utf-8")
    made_of = read_content(project / "docs").sources["conta/sair.md"].revision
    current = page("How to leave", more=f'traduzido_de: "{made_of}"\n')
    (project / "docs/conta/sair.en.md").write_text(current, "utf-8")
    assert cli.main(["mover", "conversas/abrir.md", "conversas/abra.md"]) == 0
    assert "conversas/abra.md" in read(project, "conta/sair.md")
    assert read(project, "conta/sair.en.md") == current


def test_translations_stay_as_current_as_they_were(project: Path) -> None:
    (project / "docs/conta/sair.md").write_text(page("Como sair", "[Abra](senha.md)"), "utf-8")
    stale = page("How to leave", "[Open](senha.md)", f"traduzido_de: {'a' * 16}\n")
    (project / "docs/conta/sair.en.md").write_text(stale, "utf-8")
    assert cli.main(["traducao", "--em-dia", "docs/conta/senha.md"]) == 0
    assert cli.main(["mover", "conversas/abrir.md", "conta/abrir.md"]) == 0
    assert cli.main(["mover", "conta/senha.md", "conversas/senha.md"]) == 0
    found = {one.path: one.state for one in translations(read_content(project / "docs"))}
    assert found["conversas/senha.en.md"] == "em dia"
    assert found["conta/sair.en.md"] == "desatualizada"


def test_what_fails_half_way_is_undone(project: Path, capsys) -> None:
    (project / "docs/conta/img").write_text("Um arquivo onde a pasta deveria ficar", "utf-8")
    before = state(project)
    assert cli.main(["mover", "conversas/abrir.md", "conta/abrir.md"]) == 1
    assert "Nada foi mudado" in capsys.readouterr().err
    assert state(project) == before


def test_a_conflict_of_git_has_to_be_resolved_first(project: Path, capsys, commit_all) -> None:
    def run(*words: str) -> None:
        subprocess.run(["git", *words], cwd=project, capture_output=True, check=False)

    path = project / "docs/conversas/outra.md"
    text = path.read_text("utf-8")
    run("checkout", "-q", "-b", "outro")
    path.write_text(text.replace("outra", "primeira"), "utf-8")
    commit_all(project, "One", "2026-01-02")
    run("checkout", "-q", "main")
    path.write_text(text.replace("outra", "segunda"), "utf-8")
    commit_all(project, "Two", "2026-01-03")
    run("merge", "outro")
    before = state(project)
    assert cli.main(["mover", "conversas/outra.md", "conta/outra.md"]) == 1
    assert "tem um conflito do git por resolver" in capsys.readouterr().err
    assert state(project) == before


def test_a_plan_that_fails_at_its_end_is_undone(project: Path) -> None:
    before = state(project)
    plan = Plan(
        moves={"conversas/outra.md": "conta/outra.md"},
        texts={"conta/outra.md": "Outro texto", "novo/novo.md": "Novo", "index.md": "Outro"},
        removed=["conta/senha.md", "conta/nada.md"],
    )
    with pytest.raises(CommandError, match="Nada foi mudado"):
        carry_out(project / "docs", plan)
    assert state(project) == before


def test_a_text_that_cannot_be_read_is_told(project: Path, capsys) -> None:
    path = project / "docs/conta/fundo.md"
    path.write_text(page("Como ir fundo", "> " * 40 + "[a](../conversas/abrir.md)"), "utf-8")
    before = state(project)
    assert cli.main(["mover", "conversas/abrir.md", "conta/abrir.md"]) == 1
    assert "não consegui ler os links de docs/conta/fundo.md" in capsys.readouterr().err
    assert cli.main(["mover", "conta/fundo.md", "conversas/fundo.md"]) == 1
    assert state(project) == before


def test_what_is_not_in_utf_8_is_told(project: Path, capsys) -> None:
    path = project / "docs/_dados/buscas.yml"
    path.write_bytes("# é\n".encode("latin-1") + path.read_bytes())
    before = state(project)
    assert cli.main(["mover", "conversas/abrir.md", "conta/abrir.md"]) == 1
    assert "docs/_dados/buscas.yml não está em UTF-8" in capsys.readouterr().err
    assert state(project) == before
