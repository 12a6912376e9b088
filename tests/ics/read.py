"""What python's icalendar and recurring-ical-events read in these calendars, as expected.json has it.

Writes nothing; prints each file whose dates differ from expected.json, or with --write makes that file anew:
    python3 -m venv target/python && target/python/bin/pip install icalendar recurring-ical-events tzdata
    target/python/bin/python tests/ics/read.py [--write]
"""
import json, pathlib, sys
from datetime import date, datetime, timedelta, timezone
import icalendar, recurring_ical_events

HERE = pathlib.Path(__file__).parent
WINDOW = ["20270101T000000Z", "20280101T000000Z"]


def row(event):
    start, end = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else None
    if not isinstance(start, datetime):
        end = end or start + timedelta(days=1)
        return [start.strftime("%Y%m%d"), end.strftime("%Y%m%d"), "date"]
    end = end or start + event.get("DURATION").dt
    if start.tzinfo is None:
        return [start.strftime("%Y%m%dT%H%M%S"), end.strftime("%Y%m%dT%H%M%S"), "float"]
    utc = lambda at: at.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    return [utc(start), utc(end), "utc"]


def read(path):
    text = path.read_text(encoding="utf-8-sig")
    calendar = icalendar.Calendar.from_ical(text)
    events = recurring_ical_events.of(calendar).between(datetime(2027, 1, 1), datetime(2028, 1, 1))
    rows = sorted(row(event) for event in events)
    return {"file": path.name, "window": WINDOW, "occurrences": len(rows), "first": rows}


found = [read(path) for path in sorted(HERE.glob("*.ics"))]
if "--write" in sys.argv:
    (HERE / "expected.json").write_text(json.dumps(found, indent=1) + "\n")
known = json.loads((HERE / "expected.json").read_text())
wrong = [file["file"] for file, meant in zip(found, known) if file != meant]
print("\n".join(wrong) or f"{len(found)} files as expected")
sys.exit(bool(wrong))
