// A stranger with a phone: opens a session, asks, comes back for the answer. Each with script and without.
import assert from "node:assert/strict";
import { spec, until } from "../harness/spec.mjs";
import { scheduled, questionsOf, published } from "../harness/clinic.mjs";

for (const js of [true, false]) {
  const how = js ? "with script" : "without script";

  spec(`Rosa asks from her phone and keeps her page, ${how}`, async ({ server, person }) => {
    const session = await scheduled(server, { title: `Sleep after 60, ${how}`, zone: "Europe/Berlin" });
    const rosa = await person({ name: "Rosa", js });
    await rosa.opens(`/e/${session.code}`);
    assert.equal(new URL(rosa.page.url()).pathname, `/events/${session.slug}`);
    await rosa.sees("Berlin time");
    if (js) await rosa.sees("In your time");
    await rosa.sends("/questions", { text: "Melatonin with warfarin?", email: "rosa@home.test" });
    assert.match(rosa.page.url(), /\/questions\/[\w.-]{20,}$/);
    await rosa.sees("We have your question.");
    await rosa.sees("Melatonin with warfarin?");
    await rosa.doesNotFind("rosa@home.test");
    const own = rosa.page.url();
    await rosa.page.reload();
    await rosa.page.goBack();
    assert.equal((await questionsOf(server, session)).length, 1);

    const [question] = await questionsOf(server, session);
    await server.api("POST", `/questions/${question.id}/answer`, { text: "Not together. Call us first." });
    const later = await person({ name: "Rosa-later", js, on: "desktop", scheme: "dark" });
    await later.opens(own);
    await later.sees("Not together. Call us first.");
  });

  spec(`A question can be taken back, ${how}`, async ({ server, person }) => {
    const session = await scheduled(server, { title: `Second thoughts, ${how}`, moderation: "open" });
    const rosa = await person({ name: "Rosa", js });
    await rosa.opens(`/events/${session.slug}`);
    await rosa.sends("/questions", { text: "Too personal after all?" });
    const other = await person({ name: "Otto", js });
    await other.opens(`/events/${session.slug}`);
    await other.sees("Too personal after all?");
    await rosa.sends("/withdraw");
    await rosa.sees("You took this question back.");
    await other.opens(`/events/${session.slug}`);
    await other.doesNotFind("Too personal after all?");
  });

  spec(`Text survives a refusal, ${how}`, async ({ server, person }) => {
    const session = await scheduled(server, { title: `Careful typing, ${how}` });
    const rosa = await person({ name: "Rosa", js });
    const long = "Is it safe? ".repeat(100).trim();
    rosa.expects(/status of 422/);
    await rosa.opens(`/events/${session.slug}`);
    const form = rosa.form("/questions");
    await rosa.fills(form, { text: long, name: "Rosa" });
    if (js) await form.getByRole("button", { name: "Send question" }).click();
    else await rosa.sends("/questions", {}, { status: 422 });
    await form.locator("#ask-text-error").waitFor({ state: "visible" });
    assert.equal(await form.locator("[name=text]").inputValue(), long);
    assert.equal(await form.locator("[name=name]").inputValue(), "Rosa");
    await rosa.looks();
    assert.equal((await questionsOf(server, session)).length, 0);
  });

  spec(`Two quick taps make one question, ${how}`, async ({ server, person }) => {
    const session = await scheduled(server, { title: `Quick fingers, ${how}` });
    const rosa = await person({ name: "Rosa", js });
    await rosa.opens(`/events/${session.slug}`);
    await rosa.fills(rosa.form("/questions"), { text: "Did that work?" });
    await rosa.form("/questions").getByRole("button", { name: "Send question" }).dblclick();
    // The second tap breaks off the first one's way; the second leads there too.
    await until("her own page", () => /\/questions\/[\w.-]{20,}$/.test(rosa.page.url()));
    await rosa.page.waitForLoadState("load");
    await rosa.looks();
    assert.equal((await questionsOf(server, session)).length, 1);
  });

  spec(`A vote counts once${js ? ", and can be taken back" : ""}, ${how}`, async ({ server, person }) => {
    const session = await scheduled(server, { title: `Votes, ${how}`, moderation: "open" });
    await published(server, session, "How much water a day?");
    const otto = await person({ name: "Otto", js });
    await otto.opens(`/events/${session.slug}`);
    const votes = async () => (await publicQuestions(server, session))[0].votes;
    for (const expected of js ? [1, 0, 1] : [1, 1]) {
      const button = otto.form("/vote").getByRole("button");
      if (js) await button.click();
      else await otto.presses(button);
      await until(`${expected} votes`, async () => (await votes()) === expected);
    }
    await otto.page.reload();
    await otto.looks();
    assert.equal(await votes(), 1);
  });
}

