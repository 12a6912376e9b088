// What comes round: a rule that is looked at, sessions of its own, and a campaign that moves as a whole.
import assert from "node:assert/strict";
import { ahead } from "../harness/clinic.mjs";
import { spec } from "../harness/spec.mjs";

const here = (person) => new URL(person.page.url()).pathname;

for (const js of [true, false]) {
  const how = js ? "with script" : "without script";

  spec(`Ana sees what a rule means, keeps it, and changes what follows a date, ${how}`, async ({ server, person }) => {
    const ana = await person({ name: "Ana", on: "desktop", js });
    await ana.signsIn(await server.staff("Ana Ruiz", "editor"));
    const title = `Walk and talk, ${how}`;
    await ana.opens("/plan/series/new");
    const form = ana.page.locator("#series-form");
    await ana.fills(form, { title, starts: ahead(7, 18), zone: "America/New_York", minutes: 45, interval: 2, ends: "After", count: 4 });
    await ana.presses("Look at its dates");
    await ana.sees(/Every second \w+ at 18:00, New York time, 4 times/);
    await ana.sees("4 new, as drafts.");
    const mine = async () => (await server.api("GET", "/sessions?limit=200")).items.filter((session) => session.title.startsWith(title));
    assert.equal((await mine()).length, 0);
    await ana.presses("Create the series");
    assert.match(here(ana), /^\/plan\/series\/[0-9a-f-]{36}$/);
    const starts = (await mine()).map((session) => session.starts).sort();
    assert.deepEqual(starts, [7, 21, 35, 49].map((days) => ahead(days, 18)));

    const third = (await mine()).find((session) => session.starts === ahead(35, 18));
    await ana.opens(`/plan/sessions/${third.id}`);
    await ana.presses(ana.page.getByRole("link", { name: /following|follow/ }).first());
    await ana.fills(ana.page.locator("#series-form"), { starts: ahead(35, 17) });
    await ana.presses("Look at its dates");
    await ana.sees("2 changed.");
    await ana.presses("Change the series");
    const moved = (await mine()).map((session) => session.starts).sort();
    assert.deepEqual(moved, [ahead(7, 18), ahead(21, 18), ahead(35, 17), ahead(49, 17)]);
  });
}

spec("A campaign moves a week with what it holds, after a look that names what is in the way", async ({ server, person }) => {
  const ana = await person({ name: "Ana", on: "desktop" });
  await ana.signsIn(await server.staff("Ana Ruiz", "editor"));
  const days = { starts_on: ahead(5).slice(0, 10), ends_on: ahead(30).slice(0, 10) };
  const audience = await server.api("POST", "/audiences", { name: "Shift workers", languages: "English" });
  const campaign = await server.api("POST", "/campaigns", { name: "Sleep well", zone: "America/New_York", audience_ids: [audience.id], ...days });
  const session = await server.api("POST", "/sessions", { title: "Naps that help", starts: ahead(10, 12), zone: "America/New_York", minutes: 30, campaign_id: campaign.id });
  await ana.opens(`/plan/campaigns/${campaign.id}`);
  await ana.presses(ana.page.getByRole("link", { name: /shift/i }).first());
  await ana.sends("/shift", { starts_on: ahead(12).slice(0, 10) }, { button: "Look at what moves" });
  await ana.sees("1 changed.");
  assert.equal((await server.api("GET", `/sessions/${session.id}`)).starts, ahead(10, 12));
  await ana.presses("Shift campaign dates");
  assert.equal((await server.api("GET", `/sessions/${session.id}`)).starts, ahead(17, 12));
  assert.equal((await server.api("GET", `/campaigns/${campaign.id}`)).starts_on, ahead(12).slice(0, 10));
});

spec("A series and its look read well on a phone in the dark", async ({ server, person }) => {
  const ana = await person({ name: "Ana", on: "phone", scheme: "dark" });
  await ana.signsIn(await server.staff("Ana Ruiz", "editor"));
  await ana.opens("/plan/series/new");
  await ana.fills(ana.page.locator("#series-form"), { title: "Breathe", starts: ahead(3), zone: "America/New_York", minutes: 10, every: "Days", ends: "After", count: 5 });
  await ana.presses("Look at its dates");
  await ana.sees("5 new, as drafts.");
});
