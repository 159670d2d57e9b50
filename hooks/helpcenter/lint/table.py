"""Every rule's code, how serious it is, and what people are told of it: declared here alone.

CONTRIBUTING.md's table is made from this; codes are never reused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["erro", "aviso", "dica"]


@dataclass(frozen=True)
class Rule:
    """One rule, in the words of the people who read of it."""

    code: str
    severity: Severity  # As long as pyproject.toml does not say otherwise.
    finds: str
    why: str
    fix: str


ICONS = "https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/"
TABLE = (
    Rule(
        "AJ001",
        "erro",
        "cabeçalho sem as linhas `---`, que não termina, que não pode ser lido ou que diz a mesma "
        "chave duas vezes",
        "o que ele diz se perderia, e poderia aparecer no texto",
        "confira as linhas `---`; ponha entre aspas o que tem dois-pontos; uma vez cada chave",
    ),
    Rule(
        "AJ002",
        "aviso",
        "chave desconhecida no cabeçalho",
        "ninguém a lê",
        "corrija o nome ou apague a linha",
    ),
    Rule(
        "AJ003",
        "aviso",
        "valor do tipo errado",
        "o valor é deixado de lado",
        "siga o exemplo da sugestão",
    ),
    Rule(
        "AJ004",
        "erro",
        "página sem título ou sem cabeçalho",
        "ela apareceria nas listas com o nome do arquivo",
        "escreva `title` entre duas linhas `---`, no começo do arquivo",
    ),
    Rule(
        "AJ005",
        "aviso",
        "descrição que falta, ou fora de 50 a 160 caracteres",
        "é o que aparece sob o título em listas e buscadores",
        "resuma a página em uma frase",
    ),
    Rule(
        "AJ006",
        "aviso",
        "autor que não está em `docs/_dados/autores.yml`",
        "o artigo sairia sem autor",
        "corrija o nome ou acrescente o autor",
    ),
    Rule(
        "AJ007",
        "aviso",
        "artigo relacionado que não existe",
        "ele não apareceria no fim do artigo",
        "escreva o caminho a partir de `docs/`",
    ),
    Rule(
        "AJ008",
        "aviso",
        "títulos do texto fora de ordem",
        "quem ouve a página se orienta pelos níveis",
        "comece em `##` e não pule níveis",
    ),
    Rule(
        "AJ009",
        "aviso",
        "imagem sem texto alternativo",
        "quem não vê a imagem fica sem o que ela diz",
        "diga entre colchetes o que ela mostra",
    ),
    Rule(
        "AJ010",
        "erro",
        "link, imagem ou seção que não existe",
        "o leitor chegaria a uma página de erro",
        "confira a pasta e o nome",
    ),
    Rule(
        "AJ011",
        "aviso",
        "título igual ao de outro artigo",
        "em uma lista, não dá para saber qual é qual",
        "diga o que só este artigo responde",
    ),
    Rule(
        "AJ012",
        "erro",
        "HTML, endereço, imagem SVG ou caractere invisível perigosos; imagem de outro servidor; "
        "endereço que parece levar a um site e leva a outro",
        "poderia enganar o leitor ou contar a outros a sua visita",
        "apague-o; use Markdown, links `https://` e imagens em `img/`",
    ),
    Rule(
        "AJ013",
        "erro",
        "nome que não serve de endereço ou que o Windows não aceita; pasta funda demais",
        "o nome do arquivo vira o endereço do artigo",
        "siga o nome da sugestão; use no máximo duas pastas",
    ),
    Rule(
        "AJ014",
        "erro",
        "arquivo que não está em UTF-8, danificado, sem permissão, grande ou complicado demais",
        "o que não pode ser lido não pode ser conferido",
        "salve-o em UTF-8; divida ou simplifique o texto",
    ),
    Rule(
        "AJ015",
        "aviso",
        "ícone que o tema não tem",
        "ficaria um espaço vazio no lugar dele",
        f"escolha um da [lista]({ICONS})",
    ),
    Rule(
        "AJ016",
        "erro",
        "página que se perderia: endereço reservado ou repetido, idioma desconhecido no nome, "
        "nome igual ao de outro a não ser por maiúsculas ou acentos, `README.md`, arquivo da "
        "hospedagem (`CNAME`, `_headers`), `.html`, `.js` ou `.css`, atalho que leva para fora de "
        "`docs/`; `docs/` sem nenhuma página",
        "ninguém a encontraria",
        "siga a sugestão",
    ),
    Rule(
        "AJ017",
        "dica",
        "pasta sem `index.md`",
        "a coleção fica com o nome da pasta e sem descrição",
        "crie-o, com título e descrição",
    ),
    Rule(
        "AJ018",
        "aviso",
        "linha de `sinonimos.yml`, `buscas.yml` ou `termos.yml` que não pode ser usada",
        "seria como se ela não existisse",
        "siga o exemplo da sugestão",
    ),
    Rule(
        "AJ019",
        "erro",
        "chave de outras ferramentas, como `draft`, `hide`, `slug` ou `template`",
        "aqui ela não diz nada, e quem a escreveu conta com ela",
        "troque-a pela da sugestão ou apague a linha",
    ),
    Rule(
        "AJ020",
        "aviso",
        "título com mais de 70 caracteres, de uma palavra só, com ponto final ou em maiúsculas",
        "ele é tudo o que listas e buscadores mostram do artigo",
        "escreva a pergunta do leitor, inteira e curta",
    ),
    Rule(
        "AJ021",
        "aviso",
        "título vazio ou repetido no mesmo artigo; mesmo nome `{ #nome }` em dois lugares",
        "os links só levam ao primeiro",
        "junte as partes ou dê a cada uma o seu título",
    ),
    Rule(
        "AJ022",
        "aviso",
        "imagem com mais de 500 KB",
        "no celular, ela demora mais do que o leitor espera",
        "corte-a, reduza a largura ou salve-a em WebP",
    ),
    Rule(
        "AJ023",
        "dica",
        "imagem ou anexo que nenhuma página usa; arquivo que não é publicado",
        "ele envelhece sem ninguém ver, e é publicado assim mesmo",
        "apague o arquivo ou mostre-o em um artigo",
    ),
    Rule(
        "AJ024",
        "dica",
        "endereço solto no texto",
        "ele não vira link, e não diz nada a quem ouve a página",
        "escreva `[texto](https://…)`; se for só um exemplo, ponha-o entre crases",
    ),
    Rule(
        "AJ025",
        "aviso",
        "link cujo texto não diz aonde leva, como “clique aqui”",
        "quem ouve a página salta de link em link e só ouve esse texto",
        "ponha nos colchetes o que a pessoa vai encontrar",
    ),
    Rule(
        "AJ026",
        "aviso",
        "fim de linha do Windows, BOM, acentos soltos, letras de outro alfabeto, caracteres "
        "invisíveis ou de controle",
        "palavras iguais ficam diferentes para a pesquisa e para o git",
        "rode `central conferir --corrigir`",
    ),
    Rule(
        "AJ027",
        "aviso",
        "linha que começa com tabulação",
        "cada programa a mostra com uma largura",
        "use quatro espaços, ou rode `central conferir --corrigir`",
    ),
    Rule(
        "AJ028",
        "aviso",
        "Markdown que apareceria como texto ou fora do lugar: lista ou tabela sem linha em branco "
        "antes, recuo que falta, bloco de código ou comentário que não termina, espaço a mais, o "
        "que só existe em outros Markdowns, tags que a central não publica",
        "o leitor veria os sinais, ou os passos com o número errado",
        "siga a sugestão, ou rode `central conferir --corrigir`",
    ),
    Rule(
        "AJ029",
        "dica",
        "frase com mais de 35 palavras",
        "quem chega ao fim dela já esqueceu o começo",
        "divida-a: uma ideia em cada frase",
    ),
    Rule(
        "AJ030",
        "aviso",
        "palavra que `docs/_dados/termos.yml` manda trocar, ou nome de botão que não é o da tela",
        "a mesma coisa com dois nomes parece ser duas",
        "escreva o termo da sugestão",
    ),
    Rule(
        "AJ031",
        "aviso",
        "palavra que o dicionário não tem",
        "um erro de ortografia tira a confiança e atrapalha a pesquisa",
        "corrija-a ou, se ela existe, acrescente-a a `docs/_dados/palavras.txt`",
    ),
    Rule(
        "AJ032",
        "erro",
        "endereço antigo que não pode levar à sua página: repetido, malformado, no lugar de outra "
        "página ou de um arquivo; despedida que não pode ser usada",
        "quem guardou esse endereço se perderia, ou perderia a outra página",
        "siga a sugestão",
    ),
    Rule(
        "AJ033",
        "erro",
        "endereço de `docs/_dados/enderecos.txt` que não levaria mais a nada, ou seção que tem "
        "links e sumiu",
        "leitores, buscadores e outros sites guardaram esse endereço",
        "traga a página de volta, ou escreva o endereço em `enderecos_antigos` de outra",
    ),
    Rule(
        "AJ034",
        "erro",
        "artigo sem texto",
        "o leitor chegaria a uma página vazia",
        "escreva a resposta, ou acrescente `rascunho: true` ao cabeçalho",
    ),
    Rule(
        "AJ035",
        "dica",
        "tradução cujo original mudou depois dela",
        "quem lê na outra língua fica com o que já não vale",
        "veja o que mudou com `central traducao`, traduza e registre com `--em-dia`",
    ),
)
HEAD = ("Regra", "O que ela encontra", "Por quê", "O que fazer", "")


def rules_table() -> str:
    """The rules as a table of Markdown."""
    rows = [HEAD, ("---",) * len(HEAD)]
    rows += [(rule.code, rule.finds, rule.why, rule.fix, rule.severity) for rule in TABLE]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows).replace("|  |\n", "| |\n")