spec("What was typed survives a reload", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Reload" });
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${session.slug}`);
  await rosa.fills(rosa.form("/questions"), { text: "Half a question", name: "Rosa" });
  await rosa.page.reload();
  await rosa.looks();
  await until("the text to be back", async () => (await rosa.page.locator("[name=text]").inputValue()) === "Half a question");
  const stranger = await person({ name: "Another" });
  await stranger.opens(`/events/${session.slug}`);
  assert.equal(await stranger.page.locator("[name=text]").inputValue(), "");
});

spec("A reply that gets lost does not make a second question", async ({ server, person }) => {
  const session = await scheduled(server, { title: "A tunnel" });
  const rosa = await person({ name: "Rosa" });
  rosa.expects(/ERR_FAILED/);
  await rosa.opens(`/events/${session.slug}`);
  let lost = 0;
  await rosa.page.route(`**/events/${session.slug}/questions`, async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch({ maxRedirects: 0 });
    return route.abort("failed");
  });
  await rosa.fills(rosa.form("/questions"), { text: "Can you hear me?" });
  await rosa.form("/questions").getByRole("button", { name: "Send question" }).click();
  await rosa.page.waitForURL(/\/questions\/[\w.-]{20,}$/);
  await rosa.looks();
  assert.equal(lost, 1);
  assert.equal((await questionsOf(server, session)).length, 1);
});

spec("Held and private questions are seen by nobody else", async ({ server, person }) => {
  const held = await scheduled(server, { title: "Held" });
  const open = await scheduled(server, { title: "Open", moderation: "open" });
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${held.slug}`);
  await rosa.sends("/questions", { text: "Wait for the desk please" });
  await rosa.opens(`/events/${open.slug}`);
  await rosa.sends("/questions", { text: "Only for your eyes", private: true });
  await rosa.opens(`/events/${open.slug}`);
  await rosa.sends("/questions", { text: "For everybody" });
  const other = await person({ name: "Otto" });
  await other.opens(`/events/${open.slug}`);
  await other.sees("For everybody");
  await other.doesNotFind("Only for your eyes");
  await other.opens(`/events/${held.slug}`);
  await other.doesNotFind("Wait for the desk please");
  assert.equal((await publicQuestions(server, held)).length, 0);
});

spec("A session goes into any calendar", async ({ server, person }) => {
  const session = await scheduled(server, { title: "For the diary", zone: "America/Vancouver" });
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${session.slug}`);
  const link = rosa.page.locator(`a[href$="/events/${session.slug}/event.ics"]`).first();
  await rosa.unfolds(link);
  const [download] = await Promise.all([rosa.page.waitForEvent("download"), link.click()]);
  assert.match(download.suggestedFilename(), /\.ics$/);
  const answer = await fetch(`${server.base}/events/${session.slug}/event.ics`);
  assert.match(answer.headers.get("content-type"), /^text\/calendar/);
  assert.match(await answer.text(), /BEGIN:VTIMEZONE\r\n(.*\r\n)*TZID:America\/Vancouver/);
  for (const where of ["/", "/calendar"]) await rosa.opens(where);
});

spec("A mistyped code is told kindly", async ({ person }) => {
  const rosa = await person({ name: "Rosa" });
  await rosa.opens("/e/NOSUCH", 404);
  await rosa.sees("There is no page here");
});

async function publicQuestions(server, session) {
  const answer = await fetch(`${server.base}/api/v1/public/sessions/${session.code}/questions`);
  return (await answer.json()).items;
}
