"""Templates lose their indentation, and nothing that is seen."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from helpcenter.unindented import UnindentedExtension

PAGE = """<a
    {%- for name in ("x", "y") %} data-{{ name }}="1"{% endfor %}
    href="/">
        {% include "icon" %}
        Envie uma <b>mensagem</b>
        {% if true %}
            agora
        {% endif %}
</a>
"""


def drawn(*extensions: type) -> str:
    env = Environment(loader=DictLoader({"page": PAGE, "icon": "<svg/>"}), autoescape=True)
    env.trim_blocks = env.lstrip_blocks = True  # As hooks/templates.py sets them.
    for extension in extensions:
        env.add_extension(extension)
    return env.get_template("page").render()


def test_what_stands_apart_stays_apart() -> None:
    plain, short = drawn(), drawn(UnindentedExtension)
    assert len(short) < len(plain)
    assert short.split() == plain.split()
