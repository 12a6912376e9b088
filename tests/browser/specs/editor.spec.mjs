// The content team plans: campaign, audience, clinicians, a session with its slots, and its whole life.
import assert from "node:assert/strict";
import { ahead, asked, clinician, fallBack, scheduled, springForward } from "../harness/clinic.mjs";
import { spec } from "../harness/spec.mjs";

async function editor(server, person, wishes = {}) {
  const ana = await person({ name: "Ana", on: "desktop", ...wishes });
  server.ana ??= await server.staff("Ana Ruiz", "editor");
  await ana.signsIn(server.ana);
  return ana;
}

const sessionForm = (person) => person.page.locator("form[method=post]:has([name=starts])").first();
const here = (person) => new URL(person.page.url()).pathname;

for (const js of [true, false]) {
  const how = js ? "with script" : "without script";

  spec(`Ana plans a campaign and a session from nothing, ${how}`, async ({ server, person }) => {
    const ana = await editor(server, person, { js });
    await ana.opens("/plan/audiences");
    const seniors = `Adults over 65 (${how})`;
    await ana.sends("/plan/audiences", { name: seniors, needs: "Staying active safely", languages: "English", reading_level: "Grade 6" });
    await ana.sees(seniors);

    await ana.opens("/plan/campaigns/new");
    const name = `Stay strong, ${how}`;
    const days = { starts_on: ahead(5).slice(0, 10), ends_on: ahead(12).slice(0, 10) };
    await ana.sends("/plan/campaigns", { name, main_message: "It is never too late to move.", objective: "More walks", zone: "America/New_York", ...days });
    await ana.page.getByLabel(seniors).check();
    await ana.sends(here(ana), {});
    assert.ok(await ana.page.getByLabel(seniors).isChecked());

    const title = `Eating well, ${how}`;
    await ana.opens("/plan/sessions/new");
    await ana.sends("/plan/sessions", { title, summary: "What a plate needs.", campaign_id: name, starts: ahead(7), zone: "America/New_York", minutes: 45 });
    const plan = here(ana);
    assert.match(plan, /^\/plan\/sessions\/[0-9a-f-]{36}$/);
    const stranger = await person({ name: "Rosa", js });
    await ana.presses(ana.page.getByRole("button", { name: "Schedule", exact: true }));
    const address = await ana.page.locator('a:text-is("Public page")').getAttribute("href");
    await stranger.opens(address);
    await stranger.sees(title);
    await stranger.doesNotFind("More walks");

    await ana.fills(sessionForm(ana), { starts: ahead(8, 15) });
    await ana.presses(sessionForm(ana).getByRole("button", { name: "Save", exact: true }));
    await stranger.opens(address);
    await stranger.sees("15:00");

    await ana.sends("/go_live");
    await stranger.opens(address);
    await stranger.sees("Live now");
    await ana.opens(`/plan?month=${ahead(8).slice(0, 7)}`);
    await ana.sees(title);
  });
}

spec("A time that a clock change skips is refused beside its field, with the nearest ones", async ({ server, person }) => {
  const ana = await editor(server, person);
  await ana.opens("/plan/sessions/new");
  const draft = { title: "Early birds", starts: `${springForward()}T02:30`, zone: "America/New_York", minutes: 30 };
  await ana.sends("/plan/sessions", draft, { status: 422 });
  const field = ana.page.locator(".field:has([name=starts])").first();
  const told = await field.innerText();
  assert.match(told, /1:59|01:59|1:30|01:30/, told);
  assert.match(told, /3:00|03:00|3:30|03:30/, told);
  assert.equal(await field.locator("[name=starts]").getAttribute("aria-invalid"), "true");
  assert.equal(await ana.page.locator("[name=title]").inputValue(), "Early birds");
});

spec("A time that exists twice means the first, and says so", async ({ server, person }) => {
  const ana = await editor(server, person);
  await ana.opens("/plan/sessions/new");
  await ana.sends("/plan/sessions", { title: "Twice at night", starts: `${fallBack()}T01:30`, zone: "America/New_York", minutes: 30 });
  await ana.sees(/twice/i);
  await ana.sees(/first/i);
});

spec("A clinician cannot be in two places, and the other place is named", async ({ server, person }) => {
  const lin = await clinician(server, "Dr. Mei Lin");
  const starts = ahead(20);
  const first = await scheduled(server, { title: "Hearts in winter", starts });
  const second = await scheduled(server, { title: "Knees in winter", starts: ahead(20).replace("10:00", "10:30") });
  const ana = await editor(server, person);
  await ana.opens(`/plan/sessions/${first.id}`);
  await ana.sends("/slots", { clinician_id: lin.name });
  await ana.sees("Dr. Mei Lin");
  await ana.sends("/confirm");
  await ana.opens(`/events/${first.slug}`);
  await ana.sees("Dr. Mei Lin");

  await ana.opens(`/plan/sessions/${second.id}`);
  await ana.sends("/slots", { clinician_id: lin.name }, { status: 409 });
  await ana.sees(/Hearts in winter/);
  await ana.opens(`/plan/sessions/${second.id}`);
  await ana.sends("/slots", { clinician_id: lin.name, offset_minutes: 30 });
  assert.equal(await ana.page.locator(".slot-row").count(), 1);
});

spec("A new clinician is entered, and their calendar has an address of its own", async ({ server, person }) => {
  const ana = await editor(server, person);
  await ana.opens("/people/clinicians/new");
  await ana.sends("/people/clinicians", { name: "Dr. Omar Haddad", position: "Director of geriatric medicine", email: "omar@clinic.test", zone: "Europe/Berlin" });
  const id = here(ana).split("/").pop();
  if (!/^[0-9a-f-]{36}$/.test(id)) await ana.presses(ana.page.getByRole("link", { name: "Dr. Omar Haddad" }));
  const feed = await ana.page.locator('input[value*="/feeds/"]').inputValue();
  const answer = await fetch(feed);
  assert.match(await answer.text(), /^BEGIN:VCALENDAR/);
});

spec("Ending a session lists every question that is still open", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Ends today" });
  await asked(server, session, "Who answers me?");
  await asked(server, session, "And me?");
  const ana = await editor(server, person);
  await ana.opens(`/plan/sessions/${session.id}`);
  await ana.sends("/go_live");
  await ana.sends("/end");
  await ana.sees("2 questions without an owner");
  await ana.sees("Who answers me?");
  await ana.sees("And me?");
  await ana.opens("/inbox");
  await ana.sees("Who answers me?");
});

spec("A cancelled session says so to everybody", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Falls away" });
  const ana = await editor(server, person);
  await ana.opens(`/plan/sessions/${session.id}`);
  await ana.sends("/cancel");
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${session.slug}`);
  await rosa.sees("This session was cancelled.");
});
