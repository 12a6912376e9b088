// What somebody typed outlives a sign-in that ended, and deeds can be taken back.
import assert from "node:assert/strict";
import { scheduled } from "../harness/clinic.mjs";
import { spec, until } from "../harness/spec.mjs";

const here = (person) => new URL(person.page.url()).pathname;
const form = (person) => person.page.locator("#post-form");

async function editor(server, person, name, wishes = {}) {
  const known = await server.staff(name, "editor");
  const somebody = await person({ name: name.split(" ")[0], on: "desktop", ...wishes });
  await somebody.signsIn(known);
  return [somebody, known];
}

for (const wishes of [{}, { on: "phone", scheme: "dark" }]) {
  spec(`A sign-in that ended while Ana typed is begun again beside her form (${wishes.on ?? "desktop"})`, async ({ server, person }) => {
    const [ana, known] = await editor(server, person, `Ana Beside ${wishes.on ?? "desktop"}`, wishes);
    await ana.opens("/plan/posts/new");
    await ana.fills(form(ana), { title: "Kept beside", body: "Half a post, and more." });
    await ana.context.clearCookies();
    await ana.page.getByRole("button", { name: "Create post" }).click();
    await ana.sees("You are signed out");
    await ana.looks();
    assert.equal(await form(ana).locator("[name=body]").inputValue(), "Half a post, and more.");
    const [aside] = await Promise.all([ana.context.waitForEvent("page"), ana.page.locator("dialog.stay a").click()]);
    await aside.fill("[name=email]", known.email);
    await aside.fill("[name=password]", known.password);
    await aside.press("[name=password]", "Enter");
    await until("the notice to go", async () => (await ana.page.locator("dialog.stay[open]").count()) === 0);
    await ana.presses("Create post");
    assert.match(here(ana), /^\/plan\/posts\/[0-9a-f-]{36}$/);
    assert.equal(await form(ana).locator("[name=body]").inputValue(), "Half a post, and more.");
    await ana.opens("/plan/posts/new");
    assert.equal(await form(ana).locator("[name=body]").inputValue(), "", "what was sent is no draft any more");
  });

  spec(`Without script it comes back behind the sign-in (${wishes.on ?? "desktop"})`, async ({ server, person }) => {
    const [ana, known] = await editor(server, person, `Ana Behind ${wishes.on ?? "desktop"}`, { ...wishes, js: false });
    await ana.opens("/plan/posts/new");
    await ana.fills(form(ana), { title: "Kept behind", body: "A line\nand \"another\" <one>", zone: "UTC" });
    await ana.context.clearCookies({ name: /signin/ });
    await ana.presses("Create post", 401);
    await ana.sees("What you sent is kept here");
    await ana.fills(ana.page.locator("form:has([name=password])"), { email: known.email, password: known.password });
    await ana.presses(ana.page.getByRole("button", { name: "Sign in" }));
    await ana.sees("was not taken yet");
    await ana.presses("Send it now");
    assert.match(here(ana), /^\/plan\/posts\/[0-9a-f-]{36}$/);
    assert.equal(await form(ana).locator("[name=body]").inputValue(), "A line\nand \"another\" <one>");
  });

  spec(`Two people save one post: both versions stand side by side (${wishes.on ?? "desktop"})`, async ({ server, person }) => {
    const [ana] = await editor(server, person, `Ana First ${wishes.on ?? "desktop"}`, wishes);
    const [ben] = await editor(server, person, `Ben Second ${wishes.on ?? "desktop"}`, wishes);
    await ana.opens("/plan/posts/new");
    await ana.fills(form(ana), { title: "Two pens", body: "As it began.", zone: "UTC" });
    await ana.presses("Create post");
    await ben.opens(here(ana));
    await ben.fills(form(ben), { body: "Ben’s words, which took him an hour." });
    await ana.fills(form(ana), { body: "Ana’s words." });
    await ana.presses("Save");
    await ben.presses("Submit for review", 409);
    await ben.sees("Both versions");
    await ben.sees("Ana’s words.");
    assert.equal(await form(ben).locator("[name=body]").inputValue(), "Ben’s words, which took him an hour.");
    await ben.presses("Save");
    await ben.opens(here(ana));
    assert.equal(await form(ben).locator("[name=body]").inputValue(), "Ben’s words, which took him an hour.");
  });
}

spec("Going live weeks early is asked for, and taken back", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Far ahead" });
  const [ana] = await editor(server, person, "Ana Early");
  await ana.opens(`/plan/sessions/${session.id}`);
  await ana.page.getByText("Go live early").click();
  await ana.looks();
  await ana.presses("Go live now");
  await ana.page.locator("details.menu summary", { hasText: "More" }).click();
  await ana.looks();
  await ana.presses("Not live yet");
  await ana.sees("It is scheduled as before.");
});

