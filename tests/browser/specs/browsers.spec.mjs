// Browsers as people have them: translated, rewritten on the way, extended, full of windows, brought back from yesterday.
import assert from "node:assert/strict";
import { extended, countsStreams, rewritten, translates } from "../harness/browsers.mjs";
import { asked, published, questionsOf, scheduled } from "../harness/clinic.mjs";
import { spec, until } from "../harness/spec.mjs";

async function onAir(server, title) {
  const session = await scheduled(server, { title, moderation: "open" });
  await server.api("POST", `/sessions/${session.id}/go_live`, {});
  return session;
}

/** The page follows what happens: a number, a new question, the pause and its end; and its form works. */
async function isAlive(server, person, session) {
  const other = await questionsOf(server, session);
  await asked(server, session, "A question from elsewhere?");
  await person.sees("A question from elsewhere?");
  const list = await (await fetch(`${server.base}/api/v1/public/sessions/${session.code}/questions`)).json();
  const first = list.items.find((item) => item.text === other[0].text);
  await fetch(`${server.base}/api/v1/public/questions/${first.handle}/vote`, { method: "POST" });
  const number = person.page.locator(`#q-${first.handle} .vote > span`);
  await until("the number to follow", async () => (await number.innerText()).trim() === "1");
  const desk = await person.desk();
  await desk.page.getByRole("button", { name: "Pause questions" }).click();
  await person.sees("Questions are paused for the moment.");
  await desk.page.getByRole("button", { name: "Take questions again" }).click();
  await person.sees("Questions are taken again.");
  await person.page.locator("#ask-text").fill("And mine?");
  await person.page.getByRole("button", { name: "Send question" }).click();
  await person.page.waitForURL("**/questions/*");
}

/** Somebody on a session's page with a question, and the desk beside. */
async function reader(server, person, session, how = {}) {
  await published(server, session, "How much water a day?");
  const rosa = await person({ name: "Rosa", ...how });
  rosa.desk = async () => {
    const rita = await person({ name: "Rita Sommer", on: "desktop" });
    await rita.signsIn(await server.staff("Rita Sommer", "responder"));
    await rita.opens(`/plan/sessions/${session.id}/live`);
    return rita;
  };
  return rosa;
}

spec("A page that is translated after it woke stays current", async ({ server, person }) => {
  const session = await onAir(server, "Translated late");
  const rosa = await reader(server, person, session);
  await rosa.opens(`/events/${session.slug}`);
  await translates(rosa.page);
  await isAlive(server, rosa, session);
});

spec("A page that is translated before it wakes wakes all the same", async ({ server, person }) => {
  const session = await onAir(server, "Translated early");
  const rosa = await reader(server, person, session);
  let go;
  const translated = new Promise((done) => (go = done));
  await rosa.page.route("**/attendee_bg.wasm", async (route) => {
    await translated;
    await route.continue();
  });
  await rosa.page.goto(`/events/${session.slug}`, { waitUntil: "domcontentloaded" });
  await rosa.page.locator("#ask-text").fill("Begun before it woke");
  await translates(rosa.page);
  go();
  await rosa.wakes();
  assert.equal(await rosa.page.locator("#ask-text").inputValue(), "Begun before it woke");
  assert.ok(await rosa.page.locator("#ask-text").evaluate((field) => field === document.activeElement), "the cursor stays where it was");
  await rosa.looks();
  await isAlive(server, rosa, session);
});

spec("A proxy that strips comments and an extension that adds its own change nothing", async ({ server, person }) => {
  const session = await onAir(server, "Stripped");
  const rosa = await reader(server, person, session);
  await rewritten(rosa.page, (html) => html.replace(/<!--.*?-->|<!>/gs, ""));
  await extended(rosa.page);
  await rosa.opens(`/events/${session.slug}`);
  await isAlive(server, rosa, session);
});

