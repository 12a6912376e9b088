// One's own account, who sees what, and a sign-in that is about to end.
import assert from "node:assert/strict";
import { asked, scheduled } from "../harness/clinic.mjs";
import { spec, until } from "../harness/spec.mjs";

/** The next visit of `path` takes place when the sign-in has `left` seconds, as far as the page is told once it has stood for some. */
async function nearTheEnd(person, path, left) {
  await person.page.route(`**${path}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/data-stays="\d+"/, 'data-stays="128"') });
  });
  await person.page.route("**/account/left", (route) => route.fulfill({ json: { left, extends: true } }));
}

const gone = (person) => until("the notice to go", async () => (await person.page.locator("dialog.stay[open]").count()) === 0);

spec("Whoever walks away is told before the sign-in ends, and one key stays", async ({ server, person }) => {
  const ana = await person({ name: "Ana", on: "desktop" });
  await ana.signsIn(await server.staff("Ana Stays", "editor"));
  await nearTheEnd(ana, "/plan/campaigns", 119);
  await ana.opens("/plan/campaigns");
  await ana.sees("Are you still there?");
  await ana.sees("Press any key to stay.");
  await ana.looks();
  await ana.page.unroute("**/account/left");
  await ana.page.keyboard.press("k");
  await gone(ana);
  await ana.looks();
});

spec("A sign-in that ended hides the page, which goes on where it was after another one", async ({ server, person }) => {
  const ana = await person({ name: "Ana", on: "desktop" });
  await ana.signsIn(await server.staff("Ana Returns", "editor"));
  await nearTheEnd(ana, "/plan/campaigns/new", 0);
  await ana.opens("/plan/campaigns/new");
  await ana.page.fill("[name=name]", "Half a campaign");
  await ana.sees("You are signed out");
  await ana.looks();
  await ana.page.keyboard.press("Escape");
  await ana.sees("You are signed out");
  await ana.page.unroute("**/account/left");
  await gone(ana);
  assert.equal(await ana.page.inputValue("[name=name]"), "Half a campaign");
});

for (const on of ["desktop", "phone"]) {
  spec(`One's own account, who sees what and the record are there to be read (${on})`, async ({ server, person }) => {
    const olga = await person({ name: "Olga", on });
    await olga.signsIn(await server.staff("Olga Reads", "admin"));
    await server.staff("Ana Stays", "editor");
    for (const path of ["/account", "/people", "/people/record", "/people/record?show=all"]) await olga.opens(path);
    await olga.opens("/people");
    await olga.page.getByText("Change role").first().click();
    await olga.looks();
    await olga.opens("/account");
    await olga.sends("/account/password", { current: "not hers at all", password: "another quiet phrase" }, { status: 422 });
    await olga.sees("This is not your password.");
    await olga.looks();
  });
}

spec("A planner reads what is published, and is told that there is more", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Quiet nights" });
  await asked(server, session, "Melatonin with warfarin?");
  const pia = await person({ name: "Pia", on: "desktop" });
  await pia.signsIn(await server.staff("Pia Plans", "planner"));
  for (const path of ["/inbox?show=all", `/plan/sessions/${session.id}`, `/plan/sessions/${session.id}/live`, `/plan/sessions/${session.id}/wrap`]) {
    await pia.opens(path);
    await pia.sees("for the desk alone");
    await pia.doesNotFind("warfarin");
  }
});
