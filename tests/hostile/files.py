"""Hostile and clumsy files: front matters, names, encodings, lists of the writers.

What is typed, and the code that must tell of it at which file. A `-` stands for: nothing need be
said. `DEEP` is nested so far that YAML's own tools do not survive it.
"""

from __future__ import annotations

import unicodedata

TITLE = "title: Como ver as mensagens\n"
SUMMARY = "description: Aqui a equipe diz onde ficam as mensagens e o que fazer quando não há.\n"
HEAD = f"---\n{TITLE}{SUMMARY}---\n"
ARTICLE = HEAD + "\n{}\n"
PLAIN = ARTICLE.format("Abra o menu.")
DEEP = "[" * 60_000
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
MERGE = "a: &a {k: v}\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [{','.join([f'*{chr(97 + n)}'] * 9)}]}}\n"
    for n in range(9)
)

HEADS = {
    "a bracket that is not closed": ("AJ001:2", "title: [aberto\n"),
    "a list": ("AJ001:2", "- a\n- b\n"),
    "a text": ("AJ001", "só um texto\n"),
    "a key twice": ("AJ001:4", f"{TITLE}{SUMMARY}title: Outro título que conta\n"),
    "a key thrice": ("AJ001:5", f"{TITLE}{SUMMARY}tags: []\ntags: [a]\n"),
    "a key over a merge": ("-", f"<<: {{autor: eu}}\n{TITLE}{SUMMARY}"),
    "a Python object": ("AJ001:2", 'title: !!python/object/apply:os.system ["touch /tmp/x"]\n'),
    "a Python name": ("AJ001", f"{TITLE}{SUMMARY}tags: !!python/name:os.system\n"),
    "a tag of MkDocs": ("AJ001", f"{TITLE}{SUMMARY}autor: !ENV HOME\n"),
    "aliases that grow": ("AJ001", BOMB),
    "merges that grow": ("AJ001", MERGE),
    "an alias of itself": ("AJ001:4", f"{TITLE}{SUMMARY}tags: &a [*a]\n"),
    "brackets without end": ("AJ001", f"{TITLE}{SUMMARY}tags: {DEEP}\n"),
    "blocks without end": ("AJ001", f"{TITLE}{SUMMARY}tags: {'- ' * 60_000}\n"),
    "mappings without end": ("AJ001", f"{TITLE}{SUMMARY}tags: {'{a: ' * 60_000}\n"),
    "keys that are lists": ("AJ001", f"? {DEEP}\n: a\n"),
    "a tab": ("AJ001", f"{TITLE}{SUMMARY}tags:\n\t- a\n"),
    "a title that is a list": ("AJ004:2", f"title: [a, b]\n{SUMMARY}"),
    "a title that is a mapping": ("AJ004:2", f"title: {{a: 1}}\n{SUMMARY}"),
    "a title that is a number": ("AJ004:2", f"title: 2026\n{SUMMARY}"),
    "a title that is a day": ("AJ004:2", f"title: 2026-11-22\n{SUMMARY}"),
    "a title that is true": ("AJ004:2", f"title: true\n{SUMMARY}"),
    "a title that is nothing": ("AJ004:2", f"title:\n{SUMMARY}"),
    "a title of blanks": ("AJ004", f'title: " \u00a0 "\n{SUMMARY}'),
    "a title of bytes": ("AJ004", f'title: !!binary "//4="\n{SUMMARY}'),
    "a title with a turned order": ("AJ012:2", f'title: "Como \\u202Erev"\n{SUMMARY}'),
    "a title with a NUL": ("AJ012:2", f'title: "Como\\0ver"\n{SUMMARY}'),
    "half a surrogate": ("AJ001", f'title: "Como \\ud800"\n{SUMMARY}'),
    "tags with a turned order": ("AJ012:4", f'{TITLE}{SUMMARY}tags: ["a\\u202eb"]\n'),
    "a title that is long": ("AJ020", f"title: {'T' * 15_000}\n{SUMMARY}"),
    "markup in a title": ("-", f'title: "</title><script>window.hacked=1</script>"\n{SUMMARY}'),
    "quotation marks": ("-", f"{TITLE}description: 'O \"que\" há <b>nisto</b> & naquilo, hoje?'\n"),
    "a tag of markup": ("-", f'{TITLE}{SUMMARY}tags: ["<img src=x onerror=window.hacked=1>"]\n'),
    "Jinja in a title": ("-", f'title: "{{{{ 7*7 }}}} {{{{ config }}}}"\n{SUMMARY}'),
    "a template": ("AJ019:4", f"{TITLE}{SUMMARY}template: ../../../../etc/passwd\n"),
    "a redirection": (
        "AJ019:5",
        f"{TITLE}{SUMMARY}template: redirect.html\nlocation: https://mau.exemplo\n",
    ),
    "an icon out of the folder": ("AJ019", f"{TITLE}{SUMMARY}icon: ../../../etc/hostname\n"),
    "a draft of other tools": ("AJ019:4", f"{TITLE}{SUMMARY}draft: true\n"),
    "not published": ("AJ019", f"{TITLE}{SUMMARY}published: false\n"),
    "hidden": ("AJ019:4", f"{TITLE}{SUMMARY}hide: true\n"),
    "a date of other tools": ("AJ019:4", f"{TITLE}{SUMMARY}date: 2099-12-31\n"),
    "a day that is none": ("AJ001", f"{TITLE}{SUMMARY}atualizado_em: 2026-02-30\n"),
    "a day before all": ("AJ003:4", f"{TITLE}{SUMMARY}atualizado_em: 0001-01-01\n"),
    "a day after all": ("AJ003:4", f"{TITLE}{SUMMARY}revisar_em: 9999-12-31\n"),
    "an hour that is none": ("AJ001", f"{TITLE}{SUMMARY}publicar_em: 2026-01-01T00:00:00+99:99\n"),
    "a number without end": ("AJ001", f"{TITLE}{SUMMARY}ordem: {'9' * 5000}\n"),
    "a number beyond all": ("AJ003", f"{TITLE}{SUMMARY}ordem: 0x{'f' * 5000}\n"),
    "an order that is no number": ("AJ003", f"{TITLE}{SUMMARY}ordem: .inf\n"),
    "a weight that is no number": ("AJ003", f"{TITLE}{SUMMARY}search: {{boost: .nan}}\n"),
    "a weight in words": ("AJ003:4", f"{TITLE}{SUMMARY}search:\n  boost: alto\n"),
    "a search in words": ("AJ003:4", f"{TITLE}{SUMMARY}search: nunca\n"),
    "tags in words": ("AJ003:4", f"{TITLE}{SUMMARY}tags: faturamento\n"),
    "an author that is a path": ("AJ006:4", f"{TITLE}{SUMMARY}autor: ../../eu\n"),
    "an article out of docs": ("AJ007", f"{TITLE}{SUMMARY}relacionados: [../../etc/passwd]\n"),
    "an old address of a host": (
        "AJ032",
        f'{TITLE}{SUMMARY}enderecos_antigos: ["//mau.exemplo/"]\n',
    ),
    "an old address of two lines": (
        "AJ032",
        f'{TITLE}{SUMMARY}enderecos_antigos: ["/a\\n/* https://mau.exemplo 302"]\n',
    ),
    "an old address out of the site": (
        "AJ032",
        f"{TITLE}{SUMMARY}enderecos_antigos: [/../../a/]\n",
    ),
    "an old address with a variable": ("-", f"{TITLE}{SUMMARY}enderecos_antigos: [/$host/a;b/]\n"),
    "an old address of the host's files": (
        "AJ032",
        f"{TITLE}{SUMMARY}enderecos_antigos: [/_headers]\n",
    ),
    "the address of another page": ("AJ032", f"{TITLE}{SUMMARY}enderecos_antigos: [/conta/]\n"),
}
WHOLE = {
    "a header that does not end": (
        "AJ001:1",
        "---\ntitle: Segredo\ninterno: não publicar\n\nTexto.\n",
    ),
    "a header without lines": (
        "AJ001:1",
        "template: redirect.html\nlocation: https://mau.exemplo\n\nA\n",
    ),
    "a draft without lines": ("AJ001:1", "rascunho: true\n\nSegredo.\n"),
    "a header below a line": ("AJ001:1", f"\n{PLAIN}"),
    "long dashes": ("AJ001:1", PLAIN.replace("---", "\u2014\u2014")),
    "no header": ("AJ004:1", "Só um parágrafo.\n"),
    "words and a colon": ("AJ004", "Nota: este parágrafo fica.\n\nTexto.\n"),
    "only a header": ("AJ034", HEAD),
    "blanks": ("AJ004", "  \n\t\n\n"),
    "nothing": ("AJ004", ""),
    "NUL": ("AJ014:6", ARTICLE.format("antes\0depois")),
    "UTF-16": ("AJ014", PLAIN.encode("utf-16")),
    "UTF-32": ("AJ014", PLAIN.encode("utf-32")),
    "Latin-1": ("AJ014", PLAIN.replace("menu", "botão").encode("latin-1")),
    "a byte that is none": (
        "AJ014:6",
        ARTICLE.format("ok ÿ fim").encode().replace(b"\xc3\xbf", b"\xff"),
    ),
    "a surrogate in UTF-8": ("AJ014", PLAIN.encode() + b"\xed\xa0\x80\n"),
    "an overlong slash": ("AJ014", PLAIN.encode() + b"\xc0\xaf\n"),
    "a BOM": ("AJ026:1", b"\xef\xbb\xbf" + PLAIN.encode()),
    "two BOMs": ("AJ001", b"\xef\xbb\xbf\xef\xbb\xbf" + PLAIN.encode()),
    "Windows' line ends": ("AJ026:1", PLAIN.replace("\n", "\r\n")),
    "old Macs' line ends": ("AJ026:1", PLAIN.replace("\n", "\r")),
    "a picture named as text": ("AJ014", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
PICTURES = {
    "script": ("AJ012", SVG.format("<script>alert(1)</script>")),
    "script behind a prefix": (
        "AJ012",
        '<a-b:svg xmlns:a-b="http://www.w3.org/2000/svg"><a-b:script>1</a-b:script></a-b:svg>',
    ),
    "handler": ("AJ012", SVG.format('<rect onload="alert(1)"/>')),
    "handler of the root": ("AJ012", SVG.replace("<svg", "<svg onload='alert(1)'").format("")),
    "a page inside": ("AJ012", SVG.format("<foreignObject><p>a</p></foreignObject>")),
    "HTML inside": (
        "AJ012",
        SVG.format(
            '<p:img src="https://mau.exemplo/p" xmlns:p="http://www.w3.org/1999/xhtm&#108;"/>'
        ),
    ),
    "a link to elsewhere": (
        "AJ012",
        SVG.format('<a xlink:href="https://mau.exemplo"><text>a</text></a>'),
    ),
    "a link that runs": (
        "AJ012",
        SVG.format('<a href="java&#115;cript:alert(1)"><text>a</text></a>'),
    ),
    "a link that changes": (
        "AJ012",
        SVG.format('<a><animate attributeName="href" values="javascript:alert(1)"/></a>'),
    ),
    "a style that fetches": (
        "AJ012",
        SVG.format("<style>@import 'https://mau.exemplo/a.css';</style>"),
    ),
    "a style in disguise": (
        "AJ012",
        SVG.format(r"<style>*{fill:\75rl(https://mau.exemplo)}</style>"),
    ),
    "a set of pictures": (
        "AJ012",
        SVG.format("<rect style=\"mask:image-set('//mau.exemplo' 1x)\"/>"),
    ),
    "a fill from elsewhere": ("AJ012", SVG.format('<rect fill="url(https://mau.exemplo/#a)"/>')),
    "a base": ("AJ012", SVG.format('<g xml:base="https://mau.exemplo/"><use href="#a"/></g>')),
    "an entity": ("AJ012", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;")),
    "entities that grow": (
        "AJ012",
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + SVG.format("&b;"),
    ),
    "an entity from a file": (
        "AJ012",
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("&a;"),
    ),
    "a stylesheet of XML": ("AJ012", '<?xml-stylesheet href="a.xsl"?>' + SVG.format("")),
    "another encoding": ("AJ012", '<?xml version="1.0" encoding="UTF-7"?>' + SVG.format("")),
    "UTF-16": ("AJ012", SVG.format("<script>alert(1)</script>").encode("utf-16")),
    "half a picture": ("AJ012", SVG.format("").removesuffix("</svg>")),
    "too large": ("AJ012", SVG.format("<!--" + "a" * 2_000_001 + "-->")),
    "a drawing": ("-", SVG.format('<defs><path id="a"/></defs><use href="#a" fill="url(#b)"/>')),
}
NAMES = {
    "a script": ("AJ016", "conta/x.js"),
    "a service worker": ("AJ016", "sw.js"),
    "the theme's bundle": ("AJ016", "assets/javascripts/bundle.a5f9d56c.min.js"),
    "the theme's styles": ("AJ016", "assets/stylesheets/help-center.css"),
    "a page": ("AJ016", "login.html"),
    "a page of XML": ("AJ016", "conta/y.xhtml"),
    "a program": ("AJ023", "conta/z.exe"),
    "headers": ("AJ016", "_headers"),
    "redirections": ("AJ016", "_redirects"),
    "a name of the host": ("AJ016", "CNAME"),
    "a worker": ("AJ016", "_worker.js"),
    "orders to robots": ("AJ016", "robots.txt"),
    "settings of a host": ("AJ016", "netlify.toml"),
    "spaces": ("AJ013", "conta/nota fiscal.md"),
    "accents": ("AJ013", "conta/ação.md"),
    "an emoji": ("AJ013", "conta/🎉-novidades.md"),
    "capitals": ("AJ013", "conta/Senha.md"),
    "a sharp": ("AJ016", "conta/a#b.md"),
    "a question": ("AJ016", "conta/c?d.md"),
    "a percent": ("AJ016", "conta/e%2e%2e.md"),
    "a quotation mark": ("AJ016", 'conta/f"g.md'),
    "markup": ("AJ016", "conta/<script>.md"),
    "an ampersand": ("AJ013", "conta/j&k.md"),
    "a backslash": ("AJ016", "conta/a\\b.md"),
    "a line": ("AJ013", "conta/a\nb.md"),
    "an escape of terminals": ("AJ013", "conta/a\x1b[31mb.md"),
    "a turned order": ("AJ013", "conta/a\u202egnp.md"),
    "Cyrillic": ("AJ013", "conta/p\u0430ss.md"),
    "no width": ("AJ013", "conta/a\u200bb.md"),
    "a device of Windows": ("AJ013", "conta/con.md"),
    "another device": ("AJ013", "conta/lpt1.md"),
    "a device as a folder": ("AJ013", "aux/a.md"),
    "a point at the end": ("AJ013", "conta/ponto..md"),
    "a blank at the end": ("AJ013", "conta/fim.md "),
    "a hyphen at the start": ("AJ013", "conta/-rf.md"),
    "only an ending": ("AJ023", "conta/.md"),
    "hidden": ("AJ023", ".segredo.md"),
    "README": ("AJ016", "conta/README.md"),
    "an ending in capitals": ("AJ016", "conta/a.MD"),
    "another ending": ("AJ016", "conta/a.markdown"),
    "an unknown language": ("AJ016", "conta/x.fr.md"),
    "a language that is the default": ("AJ016", "conta/x.pt-BR.md"),
    "a language with a line": ("AJ013", "conta/x.pt_BR.md"),
    "a folder of a language": ("AJ016", "en/a.md"),
    "a page of the build": ("AJ016", "busca.md"),
    "another page of it": ("AJ016", "suporte/index.md"),
    "a folder and an article": ("AJ016", "conta.md"),
    "deep": ("AJ013", "a/b/c/d/e/f/g.md"),
    "long": ("AJ013", f"conta/{'a' * 240}_.md"),
    "a name of digits": ("-", "conta/2026.md"),
}
PAIRS = {
    "capitals": ("conta/chat.md", "conta/CHAT.md"),
    "accents in two ways": (
        unicodedata.normalize("NFC", "conta/ação.md"),
        unicodedata.normalize("NFD", "conta/ação.md"),
    ),
    "pictures": ("conta/Tela.png", "conta/tela.png"),
    "a folder in capitals": ("conta/a.md", "Conta/a.md"),
}
DATA = {
    "terms: a bomb": ("AJ018", "termos.yml", BOMB),
    "terms: merges": ("AJ018", "termos.yml", MERGE),
    "terms: brackets": ("AJ018", "termos.yml", DEEP),
    "terms: Python": ("AJ018", "termos.yml", "- use: !!python/name:os.system\n"),
    "terms: a mapping": ("AJ018", "termos.yml", "a: b\n"),
    "terms: half a thing": ("AJ018", "termos.yml", "- use: ticket\n"),
    "terms: signs": ("-", "termos.yml", '- use: "(a+)+$"\n  em_vez_de: ["((((", "[[["]\n'),
    "terms: bytes": ("-", "termos.yml", b"- use: a\xff\n  em_vez_de: [b]\n"),
    "synonyms: a bomb": ("AJ018", "sinonimos.yml", BOMB),
    "synonyms: brackets": ("AJ018", "sinonimos.yml", DEEP),
    "synonyms: one word": ("AJ018", "sinonimos.yml", "- pedido\n"),
    "synonyms: arrows": ("AJ018", "sinonimos.yml", "- a > b > c\n"),
    "searches: a number": ("AJ018", "buscas.yml", "- 7\n"),
    "searches: a path": ("AJ018", "buscas.yml", "- {busca: a, artigo: ../../etc/passwd}\n"),
    "goodbyes: markup": (
        "-",
        "despedidas.yml",
        '- endereco: /conta/velho/\n  titulo: "<script>window.hacked=1</script>"\n',
    ),
    "goodbyes: a host": ("AJ032", "despedidas.yml", "- endereco: //mau.exemplo/\n  titulo: a\n"),
    "goodbyes: brackets": ("AJ032", "despedidas.yml", DEEP),
    "addresses: one that is gone": ("AJ033", "enderecos.txt", "/conta/sumiu/\n"),
    "addresses: bytes": ("AJ033", "enderecos.txt", b"/conta/\xff/\n"),
    "words: all kinds": ("-", "palavras.txt", b"\xff\xfe(a+)+\n#\n\n" + b"a" * 100_000),
}
AUTHORS = {
    "a bomb": BOMB,
    "merges": MERGE,
    "brackets": DEEP,
    "half a list": "bia: [\n",
    "a list": "- a\n",
    "a Python name": "bia: !!python/name:os.system\n",
    "no name": "bia: {nom: Bia}\n",
    "bytes": b"bia: {nome: \xff}\n",
    "a picture out of docs": "bia: {nome: Bia, avatar: ../mkdocs.yml}\n",
    "a picture of the system": "bia: {nome: Bia, avatar: /etc/hostname}\n",
    "a picture that is none": "bia: {nome: Bia, avatar: index.md}\n",
    "a picture that is not there": "bia: {nome: Bia, avatar: img/bia.png}\n",
}
