"""Reads calendars as `bench_calendar` does, with icalendar and recurring-ical-events: prints dates and milliseconds.

    python tests/bench/calendar/read.py FROM TO FILE...      (dates such as 2026-01-01)
"""
import sys, time
from datetime import datetime
import icalendar, recurring_ical_events

first, last = (datetime.fromisoformat(word) for word in sys.argv[1:3])
texts = [open(path, "rb").read() for path in sys.argv[3:]]
began, dates = time.perf_counter(), 0
for text in texts:
    dates += len(recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(first, last))
print(dates, round((time.perf_counter() - began) * 1000, 1))