spec("An island that breaks keeps the server's form, says so once, and stops no other", async ({ server, person }) => {
  const session = await onAir(server, "One is broken");
  const rosa = await reader(server, person, session);
  rosa.expects(/Parts of this page stay as the server sent them; their forms work all the same. Error: Ask /);
  await rewritten(rosa.page, (html) => html.replace(/(data-component="Ask" data-props=")/, "$1not "));
  await rosa.opens(`/events/${session.slug}`);
  await asked(server, session, "Does the list go on?");
  await rosa.sees("Does the list go on?");
  await rosa.sends("/questions", { text: "Does the form go on?" });
  await rosa.sees("We have your question.");
});

spec("Where wasm is blocked the server's page stays, with forms that work and one line that says so", async ({ server, person }) => {
  const session = await onAir(server, "No wasm");
  const rosa = await reader(server, person, session);
  const said = [];
  rosa.page.on("console", (message) => message.type() === "warning" && said.push(message.text()));
  rosa.expects(/ERR_BLOCKED_BY_CLIENT|ERR_FAILED|Parts of this page stay as the server sent them/);
  await rosa.page.route("**/*.wasm", (route) => route.abort("blockedbyclient"));
  await rosa.opens(`/events/${session.slug}`);
  assert.equal(said.length, 1, said.join("\n"));
  await rosa.sends("/vote");
  await rosa.sends("/questions", { text: "Without wasm?" });
  await rosa.sees("We have your question.");
});

spec("Where streams are blocked the page learns of a pause as well", async ({ server, person }) => {
  const session = await onAir(server, "No streams");
  const rosa = await reader(server, person, session);
  rosa.expects(/ERR_FAILED|ERR_BLOCKED_BY_CLIENT/);
  await rosa.page.route("**/live*", (route) => route.abort("blockedbyclient"));
  await rosa.opens(`/events/${session.slug}`);
  await server.api("POST", `/sessions/${session.id}/hall`, { paused: true });
  await rosa.sees("Questions are paused for the moment.", 60_000);
});

spec("Where wasm is blocked the page is read anew by itself", async ({ server, person }) => {
  const session = await onAir(server, "Asleep");
  const rosa = await reader(server, person, session);
  rosa.expects(/ERR_BLOCKED_BY_CLIENT|ERR_FAILED|Parts of this page stay as the server sent them/);
  await rosa.page.route("**/*.wasm", (route) => route.abort("blockedbyclient"));
  await rosa.opens(`/events/${session.slug}`);
  await asked(server, session, "Seen without wasm?");
  await rosa.sees("Seen without wasm?", 45_000);
});

/** Seven windows of one browser on a page. */
async function sevenWindows(rosa, where) {
  const pages = [];
  for (let n = 0; n < 7; n += 1) {
    const page = await rosa.context.newPage();
    page.on("pageerror", (error) => rosa.hear(String(error)));
    await page.goto(where);
    await page.locator("html[data-awake]").waitFor();
    pages.push(page);
  }
  return pages;
}

const seenBy = (pages, text) => Promise.all(pages.map((page) => page.getByText(text).first().waitFor({ timeout: 30_000 })));

spec("Seven windows share one stream, and the next goes on when the first is closed", async ({ server, person }) => {
  const session = await onAir(server, "Seven windows");
  const rosa = await person({ name: "Rosa", on: "desktop" });
  const streams = countsStreams(rosa.context);
  const pages = await sevenWindows(rosa, `/events/${session.slug}`);
  await asked(server, session, "Seen seven times?");
  await seenBy(pages, "Seen seven times?");
  assert.equal(streams.length, 1, streams.join(" "));
  await pages.shift().close();
  await asked(server, session, "And once more?");
  await seenBy(pages, "And once more?");
  assert.ok(streams.length <= 3, streams.join(" "));
});

spec("Windows on seven sessions load too; those without a stream are read every ten seconds", async ({ server, person }) => {
  const rosa = await person({ name: "Rosa", on: "desktop" });
  const streams = countsStreams(rosa.context);
  const pages = [];
  for (let n = 0; n < 7; n += 1) {
    const session = await onAir(server, `Window ${n}`);
    const page = await rosa.context.newPage();
    await page.goto(`/events/${session.slug}`);
    await page.locator("html[data-awake]").waitFor();
    await asked(server, session, `Seen in window ${n}?`);
    pages.push([page, `Seen in window ${n}?`]);
  }
  await Promise.all(pages.map(([page, text]) => seenBy([page], text)));
  assert.ok(streams.length <= 3, `${streams.length} streams`);
});

spec("Where windows cannot speak to each other, all is read every ten seconds", async ({ server, person }) => {
  const session = await onAir(server, "Mute windows");
  const rosa = await person({ name: "Rosa", on: "desktop" });
  await rosa.context.addInitScript("delete globalThis.BroadcastChannel");
  const streams = countsStreams(rosa.context);
  const pages = await sevenWindows(rosa, `/events/${session.slug}`);
  await asked(server, session, "Seen without a stream?");
  await seenBy(pages, "Seen without a stream?");
  assert.equal(streams.length, 0);
});

spec("Who comes back to a page sees today's numbers", async ({ server, person }) => {
  const rosa = await person({ name: "Rosa" });
  await rosa.opens("/");
  await rosa.opens("/blog");
  await scheduled(server, { title: "Planned meanwhile" });
  await rosa.page.goBack();
  await rosa.sees("Planned meanwhile");
  // Kept whole by the browser, and brought back.
  await scheduled(server, { title: "Planned once more" });
  await rosa.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await rosa.sees("Planned once more");
  // What is being typed is worth more than a number.
  const session = await onAir(server, "Typing");
  await rosa.opens(`/events/${session.slug}`);
  await rosa.page.locator("#ask-text").fill("Half a question");
  await rosa.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await asked(server, session, "Asked meanwhile?");
  await rosa.sees("Asked meanwhile?");
  assert.equal(await rosa.page.locator("#ask-text").inputValue(), "Half a question");
});
