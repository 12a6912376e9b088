// The calendar without JavaScript: layouts, filters, saved views, and moving by form. Dragging has specs of its own.
import assert from "node:assert/strict";
import { ahead, scheduled } from "../harness/clinic.mjs";
import { spec } from "../harness/spec.mjs";

async function editor(server, person, wishes = {}) {
  const ana = await person({ name: "Ana", on: "desktop", ...wishes });
  server.ana ??= await server.staff("Ana Ruiz", "editor");
  await ana.signsIn(server.ana);
  return ana;
}

const here = (person) => new URL(person.page.url());
const day = (days) => ahead(days).slice(0, 10);

spec("Ana turns the calendar without script: month, week, agenda, another month and back", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Bones in winter", starts: ahead(9) });
  const ana = await editor(server, person, { js: false });
  await ana.opens(`/plan?on=${day(9)}`);
  const cell = ana.page.locator(`td[data-day="${day(9)}"]`);
  assert.match(await cell.innerText(), /10:00[\s\S]*Bones in winter/);
  await ana.presses(ana.page.getByRole("link", { name: "Week", exact: true }));
  assert.equal(here(ana).searchParams.get("view"), "week");
  await ana.sees("Bones in winter");
  await ana.presses(ana.page.getByRole("link", { name: "Agenda", exact: true }));
  await ana.sees("Bones in winter");
  await ana.presses(ana.page.getByRole("link", { name: "Month", exact: true }));
  await ana.presses(ana.page.getByRole("link", { name: "Later" }));
  assert.notEqual(here(ana).searchParams.get("on"), day(9));
  await ana.presses(ana.page.getByRole("link", { name: "Today" }));
  assert.equal(here(ana).searchParams.get("on"), null);
  await ana.opens(`/plan?on=${day(9)}`);
  await ana.presses(ana.page.locator(`li.item[data-id="${session.id}"] a.open`).first());
  assert.equal(here(ana).pathname, `/plan/sessions/${session.id}`);
});

spec("Ana filters, and saves what is shown under a name, without script", async ({ server, person }) => {
  await scheduled(server, { title: "Public and certain", starts: ahead(11) });
  const ana = await editor(server, person, { js: false });
  await ana.opens(`/plan?on=${day(11)}`);
  await ana.page.locator("summary", { hasText: "Filter" }).click();
  await ana.page.locator("#filter-state").selectOption("draft");
  await ana.presses(ana.page.getByRole("button", { name: "Show", exact: true }));
  assert.equal(here(ana).searchParams.get("state"), "draft");
  await ana.doesNotFind("Public and certain");
  await ana.page.locator("summary", { hasText: "Views" }).click();
  await ana.page.locator("#view-name").fill("What is not ready");
  await ana.presses(ana.page.getByRole("button", { name: "Save view" }));
  await ana.opens("/plan");
  await ana.page.locator("summary", { hasText: "Views" }).click();
  await ana.presses(ana.page.getByRole("link", { name: "What is not ready", exact: true }));
  assert.equal(here(ana).searchParams.get("state"), "draft");
  await ana.presses(ana.page.getByRole("link", { name: "Show everything" }).first());
  assert.equal(here(ana).searchParams.get("state"), null);
});

spec("Ana moves a session by form, reads what follows, and takes it back, without script", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Steady steps", starts: ahead(14) });
  const ana = await editor(server, person, { js: false });
  await ana.opens(`/plan?view=agenda&on=${day(14)}`);
  await ana.presses(ana.page.locator(`li.item[data-id="${session.id}"] a.move`).first());
  const form = ana.page.locator("form[method=post]:has([name=starts][type=datetime-local])");
  await ana.fills(form, { starts: ahead(15) });
  await ana.presses(form.getByRole("button", { name: "Move", exact: true }));
  assert.equal(here(ana).searchParams.get("view"), "agenda");
  await ana.sees(/“Steady steps” is on .*10:00/);
  await ana.sees("Nobody has to be told.");
  assert.match(await ana.page.locator(`section[data-day="${day(15)}"]`).innerText(), /Steady steps/);
  await ana.presses(ana.page.getByRole("button", { name: "Undo" }));
  assert.match(await ana.page.locator(`section[data-day="${day(14)}"]`).innerText(), /Steady steps/);
});

spec("On a phone the month is a small grid, and the chosen day stands below it", async ({ server, person }) => {
  await scheduled(server, { title: "Read on a phone", starts: ahead(16) });
  const ana = await person({ name: "Ana", js: false });
  server.ana ??= await server.staff("Ana Ruiz", "editor");
  await ana.signsIn(server.ana);
  await ana.opens(`/plan?on=${day(1)}`);
  if (day(1).slice(0, 7) !== day(16).slice(0, 7)) await ana.presses(ana.page.getByRole("link", { name: "Later" }));
  await ana.presses(ana.page.locator(`td[data-day="${day(16)}"] a.daypick`));
  assert.match(await ana.page.locator("#day").innerText(), /Read on a phone/);
  const wide = await ana.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false, "nothing is wider than the phone");
});
