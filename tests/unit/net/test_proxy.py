"""Addresses of proxies: read, shown without their password, and chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.network import ProxyUse
from qosdesk.net.proxy import (
    DIRECT,
    Proxy,
    ProxyChoice,
    is_loopback,
    parse_choice,
    parse_proxy,
    with_password,
)

PASSWORD = "s3cret"


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http", "https", "all", "no", "socks", "ws", "wss"):
        monkeypatch.delenv(f"{name}_proxy", raising=False)
        monkeypatch.delenv(f"{name}_proxy".upper(), raising=False)


@pytest.mark.parametrize(
    ("text", "proxy"),
    [
        ("proxy.test:3128", Proxy("http", "proxy.test", 3128)),
        ("http://proxy.test", Proxy("http", "proxy.test", 80)),
        (" http://proxy.test:8080/ ", Proxy("http", "proxy.test", 8080)),
        ("socks5://desk:s3cret@127.0.0.1", Proxy("socks5", "127.0.0.1", 1080, "desk", PASSWORD)),
        ("socks5h://[::1]:9050", Proxy("socks5h", "::1", 9050)),
        ("socks://one:1", Proxy("socks5h", "one", 1)),
        ("http://de%40sk:s3c%3Aret@one:1", Proxy("http", "one", 1, "de@sk", "s3c:ret")),
    ],
)
def test_an_address_is_read(text, proxy):
    assert parse_proxy(text) == proxy


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://",
        "ftp://one:1",
        "http://one:0",
        "http://one:99999",
        "http://one:1/path",
        "http://one:1?x",
        "http://o ne:1",
        "http://de%3Ask:s3cret@one:1",
        "http://desk:s3cret%0D%0Ax@one:1",
        "http://desk:s3cret@",
        "https://desk:s3cret@one:1",
        "socks4://desk:s3cret@one:1",
        f"http://{'d' * 300}:s3cret@one:1",
    ],
)
def test_what_is_no_proxy_is_refused_without_showing_a_password(text):
    with pytest.raises(ValueError) as caught:
        parse_proxy(text)
    assert PASSWORD not in str(caught.value)
    assert caught.value.__cause__ is None


@given(user=st.text(min_size=1, max_size=40), password=st.text(max_size=40))
def test_no_text_of_a_proxy_has_its_password(user, password):
    proxy = Proxy("http", "proxy.test", 3128, user, f"pass:{password}:word")
    for text in (str(proxy), repr(proxy), repr(ProxyChoice(ProxyUse.FIXED, proxy))):
        assert f"pass:{password}:word" not in text


def test_what_is_shown_is_what_is_read_again():
    proxy = parse_proxy("socks5h://de%40sk@[::1]:9050")
    assert str(proxy) == "socks5h://de%40sk@[::1]:9050"
    assert parse_proxy(str(proxy)) == proxy
    assert [str(parse_choice(text)) for text in ("", "system", "none")] == ["system", "system", "none"]


def test_a_password_kept_elsewhere_is_put_in_where_one_is_missing():
    choice = parse_choice("http://desk@one:1")
    full = with_password(choice, PASSWORD)
    assert full.proxy == Proxy("http", "one", 1, "desk", PASSWORD)
    assert with_password(full, "other") == full
    assert with_password(parse_choice("http://one:1"), PASSWORD) == parse_choice("http://one:1")
    assert with_password(DIRECT, PASSWORD) == DIRECT


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "a.localhost", "127.0.0.1", "127.8.9.1", "::1"])
async def test_loopback_needs_no_proxy_whatever_was_chosen(host, monkeypatch):
    monkeypatch.setenv("all_proxy", "http://one:1")
    assert is_loopback(host)
    for text in ("none", "system", "http://one:1"):
        assert await parse_choice(text).proxy_for("https", host) is None


@pytest.mark.parametrize("host", ["quotes.test", "128.0.0.1", "localhost.test", "::2"])
async def test_the_rest_goes_the_chosen_way(host):
    assert await parse_choice("http://one:1").proxy_for("https", host) == Proxy("http", "one", 1)
    assert await DIRECT.proxy_for("https", host) is None


@pytest.mark.parametrize(
    ("variables", "scheme", "expected"),
    [
        ({}, "https", None),
        ({"HTTPS_PROXY": "http://a:1"}, "https", "http://a:1"),
        ({"HTTPS_PROXY": "http://a:1"}, "wss", "http://a:1"),
        ({"HTTPS_PROXY": "http://a:1"}, "ws", None),
        ({"http_proxy": "b:2", "ALL_PROXY": "socks5h://c:3"}, "ws", "http://b:2"),
        ({"ALL_PROXY": "socks5h://c:3"}, "wss", "socks5h://c:3"),
        ({"ALL_PROXY": "c:3", "NO_PROXY": "other.test, .test"}, "wss", None),
        ({"ALL_PROXY": "c:3", "NO_PROXY": "*"}, "wss", None),
        ({"https_proxy": "socks4://d:4", "socks_proxy": "socks://d:4"}, "https", "socks5h://d:4"),
    ],
)
async def test_the_environment_is_understood(variables, scheme, expected, monkeypatch):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    proxy = await parse_choice("system").proxy_for(scheme, "quotes.test")
    assert (str(proxy) if proxy else None) == expected
