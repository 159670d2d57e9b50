"""Who may send how often, without keeping who they are."""

from __future__ import annotations

import ipaddress

import pytest

from helpcenter.feedback import limits
from helpcenter.feedback.limits import Buckets, Floods, Subject, client, network_of


def test_a_bucket_fills_up_again() -> None:
    now = [0.0]
    buckets = Buckets(60, clock=lambda: now[0])
    one, other = buckets.name("203.0.113.7"), buckets.name("203.0.113.8")
    assert [buckets.wait(one) for _ in range(limits.BURST)] == [0] * limits.BURST
    assert 0 < buckets.wait(one) <= 1
    assert buckets.wait(other) == 0
    now[0] = 2.5
    assert [bool(buckets.wait(one)) for _ in range(3)] == [False, False, True]


def test_buckets_are_bounded_and_know_no_address(monkeypatch) -> None:
    monkeypatch.setattr(limits, "ADDRESSES", 100)
    buckets = Buckets(60)
    for number in range(500):
        buckets.wait(buckets.name(str(ipaddress.ip_address(number))))
    assert len(buckets) == 100
    assert "0.0.1.1" not in str(buckets.__dict__)
    assert all(len(name) == 16 for name in buckets._table)
    before = buckets._key
    buckets._day = "ontem"
    buckets.wait(buckets.name("203.0.113.7"))
    assert (len(buckets), buckets._key == before) == (1, False)


def test_an_address_can_flood_for_itself_alone() -> None:
    floods, article = Floods(), Subject("answer a")
    for _ in range(10 * limits.FLOOD):
        floods.count(article, b"one")
    assert floods.is_one(article, b"one")
    assert not floods.is_one(article, b"other")
    assert not floods.is_one(Subject("answer b"), b"one")


def test_many_addresses_are_a_flood_and_an_hour_later_it_is_over() -> None:
    now = [0.0]
    floods, article = Floods(clock=lambda: now[0]), Subject("answer a")
    marks = []
    for number in range(limits.FLOOD + 1):
        marks.append(floods.is_one(article, b"%d" % number))
        floods.count(article, b"%d" % number)
    assert marks == [False] * limits.FLOOD + [True]
    assert not floods.is_one(Subject("answer b"), b"0")
    now[0] = limits.HOUR
    assert not floods.is_one(article, b"0")


def test_searches_of_a_busy_site_are_no_flood(monkeypatch) -> None:
    floods, search = Floods(), Subject("search_empty boleto", together=False)
    for number in range(2 * limits.FLOOD):
        assert not floods.is_one(search, b"%d" % number)
        floods.count(search, b"%d" % number)
    monkeypatch.setattr(limits, "SUBJECTS", 50)
    floods.count(search, b"last")
    assert len(floods._counts) == 50


@pytest.mark.parametrize(
    ("peer", "forwarded", "who"),
    [
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "lixo", "lixo"),
        ("::ffff:10.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("10.0.0.1", "203.0.113.7:4711", "203.0.113.7"),
        ("10.0.0.1", '"[2001:db8::7]:4711"', "2001:db8::7"),
        ("10.0.0.1", "2001:db8::7", "2001:db8::7"),
    ],
)
def test_who_is_asking(peer, forwarded, who) -> None:
    assert client(peer, forwarded, [ipaddress.ip_network("10.0.0.0/8")]) == who


def test_one_household_is_one_address() -> None:
    assert network_of("2001:db8:1:2:aaaa::1") == network_of("2001:db8:1:2:bbbb::2")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("::ffff:203.0.113.7") == "203.0.113.7"
    assert network_of("lixo") == network_of("") == "?"
