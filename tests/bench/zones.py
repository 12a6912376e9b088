"""Every change of clocks 2024-2037 in twelve zones: weekly and monthly events around it, read and written by us, beside
python's zoneinfo with PyPI's tzdata. `cargo xtask zones` runs it; it prints each difference and their number.

    target/python/bin/python tests/bench/zones.py PROGRAM      (the example `zones` of wellspring-core)
"""
import io, json, subprocess, sys, zoneinfo
from datetime import datetime, timedelta, timezone

import tzdata
from dateutil import rrule, tz as dateutil_tz

zoneinfo.reset_tzpath([])  # PyPI's data, never the machine's
UTC = timezone.utc
ZONES = """America/Vancouver Africa/Casablanca Australia/Lord_Howe Antarctica/Troll America/New_York Europe/Berlin Europe/London
Africa/Cairo America/Santiago Pacific/Auckland Asia/Gaza Asia/Beirut""".split()
FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)


def transitions(zone):
    """The instants at which the offset changes, to the minute."""
    at, step, found = FIRST, timedelta(hours=6), []
    offset = lambda when: when.astimezone(zone).utcoffset()
    while at < LAST:
        if offset(at) != offset(at + step):
            low, high = at, at + step
            while high - low > timedelta(minutes=1):
                middle = low + timedelta(minutes=int((high - low).total_seconds() // 120))
                low, high = (low, middle) if offset(middle) != offset(low) else (middle, high)
            found.append(high)
        at += step
    return found


def meant(zone, start, rule):
    """What zoneinfo says: wall-clock times by the rule, each placed by itself; skipped ones by the offset before."""
    return [local.replace(tzinfo=zone).astimezone(UTC) for local in rrule.rrulestr(rule, dtstart=start)]


def cases():
    for name in ZONES:
        zone = zoneinfo.ZoneInfo(name)
        for at in transitions(zone):
            before = (at - timedelta(minutes=1)).astimezone(zone).replace(tzinfo=None) + timedelta(minutes=1)
            walls = [before + timedelta(minutes=minutes) for minutes in (-90, -30, 0, 15, 30, 90)] + [before.replace(hour=12, minute=0)]
            for wall in walls:
                for weeks, rule in ((2, "FREQ=WEEKLY;COUNT=5"), (0, "FREQ=WEEKLY;INTERVAL=2;COUNT=3")):
                    yield name, zone, wall - timedelta(weeks=weeks), rule
                day = min(wall.day, 28)
                month = wall.replace(year=wall.year - (wall.month == 1), month=(wall.month - 2) % 12 + 1, day=day)
                yield name, zone, month, f"FREQ=MONTHLY;COUNT=3;BYMONTHDAY={wall.day}"
                nth, weekday = (wall.day - 1) // 7 + 1, "MO TU WE TH FR SA SU".split()[wall.weekday()]
                yield name, zone, wall.replace(day=1) - timedelta(days=20), f"FREQ=MONTHLY;COUNT=4;BYDAY={nth if nth < 5 else -1}{weekday}"


def written(name, start, rule, uid):
    return f"BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{uid}\r\nDTSTART;TZID={name}:{start:%Y%m%dT%H%M%S}\r\nDURATION:PT1H\r\nRRULE:{rule}\r\nEND:VEVENT\r\n"


def asked(program, events):
    """Our reading of these events, and the feed that we write of it."""
    text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n"
    # As bytes: in text mode python would turn every CRLF into LF.
    answer = subprocess.run([program], input=text.encode(), capture_output=True, check=True).stdout.decode()
    starts, feed = answer.split("\n", 1)
    return json.loads(starts), feed.replace("\r\n ", "")


def fed(feed):
    """The instants of a feed by UID: once with the rules that it carries, once with zoneinfo by its zones' names."""
    # dateutil refuses every X- property, though RFC 5545 section 3.8.8.2 lets a reader only ignore them.
    known = "\n".join(line for line in feed.split("\r\n") if not line.startswith("X-LIC-LOCATION:"))
    zones = dateutil_tz.tzical(io.StringIO(known)) if "BEGIN:VTIMEZONE" in known else None
    uid, carried, named = None, {}, {}
    for line in feed.split("\r\n"):
        if line.startswith("UID:"):
            uid = line[4:]
        if line.startswith("DTSTART") and uid is not None:
            head, value = line.split(":", 1)
            if value.endswith("Z"):
                at = datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
                carried[uid], named[uid] = at, at
            else:
                local, name = datetime.strptime(value, "%Y%m%dT%H%M%S"), head.split("TZID=")[1]
                carried[uid] = local.replace(tzinfo=zones.get(name)).astimezone(UTC)
                named[uid] = local.replace(tzinfo=zoneinfo.ZoneInfo(name)).astimezone(UTC)
        if line == "END:VEVENT":
            uid = None
    return carried, named


def main(program):
    everything, wrong, compared, changes = list(cases()), [], 0, sum(len(transitions(zoneinfo.ZoneInfo(name))) for name in ZONES)
    for first in range(0, len(everything), 1_000):
        part = everything[first : first + 1_000]
        starts, feed = asked(program, [written(name, start, rule, n) for n, (name, _, start, rule) in enumerate(part)])
        carried, by_name = fed(feed)
        for n, (name, zone, start, rule) in enumerate(part):
            # DTSTART is a date of its series also where its rule does not give it (RFC 5545 section 3.8.5.3).
            expected = sorted({*meant(zone, start, rule), start.replace(tzinfo=zone).astimezone(UTC)})
            ours = [datetime.fromtimestamp(at / 1000, UTC) for at in starts[str(n)]]
            compared += len(expected)
            if ours != expected:
                wrong.append(f"read: {name} {start} {rule}: {ours} and not {expected}")
            for at, whole in ((at, f"{n}-{place}") for place, at in enumerate(ours)):
                for kind, found in (("its own rules", carried), ("its zone's name", by_name)):
                    if found.get(whole) != at:
                        wrong.append(f"feed, by {kind}: {name} {start} {rule}: {found.get(whole)} and not {at}")
    print("\n".join(wrong[:40]))
    print(f"zones: {len(ZONES)} zones, {changes} changes of clocks, {len(everything)} series, {compared} dates read and written; tzdata {tzdata.IANA_VERSION}: {len(wrong)} differences")
    return bool(wrong)


sys.exit(main(sys.argv[1]))
