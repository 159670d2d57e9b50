"""Every kind of page, and an article of all that Markdown can make of what a writer types."""

from __future__ import annotations

PAGES = [
    "/",
    "/conta/",
    "/conversas/abrir-um-chat/",
    "/conversas/tudo/",
    "/suporte/",
    "/privacidade/",
    "/novidades/",
    "/nao-ha/",
    "/busca/?q=chat",
    "/en/conversas/abrir-um-chat/",
]
KINDS = (
    *("note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger"),
    *("bug", "example", "quote", "dica", "nota", "atencao"),
)
TOKENS = """```python
@decorator
class Conta(Base):
    \"\"\"Uma conta.\"\"\"
    taxa: float = 1.5e3 + 0x1F  # comentário

    def soma(self, *valores: int) -> str | None:
        try:
            return f"{sum(valores):>10}\\n" if not None else r"\\d+"
        except (ValueError, KeyError) as erro:
            raise RuntimeError("x") from erro
```

```diff
- antes
+ depois
```

```html hl_lines="1" linenums="1" title="pagina.html"
<p class="x">&amp; <!-- nota --></p>
```

```console
$ make build
Pronto
```
"""
TYPED = """
<div class="grid cards" markdown>

-   Um

-   Outro

</div>

<div class="grid" markdown>

Texto
{ .card }

</div>

++ctrl+k++ <kbd>Ctrl</kbd> <mark>marcado</mark> <ins>novo</ins> <del>velho</del>
H<sub>2</sub>O x<sup>2</sup>
<small>pequeno</small> <abbr title="Sigla">SG</abbr> <span class="twemoji">x</span> `codigo`

<p dir="rtl">Da direita</p>

[Botão](abrir-um-chat.md){ .md-button }
[Botão cheio](abrir-um-chat.md){ .md-button .md-button--primary }

> Citação
>
> de dois parágrafos

<dl><dt>Termo</dt><dd>Definição</dd></dl>

- [ ] não é lista de tarefas
{ .task-list }

* um
    1. dois
        - três

| À esquerda | No meio | À direita |
| :--- | :---: | ---: |
| 1 | 2 | 3 |

---

<figure markdown>
![Tela](img/tela.svg)
<figcaption>Legenda</figcaption>
</figure>

<p class="critic comment">x</p><span class="keys"><kbd class="key-enter">Enter</kbd></span>
<p class="arithmatex">x</p><div class="footnote"><ol><li>nota</li></ol></div>
"""


def boxes() -> str:
    """A box of each kind, on its own, folded, and at the side."""
    made = []
    for kind in KINDS:
        made.append(f"!!! {kind}\n\n    Texto com [link](abrir-um-chat.md) e `codigo`.\n")
        made.append(f'???+ {kind} "Título"\n\n    Texto.\n')
    made.append('!!! note inline end "Ao lado"\n\n    Texto.\n')
    made.append('=== "Um"\n\n    Texto.\n\n=== "Dois"\n\n    === "Dentro"\n\n        Texto.\n')
    return "\n".join(made)


ARTICLE = f"""---
title: Tudo o que um artigo pode ter
description: Uma página com cada caixa, cada cor de código e cada enfeite que se pode escrever.
---

## Caixas

{boxes()}

## Código

{TOKENS}

### Enfeites

{TYPED}

#### Quatro

##### Cinco

###### Seis
"""
