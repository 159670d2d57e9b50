"""The report as one page that asks nobody for anything: style, plots and words are inside."""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from helpcenter.languages import DEFAULT
from helpcenter.report import words
from helpcenter.report.chart import SIZES, chart
from helpcenter.report.statistics import TOLERABLE

if TYPE_CHECKING:
    from helpcenter.report.shapes import Article, Comment, Summary

FIRST = 5
"""Articles on the first screen: what a team can mend in a week."""


@cache
def environment() -> Environment:
    """Read the templates once; a name that is not there is a mistake."""
    return Environment(
        loader=PackageLoader("helpcenter.report", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(summary: Summary, site_url: str | None = None) -> str:
    """Draw `relatorio.html`; `site_url` names the site it is about."""
    style = stylesheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        environment()
        .get_template("report.html")
        .render(
            **names(),
            **lists(summary),
            **plots(summary),
            summary=summary,
            totals=summary.totals,
            votes=summary.totals.votes,
            minimum=summary.minimum,
            tolerable=TOLERABLE,
            site=urlsplit(site_url or "").netloc,
            style=style,
            style_hash=f"sha256-{digest}",
        )
    )


@cache
def stylesheet() -> str:
    """The style, with one rule for each width that a part of a bar can have."""
    text = files("helpcenter.report").joinpath("report.css").read_text("utf-8")
    return text + "".join(f".grow-{n}{{flex-grow:{n}}}" for n in range(101))


def names() -> dict[str, Any]:
    """What templates write with."""
    shared = ("number", "percent", "counted", "day", "days", "short_days")
    return {name: getattr(words, name) for name in shared} | {
        "default": DEFAULT,
        "languages": words.LANGUAGES,
        "vote_names": words.VOTES,
        "reasons": words.REASONS,
        "iso_day": lambda text: words.day(date.fromisoformat(text)),
        "trends": trends,
        "complaint": complaint,
        "anchor": lambda article: f"c-{article.language}-{article.id}",
    }


def lists(summary: Summary) -> dict[str, Any]:
    """The articles by what is to be said of them, each list in their order."""
    answered = [article for article in summary.articles if was_answered(article)]
    everything = [*summary.articles, *summary.removed]
    bad = [article for article in answered if is_bad(article)]
    return {
        "bad": bad,
        "mend": bad[:FIRST],
        "measured": [article for article in answered if article.priority is not None],
        "few": [article for article in answered if article.priority is None],
        "removed": [article for article in summary.removed if was_answered(article)],
        "commented": [article for article in everything if article.comments],
        "contacted": sorted(
            (article for article in everything if article.contacts),
            key=lambda article: -article.contacts,
        ),
        "also": also(summary),
        "sections": sections(summary),
        "headline": headline(summary),
    }


def was_answered(article: Article) -> bool:
    """Whether the period has answers to an article, be they all of a flood."""
    return bool(article.votes.total or article.suspect)


def is_bad(article: Article) -> bool:
    """Whether an article surely leaves more readers without an answer than is tolerable."""
    return article.priority is not None and article.priority > TOLERABLE


def trends(article: Article) -> list[str]:
    """What became better or worse, in a sentence each, where enough answers say so."""
    lines = []
    if article.revised:
        present, earlier = article.revised.present, article.revised.earlier
        lines.append(f"Desde a última revisão, {words.change(present, earlier)}")
    if article.compared:
        lines.append(f"Desde o período anterior, {words.change(article.votes, article.before)}")
    return lines


def complaint(article: Article) -> Comment | None:
    """The newest comment of somebody who was not helped."""
    return next((comment for comment in article.comments if comment.vote != "sim"), None)


def headline(summary: Summary) -> str:
    """The report in a line."""
    if not summary.stored:
        return "Ainda não há respostas"
    if not summary.totals.votes.total:
        return "Nenhuma resposta neste período"
    bad = sum(is_bad(article) for article in summary.articles)
    if not any(article.votes.total >= summary.minimum for article in summary.articles):
        return "Ainda é cedo para dizer o que consertar"
    if not bad:
        return "Nada urgente para consertar"
    return words.counted(bad, "artigo pede conserto", "artigos pedem conserto")


def also(summary: Summary) -> list[tuple[str, str]]:
    """What else waits, in a line each: the section that tells more, and the line."""
    lines = []
    for row in summary.searches.rows[:3]:
        times = words.counted(row.count, "pesquisa", "pesquisas")
        lines.append(("pesquisas", f"“{row.text}”: {times} sem resultado"))
    for row in summary.not_found.rows[:1]:
        times = words.counted(row.count, "vez", "vezes")
        lines.append(("enderecos", f"{row.text} não existe e foi aberto {times}"))
    if count := len(summary.overdue):
        due = words.counted(count, "artigo passou", "artigos passaram")
        lines.append(("conteudo", f"{due} do dia de reler"))
    if count := len(summary.stale):
        old = words.counted(count, "tradução ficou", "traduções ficaram")
        lines.append(("conteudo", f"{old} para trás do original"))
    if count := sum(map(was_answered, summary.removed)):
        gone = words.counted(
            count, "artigo com respostas não está", "artigos com respostas não estão"
        )
        lines.append(("artigos", f"{gone} mais na central"))
    if count := len(summary.never):
        never = words.counted(count, "artigo ainda não recebeu", "artigos ainda não receberam")
        lines.append(("nunca", f"{never} respostas"))
    return lines


def sections(summary: Summary) -> dict[str, str]:
    """The parts that the page has, by anchor, in its order."""
    answered = summary.totals.votes.total
    commented = any(entry.comments for entry in (*summary.articles, *summary.removed))
    parts = {
        "consertar": ("Conserte primeiro" if answered else "O que fazer agora", True),
        "tempo": ("Respostas ao longo do tempo", answered),
        "artigos": ("Artigo por artigo", answered),
        "motivos": ("Motivos", summary.reasons),
        "pesquisas": ("Pesquisas sem resultado", True),
        "contatos": ("Cliques em “Fale com o suporte”", True),
        "enderecos": ("Endereços não encontrados", True),
        "conteudo": ("Artigos para reler", True),
        "nunca": ("Artigos que ainda não receberam respostas", summary.never),
        "comentarios": ("Comentários", commented),
        "leitura": ("Como ler este relatório", True),
    }
    return {anchor: name for anchor, (name, there) in parts.items() if there}


def plots(summary: Summary) -> dict[str, Any]:
    """Answers over time, once for wide and once for narrow windows, and what they are called."""
    weeks = summary.period.weeks_a_bar
    step = "semana" if weeks == 1 else f"{weeks} semanas"
    caption = f"Respostas a cada {step}, com o primeiro dia de cada barra"
    votes = summary.totals.votes
    told = [f"{getattr(votes, vote)} {name}" for vote, name in words.VOTES.items()]
    name = (
        f"{caption}: {', '.join(told)} no período. Os números estão em “Ver os números”, a seguir."
    )
    drawn = votes.total > 0
    return {
        "plot_caption": caption,
        "plots": [chart(summary.bars, size, name) for size in SIZES] if drawn else [],
    }
