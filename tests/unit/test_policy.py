"""The policy has what the configuration asks for, and nothing else."""

from __future__ import annotations

import pytest

from helpcenter.headers import LONGEST, headers, headers_file, nginx_headers
from helpcenter.policy import FALL_BACK, OURS, hashes_of, needs, origin_of, policies, policy
from helpcenter.settings import SettingsError, parse_settings
from messengers import settings_of

BRAND = {"brand": {"name": "Central"}}
ANSWERS = "https://respostas.exemplo.com.br/respostas?chave=1"


def needed(programs: tuple[str, ...] = (), **settings: object) -> dict[str, list[str]]:
    return needs(parse_settings({**BRAND, **settings}), programs)


def test_a_site_without_anything_needs_itself_alone() -> None:
    assert needed() == OURS
    assert not [source for own in OURS.values() for source in own if "//" in source]
    assert "'unsafe-inline'" not in OURS["script-src"]
    assert "'unsafe-inline'" not in OURS["style-src"]


@pytest.mark.parametrize(
    ("settings", "more"),
    [
        ({"feedback": {"destination": "coletor"}}, {}),
        (
            {"feedback": {"destination": "http", "url": ANSWERS}},
            dict.fromkeys(
                ["connect-src", "form-action"], "https://respostas.exemplo.com.br/respostas"
            ),
        ),
        (
            {"feedback": {"destination": "http", "url": "https://münchen.de:8443/a;b,c"}},
            dict.fromkeys(
                ["connect-src", "form-action"], "https://xn--mnchen-3ya.de:8443/a%3Bb%2Cc"
            ),
        ),
        ({"video_hosts": ["www.loom.com"]}, {"frame-src": "https://www.loom.com"}),
        (
            {"script_hosts": ["https://plausible.io/"]},
            dict.fromkeys(["script-src", "connect-src", "img-src"], "https://plausible.io"),
        ),
        ({"messenger": settings_of("link")}, {}),
        ({"messenger": settings_of("custom")}, {"frame-src": "https://chat.casa.com.br"}),
        ({"embed_origins": ["https://portal.exemplo.com.br"]}, {}),
    ],
)
def test_each_setting_adds_what_it_needs(settings: dict, more: dict[str, str]) -> None:
    found = needed(**settings)
    for name, source in more.items():
        assert source in found[name]
    if settings.get("messenger", {}).get("type") != "custom":
        added = {name: [*set(own) - {*OURS.get(name, [])}] for name, own in found.items()}
        assert {name: own for name, own in added.items() if own} == {
            name: [source] for name, source in more.items()
        }


def test_programs_of_other_servers_may_talk_to_them() -> None:
    found = needed(("assets/x.js", "/x.js", "//cdn.exemplo.com/x.js", "https://a.b:444/x.js?y"))
    others = ["https://cdn.exemplo.com", "https://a.b:444"]
    for name in ("script-src", "connect-src", "img-src"):
        assert found[name] == [*OURS[name], *others]
    assert origin_of("assets/x.js") == ""


def test_only_scripts_that_browsers_run_have_a_hash() -> None:
    html = """<script>a("<p>");</script><script src="x.js"></script>
        <script type="application/json">{}</script><p>não</p><script type="module">b()</script>
        <script>a("<p>");</script>"""
    # printf '%s' 'a("<p>");' | openssl dgst -sha256 -binary | base64
    assert hashes_of(html) == [
        "'sha256-EStL7byZU9tTeXdGv6FgpOcG2aBrT2Z1m7k/rU3tBQo='",
        "'sha256-cf242PFc/kb7xD0Qzhsmd9vvRkc+cWFmbi+k+YvtdKc='",
    ]


def test_hosts_say_who_may_show_a_page_in_a_frame() -> None:
    portal = "https://portal.exemplo.com.br"
    settings = parse_settings({**BRAND, "embed_origins": [portal]})
    assert settings.embed_origins == [portal]
    assert policies(needed(), [], [portal], 9999) == [
        f"{policy(needed())};frame-ancestors {portal}"
    ]
    assert policies(needed(), [], [], 9999)[0].endswith(";frame-ancestors 'none'")
    assert "frame-ancestors" not in policy(needed())  # Browsers complain of it in a page.


def test_a_long_policy_is_cut_into_some_that_say_the_same() -> None:
    found = needed(messenger=settings_of("intercom"))
    (whole,) = policies(found, [], [], 9999)
    parts = policies(found, [], [], LONGEST)
    assert len(parts) > 1
    assert all(len(part) <= LONGEST < len(whole) for part in parts)
    one, several = (
        dict(directive.split(" ", 1) for directive in ";".join(told).split(";"))
        for told in ([whole], parts)
    )
    assert one.pop("default-src") == "'none'"
    assert several == {**dict.fromkeys(FALL_BACK, "'none'"), **one}
    assert ";".join(parts).count(";") == len(several) - 1  # Each directive once.


def test_the_other_headers() -> None:
    plain, talking = (
        dict(headers(parse_settings({**BRAND, "messenger": settings_of(kind)}), needed(), []))
        for kind in ("email", "crisp")
    )
    assert plain["X-Content-Type-Options"] == "nosniff"
    assert plain["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert plain["Cross-Origin-Opener-Policy"] == "same-origin"
    assert talking["Cross-Origin-Opener-Policy"] == "same-origin-allow-popups"
    off, less = (found["Permissions-Policy"].split(", ") for found in (plain, talking))
    assert {"camera=()", "microphone=()", "geolocation=()", "payment=()"} <= {*off}
    assert {*off} - {*less} == {"camera=()", "microphone=()"}


def test_hosts_files() -> None:
    every = [("X-A", "um"), ("X-A", "dois")]
    assert headers_file(every, ["/a/*"], "/ajuda") == (
        "/ajuda/*\n  X-A: um\n  X-A: dois\n"
        "/ajuda/a/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
    assert 'add_header X-A "dois" always;\n' in nginx_headers(every)


@pytest.mark.parametrize(
    "origin",
    [
        "portal.exemplo.com.br", "https://a.b/x", "https://a.b;script-src *", "https://a.b c",
        "https://*", "*", "'self'", "data:", "https://a.b/?", "javascript://a.b", "https://a.b\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["embed_origins", "script_hosts"])
def test_what_is_no_server_is_refused(key: str, origin: str) -> None:
    with pytest.raises(SettingsError, match=rf"{key}\.0: precisa ser só o servidor, como https://"):
        parse_settings({**BRAND, key: [origin]})


def test_no_setting_can_write_another_directive() -> None:
    """The templates print the policy as it is."""
    url = "https://a.b/x;script-src *,\"'<>&é"
    found = needed(
        ("https://c.d/;x",),
        feedback={"destination": "http", "url": url.replace(" ", "%20")},
        messenger=settings_of("custom"),
        embed_origins=["https://*.exemplo.com.br:8080"],
    )
    text = policy(found, ["'sha256-x'"])
    assert not {*text} & {*'"<>&,'}
    assert text.count(";") == len(found) - 1
