// The calendars of tests/ics, read by ical.js: each has the dates that expected.json says, as python reads them and as
// Wellspring does (app/core/tests/oddities.rs).
import ICAL from "ical.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? new URL("../ics", import.meta.url).pathname;
const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
let passed = 0;
for (const { file, window, first } of expected) {
  const found = dates(readFileSync(join(folder, file), "utf8").replace(/^\uFEFF/, ""), window);
  const same = JSON.stringify(found) === JSON.stringify([...first].sort());
  same ? passed++ : console.error(`${file}: ${JSON.stringify(found)}`);
}
console.log(`oddities: ${passed} passed; ${expected.length - passed} failed`);
process.exitCode = passed === expected.length && passed ? 0 : 1;

/** Every date that starts in the window, as [start, end, kind]. */
function dates(text, [from, to]) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  const masters = events.filter((event) => !event.isRecurrenceException());
  for (const master of masters) {
    events.filter((event) => event.isRecurrenceException() && event.uid === master.uid).forEach((event) => master.relateException(event));
  }
  const rows = masters.flatMap((master) => [...occurrences(master)]).map(({ startDate, endDate }) => row(startDate, endDate));
  return rows.filter(([start]) => start >= from.slice(0, start.length) && start < to).sort();
}

function* occurrences(event) {
  if (!event.isRecurring()) {
    yield event;
    return;
  }
  const starts = event.iterator();
  for (let next = starts.next(), n = 0; next && n < 2000; next = starts.next(), n++) {
    const { startDate, endDate, item } = event.getOccurrenceDetails(next);
    yield { startDate, endDate, item };
  }
}

function row(start, end) {
  if (start.isDate) return [basic(start).slice(0, 8), basic(end).slice(0, 8), "date"];
  if (start.zone === ICAL.Timezone.localTimezone) return [basic(start), basic(end), "float"];
  const utc = (time) => `${basic(time.convertToZone(ICAL.Timezone.utcTimezone))}Z`;
  return [utc(start), utc(end), "utc"];
}

function basic(time) {
  return time.toString().replace(/[-:Z]/g, "");
}
