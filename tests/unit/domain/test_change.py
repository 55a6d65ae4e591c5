"""Which price is the headline, and against which close (QOS 4.3)."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from qosdesk.domain.change import Reference, headline
from qosdesk.domain.quotes import Session, SessionQuote, Snapshot
from qosdesk.domain.symbols import Symbol

AAPL = Symbol("US", "AAPL")


def test_a_plain_snapshot_is_measured_against_the_previous_close():
    head = headline(Snapshot(Symbol("HK", "700"), last=521.5, prev_close=507.5, ts_ms=1))
    assert (head.price, head.reference, head.basis) == (521.5, 507.5, Reference.PREV_CLOSE)
    assert head.change == 14.0
    assert head.change_fraction == pytest.approx(14 / 507.5)


def test_a_pre_market_beside_the_regular_close_is_the_headline():
    pre = SessionQuote(last=238.06, prev_close=238.03, ts_ms=1741084832000)
    post = SessionQuote(last=240.4, prev_close=238.03, ts_ms=1741049997000)
    head = headline(Snapshot(AAPL, 238.03, 241.84, ts_ms=1741035600000, pre=pre, post=post))
    assert (head.price, head.reference, head.session) == (238.06, 238.03, Session.PRE)
    assert head.basis is Reference.REGULAR_CLOSE
    assert head.ts_ms == 1741084832000


def test_an_extended_price_without_its_reference_is_measured_against_the_regular_price():
    head = headline(Snapshot(AAPL, 238.03, 241.84, ts_ms=1, post=SessionQuote(last=240.0, ts_ms=2)))
    assert (head.price, head.reference, head.basis) == (240.0, 238.03, Reference.REGULAR_CLOSE)


def test_a_top_level_that_moves_before_the_open_is_measured_against_the_regular_close_and_not_against_its_yp():
    post = SessionQuote(last=210.35, prev_close=209.68, ts_ms=1741910230000)
    pre = SessionQuote(last=215.98, prev_close=216.98, ts_ms=1741872600000)
    moving = Snapshot(AAPL, 211.103, 216.98, ts_ms=1741958321000, session=Session.PRE, pre=pre, post=post)
    assert headline(moving).basis is Reference.NONE
    head = headline(replace(moving, regular_close=209.68))
    assert (head.price, head.reference, head.session) == (211.103, 209.68, Session.PRE)


def test_during_the_regular_session_older_extended_quotes_do_not_matter():
    pre = SessionQuote(last=247.14, prev_close=240.68, ts_ms=1741959000000)
    head = headline(Snapshot(AAPL, 249.79, 240.68, ts_ms=1741994901000, session=Session.REGULAR, pre=pre))
    assert (head.price, head.reference, head.basis) == (249.79, 240.68, Reference.PREV_CLOSE)


def test_crypto_without_a_previous_close_is_measured_against_the_open():
    head = headline(Snapshot(Symbol("CF", "BTCUSDT"), last=83326.1, open=82622.6))
    assert (head.reference, head.basis) == (82622.6, Reference.OPEN)


def test_without_any_reference_the_change_is_unknown():
    head = headline(Snapshot(AAPL, last=10.0))
    assert head.basis is Reference.NONE
    assert math.isnan(head.change)
    assert math.isnan(head.change_fraction)


def test_an_extended_session_without_a_price_is_none():
    head = headline(Snapshot(AAPL, 10.0, 9.0, ts_ms=1, pre=SessionQuote(ts_ms=99)))
    assert (head.price, head.basis) == (10.0, Reference.PREV_CLOSE)


def test_a_reference_of_zero_gives_no_fraction():
    assert math.isnan(headline(Snapshot(AAPL, 10.0, prev_close=0.0)).change_fraction)
