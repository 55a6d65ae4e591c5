"""Trading days and sessions: lunch, half days, holidays, summer time (QOS 3.2)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from qosdesk.demo.calendar import NIGHT, POST, PRE, REGULAR, VenueCalendar, month_key, week_key, year_key


def utc(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def spans(venue: str, text: str) -> list[tuple[str, str, int]]:
    calendar = VenueCalendar(venue, False, venue in ("CF", "FX"))
    return [
        (
            datetime.fromtimestamp(s.start_ms / 1000, UTC).strftime("%d %H:%M"),
            datetime.fromtimestamp(s.end_ms / 1000, UTC).strftime("%d %H:%M"),
            s.session,
        )
        for s in calendar.segments(day(text))
    ]


def test_hong_kong_and_mainland_pause_for_lunch():
    assert spans("HK", "2026-11-20") == [("20 01:30", "20 04:00", REGULAR), ("20 05:00", "20 08:00", REGULAR)]
    assert spans("CN", "2026-11-20") == [("20 01:30", "20 03:30", REGULAR), ("20 05:00", "20 07:00", REGULAR)]


def test_new_york_has_night_pre_regular_and_post_with_ten_minutes_between_night_and_pre():
    assert spans("US", "2026-11-20") == [
        ("20 01:00", "20 08:50", NIGHT),
        ("20 09:00", "20 14:30", PRE),
        ("20 14:30", "20 21:00", REGULAR),
        ("20 21:00", "21 01:00", POST),
    ]


def test_summer_time_moves_new_york_by_an_hour_from_the_second_sunday_of_march():
    assert spans("US", "2026-03-06")[2][:2] == ("06 14:30", "06 21:00")
    assert spans("US", "2026-03-09")[2][:2] == ("09 13:30", "09 20:00")


def test_half_days_close_early():
    assert spans("US", "2026-11-27")[2:] == [
        ("27 14:30", "27 18:00", REGULAR),
        ("27 18:00", "27 22:00", POST),
    ]
    assert spans("HK", "2026-12-24") == [("24 01:30", "24 04:00", REGULAR)]
    assert VenueCalendar("US", False).is_half_day(day("2026-11-27"))


@pytest.mark.parametrize(
    ("venue", "text"),
    [
        ("US", "2026-11-26"),
        ("HK", "2026-02-17"),
        ("CN", "2026-10-01"),
        ("US", "2026-11-21"),
        ("HK", "2026-11-22"),
    ],
)
def test_holidays_and_weekends_are_no_trading_days(venue: str, text: str):
    assert not VenueCalendar(venue, False).is_trading_day(day(text))


def test_the_currency_week_ends_and_begins_at_five_in_the_afternoon_in_new_york():
    assert spans("FX", "2026-11-20") == [("20 00:00", "20 22:00", REGULAR)]
    assert spans("FX", "2026-11-22") == [("22 22:00", "23 00:00", REGULAR)]
    assert spans("FX", "2026-07-17") == [("17 00:00", "17 21:00", REGULAR)]
    assert not VenueCalendar("FX", False, True).is_trading_day(day("2026-11-21"))


def test_crypto_days_are_utc_days():
    assert spans("CF", "2026-11-21") == [("21 00:00", "22 00:00", REGULAR)]


@pytest.mark.parametrize("text", ["2026-03-08", "2026-11-01", "2026-11-21"])
def test_around_the_clock_days_follow_each_other_without_a_hole_even_when_clocks_change(text: str):
    calendar = VenueCalendar("US", True)
    today, tomorrow = calendar.segments(day(text)), calendar.segments(day(text) + 1)
    assert len(today) == 1
    assert today[0].end_ms == tomorrow[0].start_ms
    assert today[0].session == REGULAR


def test_an_instant_belongs_to_the_latest_day_that_has_begun():
    calendar = VenueCalendar("US", False)
    assert calendar.day_at(utc("2026-11-20 00:59")) == day("2026-11-19")
    assert calendar.day_at(utc("2026-11-20 01:00")) == day("2026-11-20")  # the night session has opened
    assert calendar.day_at(utc("2026-11-22 12:00")) == day("2026-11-20")


def test_day_bars_are_stamped_at_the_exchanges_midnight():
    assert VenueCalendar("HK", False).day_stamp_ms(day("2026-11-20")) == utc("2026-11-19 16:00")
    assert VenueCalendar("US", False).day_stamp_ms(day("2026-11-20")) == utc("2026-11-20 05:00")
    assert VenueCalendar("US", False).day_stamp_ms(day("2026-07-20")) == utc("2026-07-20 04:00")
    assert VenueCalendar("FX", False, True).day_stamp_ms(day("2026-11-20")) == utc("2026-11-20 00:00")


def test_intraday_bars_start_on_the_clock_and_long_ones_count_from_midnight():
    calendar = VenueCalendar("US", False)
    assert calendar.bucket_start_ms(utc("2026-11-20 14:37"), 60) == utc("2026-11-20 14:00")
    assert calendar.bucket_start_ms(utc("2026-11-20 14:37"), 240) == utc(
        "2026-11-20 13:00"
    )  # 08:00 in New York
    assert calendar.bucket_start_ms(utc("2026-11-20 14:37"), 5) == utc("2026-11-20 14:35")


def test_weeks_begin_on_monday_months_on_the_first_years_in_january():
    assert week_key(day("2026-11-20")) == day("2026-11-16")
    assert week_key(day("2026-11-16")) == day("2026-11-16")
    assert month_key(day("2026-11-20")) == day("2026-11-01")
    assert year_key(day("2026-11-20")) == day("2026-01-01")