spec("An ended sign-in does not look like a move on the calendar, and undo goes back one by one", async ({ server, person }) => {
  const starts = (n) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
  const session = await server.api("POST", "/sessions", { title: "Moved twice", summary: "", starts: `${starts(3)}T10:00`, zone: "UTC", minutes: 60, moderation: "held" });
  const stored = async () => (await server.api("GET", `/sessions/${session.id}`)).starts.slice(0, 10);
  const [ana, known] = await editor(server, person, "Ana Moves");
  await ana.opens("/plan?view=agenda");
  const moves = async () => {
    await ana.page.locator(`.item[data-id="${session.id}"] a`).first().focus();
    for (const key of ["m", "ArrowRight", "Enter"]) await ana.page.keyboard.press(key);
  };
  await moves();
  await until("the first move", async () => (await stored()) === starts(4));
  await ana.page.locator(`.item[data-id="${session.id}"][data-version="2"]`).first().waitFor();
  await moves();
  await until("the second move", async () => (await stored()) === starts(5));
  const undo = ana.page.locator("#follows").getByRole("button", { name: "Undo" });
  await until("a second undo", async () => /Moved twice back to/.test(await undo.innerText()));
  await ana.looks();
  await undo.click();
  await until("the way back", async () => (await stored()) === starts(4));
  await undo.click();
  await until("the whole way back", async () => (await stored()) === starts(3));
  await until("nothing left to undo", async () => (await undo.count()) === 0);
  await ana.page.locator(`.item[data-id="${session.id}"][data-version="5"]`).first().waitFor();
  await ana.context.clearCookies();
  ana.expects(/status of 401/);
  await moves();
  await ana.sees("You are signed out, so Moved twice stays where it was.");
  await ana.page.locator("dialog.stay[open]").waitFor();
  assert.equal(await stored(), starts(3));
  assert.ok(known.email);
});

spec("A cancelled session is brought back, at once while nobody read of it; Schedule takes what stands in the form", async ({ server, person }) => {
  const [ana] = await editor(server, person, "Ana Undoes");
  await ana.opens("/plan/sessions/new");
  await ana.fills(ana.page.locator("#session-form, form[action='/plan/sessions']").first(), { title: "Back again", starts: "2027-03-02T18:00", zone: "America/New_York" });
  await ana.presses("Create draft");
  await ana.page.locator("#session-form [name=summary]").fill("Typed, and not saved.");
  await ana.presses("Schedule");
  await ana.sees("Scheduled. The public page stands");
  assert.equal(await ana.page.locator("#session-form [name=summary]").inputValue(), "Typed, and not saved.");
  await ana.page.locator("summary", { hasText: "More" }).click();
  await ana.presses("Cancel session");
  await ana.presses("Undo cancelling");
  await ana.sees("It stands where it stood before.");
  await ana.fills(ana.page.locator("#session-form"), { starts: "2020-03-02T18:00" });
  await ana.presses(ana.page.locator("#session-form").getByRole("button", { name: "Save" }), 422);
});

spec("A draft's move into the past is asked about", async ({ server, person }) => {
  const [ana] = await editor(server, person, "Ana Slips");
  const session = await server.api("POST", "/sessions", { title: "Slip", summary: "", starts: "2027-03-02T18:00", zone: "America/New_York", minutes: 60, moderation: "held" });
  await ana.opens(`/plan/sessions/${session.id}`);
  await ana.fills(ana.page.locator("#session-form"), { starts: "2020-03-02T18:00" });
  await ana.presses(ana.page.locator("#session-form").getByRole("button", { name: "Save" }), 422);
  await ana.page.getByLabel("It is meant").check();
  await ana.presses(ana.page.locator("#session-form").getByRole("button", { name: "Save" }));
  await ana.sees("Saved.");
});

spec("Clocks are written as their reader chose, in chips and by scripts", async ({ server, person }) => {
  const [ana] = await editor(server, person, "Ana Half");
  const session = await scheduled(server, { title: "Half past six", starts: "2027-03-02T18:30" });
  await ana.opens("/account");
  await ana.sends("/account/clock", { clock: "12" });
  await ana.opens("/plan?view=week&on=2027-03-02&zone=America/New_York");
  await ana.sees(/6:30.pm/);
  await ana.opens(`/plan/sessions/${session.id}`);
  await ana.sees(/6:30.pm–7:30.pm/);
  assert.match(await ana.page.locator("time[data-moment=day]").first().innerText(), /\d:\d\d.(am|pm)/);
  const phone = await person({ name: "Rosa" });
  await phone.opens(`/events/${session.slug}`);
  await phone.sees("18:30–19:30");
});
