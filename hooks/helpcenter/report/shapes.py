"""What the report says, as data. `relatorio.json` is a `Summary`; its keys are these names.

Days are `YYYY-MM-DD`. Suspect records, those of a flood, are in no number but `suspect`.
"""

from datetime import date

import msgspec

from helpcenter.report.listing import Listing, Row
from helpcenter.report.pages import Page
from helpcenter.report.period import Period
from helpcenter.report.statistics import Votes

SCHEMA = 1
"""To be raised when a key changes its meaning or goes away."""


class Comment(msgspec.Struct):
    """What somebody wrote, and the key by which it can be erased."""

    key: str
    day: str
    vote: str
    reason: str | None
    text: str


class Revised(msgspec.Struct):
    """Answers to the revision that is published now, and to those before it."""

    present: Votes
    earlier: Votes


class Article(Page, kw_only=True):
    """What is known of one article."""

    published: bool
    """False if the manifest does not have it, in this language at least."""
    votes: Votes
    before: Votes
    """Answers of the period before."""
    compared: bool
    """Whether both periods have answers enough to compare their shares."""
    priority: float | None
    """Lower bound of Wilson's interval of the need that was not met; None of too few answers."""
    revised: Revised | None
    """Of the period and the one before; None unless both sides have enough answers."""
    suspect: int
    reasons: list[Row]
    """`text` is a reason as pages send it, such as `faltou_passo`."""
    contacts: int
    contacts_per_hundred: float | None
    """Contacts for each hundred answers; None of too few answers."""
    comments: list[Comment]
    """The newest first."""
    more_comments: int


class Bar(msgspec.Struct):
    """The answers of a few days."""

    period: Period
    votes: Votes


class Totals(msgspec.Struct):
    """Numbers of the whole period."""

    votes: Votes
    before: Votes
    """Answers of the period before."""
    comments: int = 0
    contacts: int = 0
    suspect: int = 0
    """Records of any kind that came in a flood."""


class Summary(msgspec.Struct, kw_only=True):
    """The whole report."""

    schema: int = SCHEMA
    made: date
    """The day of the report."""
    period: Period
    before: Period
    """As many days before the period, for comparison."""
    language: str | None
    """None if every language counts."""
    minimum: int
    """Answers from which on shares are told."""
    stored: int
    """Records of any day, language and kind."""
    totals: Totals
    bars: list[Bar]
    articles: list[Article]
    """Those with answers, contacts or suspects in the period: what most needs mending first,
    those with too few answers last."""
    removed: list[Article]
    """The same of articles that are no longer published."""
    reasons: list[Row]
    topics: Listing
    """Contacts by topic; "" if none was chosen."""
    searches: Listing
    """What was searched and not found, without capitals and accents."""
    not_found: Listing
    """Addresses that do not exist."""
    overdue: list[Page]
    stale: list[Page]
    """Translations older than their original."""
    never: list[Page]
    """Articles that nobody ever answered."""
