"""The operators' page on messengers: its examples work, and it says what is so."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpcenter.assets import check_files
from helpcenter.javascript import read_module
from helpcenter.messenger.table import Kind, table
from helpcenter.settings import Settings, SettingsError, parse_settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "MENSAGEIROS.md").read_text("utf-8")
SCRIPTS = ROOT / "overrides/assets/javascripts"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = {"messages": "Mensagens", "tickets": "Tickets"}
CUSTOM = "type: custom\nfallback: {url: 'https://a.b'}\ncustom: {name: a, module: marca/a.js"


def blocks(language: str, text: str = PAGE) -> list[str]:
    return [body for name, body in BLOCK.findall(text) if name == language]


def parts() -> dict[str, str]:
    """Second-level headings and what is below them."""
    found = re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def rows(text: str) -> list[list[str]]:
    cells = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| "))
    return [row for row in cells if row[0] != "---"][1:]


def read(messenger: Any) -> Settings:
    return parse_settings({"brand": {"name": "Central"}, "messenger": messenger})


MESSENGERS = {row[1].strip("`"): row for row in rows(PAGE.partition("\n- [")[0])}


@pytest.mark.parametrize("block", blocks("yaml"))
def test_every_example_is_understood(block: str) -> None:
    written = yaml.safe_load(block)
    (key, messenger), *others = written.get("extra", {}).get("help_center", written).items()
    assert (key, others) == ("messenger", [])
    assert read(messenger).messenger


@pytest.mark.parametrize("kind", table())
def test_every_messenger_has_a_part_with_an_example(kind: str) -> None:
    name = re.match(r"\[(.+)\]", MESSENGERS[kind][0])[1]
    examples = [yaml.safe_load(block)["messenger"] for block in blocks("yaml", parts()[name])]
    assert kind in {example.get("type", "link") for example in examples}
    given = set().union(*(example for example in examples if example.get("type", "link") == kind))
    assert table()[kind].keys.keys() <= given


@pytest.mark.parametrize(("kind", "row"), [each for each in table().items() if each[0] != "custom"])
def test_the_table_says_what_each_needs_and_can_do(kind: str, row: Kind) -> None:
    _, _, keys, prefill, sections, script = MESSENGERS[kind]
    told = dict(re.findall(r"`(\w+)`( \(opcional\))?", keys))
    assert {name: not optional for name, optional in told.items()} == {
        name: key.required for name, key in row.keys.items()
    }
    expected = "sim" if row.prefill else "não: é copiada" if row.script else "se o endereço tiver"
    assert prefill.startswith(expected)
    assert sections == (
        ", ".join(told for name, told in SECTIONS.items() if name in row.sections) or "nenhuma"
    )
    assert script == ("sim" if row.script else "não")


def test_the_table_has_every_messenger() -> None:
    assert list(MESSENGERS) == list(table())


@pytest.mark.parametrize("kind", table())
def test_each_part_says_whether_the_message_arrives(kind: str) -> None:
    part = parts()[re.match(r"\[(.+)\]", MESSENGERS[kind][0])[1]]
    if kind == "custom":
        assert "`prefill`" in part
        return
    told = re.search(r"^- \*\*Mensagem:\*\* (.*)$", part, re.MULTILINE)[1]
    ready = table()[kind].prefill or kind == "link"
    assert ("vai pronta" in told, "não recebe" in told) == (ready, not ready)


def test_the_module_has_what_is_asked_of_it() -> None:
    (code,) = blocks("js")
    asked = set(re.findall(r"@property {\(.*} \[?(\w+)", adapter_part("Adapter")))
    assert asked == {"start", "open", "end"}
    assert set(read_module("marca/mensageiro.js", code).gives) == asked


@pytest.mark.parametrize(("name", "function"), [("Given", "start"), ("Visit", "open")])
def test_the_module_is_given_what_it_takes(name: str, function: str) -> None:
    given = set(re.findall(r"@property {.*} \[?(\w+)", adapter_part(name)))
    (code,) = blocks("js")
    taken = re.search(rf"function {function}\({{ (.*) }}\)", code)[1].split(", ")
    assert set(taken) == given
    explained = re.search(rf"^- `{function}` (.*)$", PAGE, re.MULTILINE)[1]
    assert all(f"`{each}`" in explained for each in given)


def adapter_part(name: str) -> str:
    """A type of messenger/adapter.js."""
    text = (SCRIPTS / "messenger/adapter.js").read_text("utf-8")
    return text.partition(f"@typedef {{object}} {name}")[2].partition("@typedef")[0]


def test_every_key_of_custom_is_explained() -> None:
    explained = [row[0].strip("`") for row in rows(parts()["Outro mensageiro"])]
    example = yaml.safe_load(blocks("yaml", parts()["Outro mensageiro"])[0])
    assert explained == list(example["messenger"]["custom"])
    assert set(explained) == Kind.model_fields.keys() - {"keys", "link"} | {"keys", "module"}


def test_every_link_direct_to_a_section_is_one() -> None:
    tabs = (ROOT / "overrides/partials/help-center/messenger/tabs.html").read_text("utf-8")
    places = {*re.findall(r'"(suporte[/a-z]*)"', tabs), "suporte/mensagem"}
    assert set(re.findall(r"^\| `\S+#([a-z/]+)` ", PAGE, re.MULTILINE)) == places


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)]+)\)", PAGE))))
def test_every_link_of_the_page_leads_somewhere(target: str) -> None:
    if target.startswith("#"):
        titles = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
        assert target[1:] in anchors
    elif not target.startswith("https://"):
        assert (ROOT / target).exists()


WRONG = {
    "type: whatsap": "precisa ser um destes",
    "{url: 'https://a.b', foo: 1}": "chave desconhecida",
    "a@b.co": "faltam as linhas recuadas",
    "{url: 'https://a.b', sections: [tickets]}": "precisa de um bloco",
    "type: email": "falta a chave",
    "{type: intercom, app_id: ab12cd34}": "falta a chave fallback",
    "{url: 'https://a.b', fallback: {type: crisp, "
    "website_id: 0a1b2c3d-0000-4000-8000-000000000000}}": "fallback precisa ser de type",
    "address: a@b.co": "e não de type",
    "{type: zendesk, key: abc}": "não tem a forma esperada",
    "{type: whatsapp, number: 11999999999}": "parece faltar o código do país",
    "{type: email, address: 'mailto:a@b.co'}": "precisa ser um e-mail",
    "url: atendimento.exemplo.com.br": "precisa ser um endereço completo",
    "url: 'https://[x'": "o endereço não pode ser lido",
    "url: 'https://a.b/{titulo}'": "não conheço {",
    "{type: chatwoot, base_url: 'https://a.b/app'}": "precisa ser só https e servidor",
    "{url: 'https://a.b', topics: [{label: a, url: 'https://a.b', channel: {url: "
    "'https://a.b'}}]}": "use url ou channel",
    "{url: 'https://a.b', topics: [{label: {en: a}}]}": "falta o texto em pt-BR",
    **{
        f"{{url: 'https://a.b', hours: {hours}}}": told
        for hours, told in {
            "{week: {mon: 9h-18h}}": "não é um horário",
            "{week: {mon: 10:00}}": "falta o começo ou o fim do horário",
            "{week: {mon: '22:00-06:00'}}": "termina antes de começar",
            "{week: {mon: '09:00-24:30'}}": "passa da meia-noite",
            "{week: {mon-fri: '09:00-18:00', wed: '09:00-12:00'}}": "tem horários que se encontram",
            "{week: {seg: '09:00-18:00'}}": "não conheço o dia",
            "{week: 09:00-18:00}": "precisa dos dias com os horários",
            "{zone: Brasília, week: {mon: '09:00-18:00'}}": "não conheço o fuso",
            "{week: {mon: '09:00-18:00'}, holidays: 25/12/2026}": "precisa ser uma lista de datas",
            "{week: {mon: '09:00-18:00'}, holidays: [25/12/2026]}": "não é uma data",
        }.items()
    },
    CUSTOM.replace("marca/a.js", "../a.js") + "}": "precisa ser um arquivo .js do projeto",
    CUSTOM + "}": "não encontrei o arquivo",
    CUSTOM + ", script: 'http://a.b/c.js'}": "precisa ser um endereço com https",
    CUSTOM + ", script: 'https://a.b/{token}'}": "script pede",
    CUSTOM + ", hosts: {script: [a.b]}}": "não é um servidor",
    "{url: 'https://a.b', topics: [{label: a, icon: material/nada}]}": "não conheço o ícone",
}


@pytest.mark.parametrize(("written", "told"), WRONG.items())
def test_what_goes_wrong_is_told_in_these_words(written: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        check_files(read(yaml.safe_load(written)), tmp_path)
    lines = [line for line in str(caught.value).splitlines() if ".messenger" in line]
    assert any(told in line for line in lines), lines


def test_what_goes_wrong_is_explained() -> None:
    explained = [row[0].strip("“”") for row in rows(parts()["Se algo der errado"])]
    assert explained == list(dict.fromkeys(chain(WRONG.values())))
