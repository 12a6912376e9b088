// The calendar's pages on the days and at the minutes on which calendars go wrong: today stands where it is, reads well in
// its own month and in a neighbour's, light and dark, wide and narrow.
import assert from "node:assert/strict";
import { ahead, scheduled } from "../harness/clinic.mjs";
import { DAYS } from "../harness/clock.mjs";
import { spec } from "../harness/spec.mjs";

const ZONE = "America/New_York";

/** Today's date in a zone; read before and after a page, since midnight may lie between. */
const today = (zone) => new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(new Date());

function shifted(date, { months = 0, days = 0 }) {
  const at = new Date(`${date}T12:00Z`);
  if (months) at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months, at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Opens a page and expects that what it marks as today is the day on which it was opened. */
async function marks(person, where, days, zone) {
  const before = today(zone);
  await person.opens(where);
  const marked = await person.page.evaluate(days);
  assert.ok(marked.every((day) => day === before || day === today(zone)), `${where} marks ${marked} as today, which is ${before}`);
  return marked.length;
}

const TODAYS = "[...document.querySelectorAll('td.today')].map((cell) => cell.dataset.day)";
const AGENDA = "[...document.querySelectorAll('.agenda-day.today')].map((one) => one.dataset.day)";
const PUBLIC = "[...document.querySelectorAll('.month td.today time')].map((time) => time.dateTime.slice(0, 10))";

/** A campaign that runs gives the calendar its zone. */
async function season(server) {
  const runs = { starts_on: ahead(-40).slice(0, 10), ends_on: ahead(60).slice(0, 10) };
  await server.api("POST", "/campaigns", { name: "Steady", objective: "Fewer falls", main_message: "Move daily.", audience_ids: [], zone: ZONE, color: "teal", ...runs });
  for (const [title, days] of [["Falls, and how not to", 0], ["Bread and sugar", 1], ["Walking in the rain", 9], ["Feet", 31]]) {
    await scheduled(server, { title, starts: ahead(days, days ? 10 : 23), zone: ZONE });
  }
}

async function months(person) {
  const here = today(ZONE);
  const seen = [];
  for (const on of [here, shifted(here, { months: -1 }), shifted(here, { months: 1 })]) {
    seen.push(await marks(person, `/plan?on=${on}`, TODAYS, ZONE));
  }
  assert.equal(seen[0], 1, "today stands in its own month");
}

async function views(person) {
  await person.opens("/plan?view=week");
  assert.equal(await person.page.locator(".week-head.today").count(), 1, "today stands in its week");
  assert.equal(await marks(person, "/plan?view=agenda", AGENDA, ZONE), 1);
}

for (const [name, at] of DAYS) {
  spec(`The calendar on ${name}`, async ({ server, person }) => {
    await season(server);
    const ana = await server.staff("Ana Ruiz", "editor");
    for (const [on, scheme] of [["desktop", "light"], ["desktop", "dark"], ["phone", "dark"]]) {
      const editor = await person({ name: `Ana, ${on}, ${scheme}`, on, scheme, zone: ZONE });
      await editor.signsIn(ana);
      await months(editor);
      // In dark the other views differ by nothing that belongs to a day.
      if (scheme === "light") await views(editor);
    }
    const rosa = await person({ name: "Rosa", scheme: "dark", zone: ZONE });
    const utc = today("UTC");
    for (const month of [utc, shifted(utc, { months: -1 }), shifted(utc, { months: 1 })]) {
      await marks(rosa, `/calendar?month=${month.slice(0, 7)}`, PUBLIC, "UTC");
    }
  }, { at });
}
