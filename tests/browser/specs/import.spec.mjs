// Somebody else's calendar: looked at first, then brought in, and nothing twice.
import assert from "node:assert/strict";
import { ahead } from "../harness/clinic.mjs";
import { spec } from "../harness/spec.mjs";

const compact = (time) => `${time.replaceAll(/[-:]/g, "")}00`;

function calendar(events) {
  const lines = events.flatMap(([uid, ...more]) => ["BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20260101T000000Z", ...more, "END:VEVENT"]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Elsewhere//EN", ...lines, "END:VCALENDAR", ""].join("\r\n");
}

const gives = (person, text) => person.page.locator("[name=file]").setInputFiles({ name: "classes.ics", mimeType: "text/calendar", buffer: Buffer.from(text) });

for (const js of [true, false]) {
  const how = js ? "with script" : "without script";

  spec(`Ana looks at another calendar before it comes in, and a second time nothing is new, ${how}`, async ({ server, person }) => {
    const ana = await person({ name: "Ana", on: "desktop", js });
    await ana.signsIn(await server.staff("Ana Ruiz", "editor"));
    const title = `Tai chi, ${how}`;
    const text = calendar([
      [`tai-chi-${js}@elsewhere.example`, `SUMMARY:${title.replace(",", "\\,")}`, `DTSTART;TZID=Eastern Standard Time:${compact(ahead(7, 9))}`, "DURATION:PT45M", "RRULE:FREQ=WEEKLY;COUNT=3"],
      [`closed-${js}@elsewhere.example`, "SUMMARY:House closed", `DTSTART;VALUE=DATE:${compact(ahead(9)).slice(0, 8)}`],
    ]);
    await ana.opens("/plan/import");
    await gives(ana, text);
    await ana.presses("Look at it first");
    await ana.sees("3 new, 0 changed, 0 as they are, 1 left out");
    await ana.presses(ana.page.getByRole("button", { name: "Import", exact: true }));
    const { items } = await server.api("GET", "/sessions?limit=200");
    assert.equal(items.filter((session) => session.title === title).length, 3);

    await ana.opens("/plan/import");
    await gives(ana, text);
    await ana.presses("Look at it first");
    await ana.sees("0 new, 0 changed, 3 as they are, 1 left out");
    assert.equal(await ana.page.getByRole("button", { name: "Import", exact: true }).count(), 0);
  });
}

spec("A broken calendar is refused with its line, and holidays lie behind the calendar", async ({ server, person }) => {
  const ana = await person({ name: "Ana", on: "desktop" });
  await ana.signsIn(await server.staff("Ana Ruiz", "editor"));
  await ana.opens("/plan/import");
  await gives(ana, calendar([["cut@elsewhere.example", "SUMMARY:Cut off"]]).replace(/END:VEVENT[^]*/, ""));
  await ana.presses("Look at it first", 422);
  assert.match(await ana.page.locator("#import-file-error").innerText(), /Line 4: this event has no end/);
  await gives(ana, calendar([["broken@elsewhere.example", "SUMMARY:Broken", "DTSTART:20261399T990000"]]));
  await ana.presses("Look at it first");
  await ana.sees(/Line 8, “Broken”: /);
  await ana.sees("There is nothing to import");

  await gives(ana, calendar([["thanks@elsewhere.example", "SUMMARY:Day of thanks", `DTSTART;VALUE=DATE:${compact(ahead(8)).slice(0, 8)}`]]));
  await ana.fills(ana.page.locator('form[action="/plan/import"]').last(), { as: "Holidays", layer: "Holidays" });
  await ana.presses("Look at it first");
  await ana.sees("1 new");
  await ana.presses(ana.page.getByRole("button", { name: "Import", exact: true }));
  await ana.opens(`/plan?on=${ahead(8).slice(0, 10)}`);
  await ana.sees("Day of thanks");
});
