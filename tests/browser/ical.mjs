// Calendar files, read by a library that did not write them: ical.js, by each file's own VTIMEZONE alone.
//
//   cargo test -p wellspring-core files_for_the_second_reader     writes target/ical/*.ics and expected.json
//   node tests/browser/ical.mjs [FOLDER]                          reads them (after `npm ci` in tests/browser)
//
// Every event must start and end at the instant that the server meant, and say the same words.
import ICAL from "ical.js";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? new URL("../../target/ical", import.meta.url).pathname;
if (!existsSync(join(folder, "expected.json"))) {
  console.error(`No calendars in ${folder}: run cargo test -p wellspring-core first.`);
  process.exit(1);
}
const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
let passed = 0;
let failed = 0;

for (const [file, events] of Object.entries(expected)) {
  const wrong = mistakes(readFileSync(join(folder, file), "utf8"), events);
  wrong.forEach((line) => console.error(`${file}: ${line}`));
  wrong.length ? failed++ : passed++;
}
if (!passed) failed++;
console.log(`calendars: ${passed} passed; ${failed} failed`);
process.exitCode = failed ? 1 : 0;

/** What ical.js understands otherwise than was meant, one sentence each. */
function mistakes(text, events) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const read = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  const wrong = read.length === events.length ? [] : [`${read.length} events, not ${events.length}`];
  for (const meant of events) {
    const event = read.find((event) => event.uid === meant.uid);
    wrong.push(...(event ? differences(event, meant) : [`no ${meant.uid}`]));
  }
  return wrong;
}

function differences(event, meant) {
  const heard = {
    zone: event.startDate.zone.tzid === "UTC" ? meant.zone : event.startDate.zone.tzid,
    start: instant(event.startDate),
    end: instant(event.endDate),
    summary: event.summary,
    description: event.description,
  };
  return Object.keys(heard)
    .filter((part) => heard[part] !== meant[part])
    .map((part) => `${meant.uid} in ${meant.zone}: ${part} is ${heard[part]}, not ${meant[part]}`);
}

function instant(time) {
  if (time.zone === ICAL.Timezone.localTimezone) return "floating";
  return new Date(time.toUnixTime() * 1000).toISOString().replace(".000Z", "Z");
}
