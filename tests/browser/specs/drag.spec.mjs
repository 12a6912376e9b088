// The calendar under the hand: dragged by mouse, by keys, by two people at once, and fresh without a reload.
import assert from "node:assert/strict";
import { asked, clinician, scheduled } from "../harness/clinic.mjs";
import { spec, until } from "../harness/spec.mjs";

/** A day of the month that is shown at `/plan`, ten to twenty days ahead, so that both it and its neighbours are seen. */
function day(n) {
  return new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
}

/** The month in which a day lies, for `/plan?on=…`. */
const month = (on) => `/plan?on=${on}`;

async function editor(server, person, name = "Ana Ruiz", wishes = {}) {
  server.editors ??= {};
  server.editors[name] ??= await server.staff(name, "editor");
  const somebody = await person({ name: name.split(" ")[0], on: "desktop", ...wishes });
  await somebody.signsIn(server.editors[name]);
  return somebody;
}

const draft = (server, title, starts, more = {}) =>
  server.api("POST", "/sessions", { title, summary: "What to know.", starts, zone: "America/New_York", minutes: 60, moderation: "held", ...more });
const now = (server, session) => server.api("GET", `/sessions/${session.id}`);
const chip = (person, session) => person.page.locator(`.plan-main .item[data-id="${session.id}"]:visible, .plan-side .item[data-id="${session.id}"]:visible`).first();
const cell = (person, on) => person.page.locator(`td[data-day="${on}"]`);

/** Drags something by mouse to the middle of something else, in several steps as a hand does. */
async function drags(person, what, where, { at } = {}) {
  const from = await what.boundingBox(), to = await where.boundingBox();
  const start = { x: from.x + from.width / 3, y: from.y + from.height / 2 };
  const end = at ? at(from, to) : { x: to.x + to.width / 2, y: to.y + to.height / 2 };
  const { mouse } = person.page;
  await mouse.move(start.x, start.y);
  await mouse.down();
  for (let step = 1; step <= 8; step += 1) await mouse.move(start.x + ((end.x - start.x) * step) / 8, start.y + ((end.y - start.y) * step) / 8);
  await person.page.locator(".drag-ghost").waitFor();
  if (!at) await aims(person, where);
  await mouse.up();
}

/** Holds the mouse over the middle of something until it stays there: a page scrolls under a hand near its edge, and news move what is on it. */
async function aims(person, where) {
  const seen = person.page.viewportSize();
  const inside = (at, size) => Math.min(Math.max(at, 1), size - 1);
  let last;
  await until("a hand over it", async () => {
    const box = await where.boundingBox();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await person.page.mouse.move(inside(middle.x, seen.width), inside(middle.y, seen.height));
    const still = last && last.x === middle.x && last.y === middle.y;
    last = middle;
    return still && middle.y > 0 && middle.y < seen.height;
  });
}

/** The shown month holds both days, whatever today is: two days in the middle of next month. */
function next(n) {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, n)).toISOString().slice(0, 10);
}

spec("Ana drags a session to another day: it keeps its hour, she sees what follows, and takes it back", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Dragged by mouse", starts: `${next(10)}T18:15` });
  const lin = await clinician(server, "Dr. Lin Mouse");
  await server.api("POST", `/sessions/${session.id}/slots`, { clinician_id: lin.id, role: "expert" });
  const ana = await editor(server, person);
  await ana.opens(month(next(10)));
  await drags(ana, chip(ana, session), cell(ana, next(12)));
  await until("the move", async () => (await now(server, session)).starts === `${next(12)}T18:15`);
  await cell(ana, next(12)).getByText("Dragged by mouse").waitFor();
  await ana.page.locator("#follows").getByText("1 clinician will be asked").waitFor();
  await ana.looks();
  await ana.page.locator("#follows").getByRole("button", { name: "Undo" }).click();
  await until("the way back", async () => (await now(server, session)).starts === `${next(10)}T18:15`);
  await cell(ana, next(10)).getByText("Dragged by mouse").waitFor();
  assert.equal(await ana.page.locator(".drag-ghost").count(), 0);
});

spec("What follows from a move can be told at once", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Told at once", starts: `${next(11)}T08:00` });
  const kim = await clinician(server, "Dr. Kim Atonce");
  await server.api("POST", `/sessions/${session.id}/slots`, { clinician_id: kim.id, role: "expert" });
  const ana = await editor(server, person);
  await ana.opens(month(next(11)));
  await drags(ana, chip(ana, session), cell(ana, next(18)));
  const bar = ana.page.locator("#follows");
  await bar.getByRole("button", { name: "Send now" }).click();
  await bar.getByText("Sent. Whoever is concerned is being told now.").waitFor();
  await ana.looks();
  await ana.opens(`/plan/sessions/${session.id}`);
  assert.equal(await ana.page.getByRole("button", { name: "Send now" }).count(), 0);
});

spec("A click on a chip still opens it, and Escape puts back what is in the hand", async ({ server, person }) => {
  const session = await draft(server, "Only looked at", `${next(8)}T09:00`);
  const ana = await editor(server, person);
  await ana.opens(month(next(8)));
  const from = await chip(ana, session).boundingBox();
  await ana.page.mouse.move(from.x + 20, from.y + 8);
  await ana.page.mouse.down();
  await ana.page.mouse.move(from.x + 120, from.y + 130, { steps: 5 });
  await ana.page.locator(".drag-ghost").waitFor();
  await ana.page.keyboard.press("Escape");
  await ana.page.locator(".drag-ghost").waitFor({ state: "detached" });
  await ana.page.mouse.up();
  assert.equal((await now(server, session)).starts, `${next(8)}T09:00`);
  await Promise.all([ana.page.waitForURL(`**/plan/sessions/${session.id}`), chip(ana, session).locator("a.open").click()]);
});

spec("By keys alone: a chip is picked up, moved by a week and a day, dropped, and keeps the focus", async ({ server, person }) => {
  const session = await draft(server, "Moved by keys", `${next(9)}T10:00`);
  const ana = await editor(server, person);
  await ana.opens(month(next(9)));
  await chip(ana, session).locator("a.open").focus();
  const { keyboard } = ana.page;
  await keyboard.press("m");
  await ana.page.locator(".calendar-island [role=status]").getByText("Picked up Moved by keys").waitFor({ state: "attached" });
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowRight");
  await ana.page.locator(".calendar-island [role=status]").getByText(/\d+ \w+/).waitFor({ state: "attached" });
  await keyboard.press("Enter");
  await until("the move", async () => (await now(server, session)).starts === `${next(17)}T10:00`);
  await cell(ana, next(17)).getByText("Moved by keys").waitFor();
  await until("the focus", () => ana.page.evaluate((id) => document.activeElement.closest(".item")?.dataset.id === id, session.id));
  await ana.looks();
  await keyboard.press("m");
  await keyboard.press("ArrowLeft");
  await keyboard.press("Escape");
  assert.equal((await now(server, session)).starts, `${next(17)}T10:00`);
  await until("the focus", () => ana.page.evaluate((id) => document.activeElement.closest(".item")?.dataset.id === id, session.id));
});

spec("An idea gets its day, and goes back among the ideas", async ({ server, person }) => {
  const session = await draft(server, "Just an idea", null);
  const ana = await editor(server, person);
  await ana.opens(month(next(14)));
  await drags(ana, chip(ana, session), cell(ana, next(14)));
  await until("its day", async () => (await now(server, session)).starts === `${next(14)}T10:00`);
  await cell(ana, next(14)).getByText("Just an idea").waitFor();
  await until("the fresh page", async () => (await chip(ana, session).getAttribute("data-version")) !== "1");
  await drags(ana, chip(ana, session), ana.page.locator('.tray-group[data-tray="none"]'));
  await until("no day", async () => !(await now(server, session)).starts);
  await ana.page.locator(".tray").getByText("Just an idea").waitFor();
});

spec("In the week a drag goes by quarters of an hour, and so do keys", async ({ server, person }) => {
  const session = await draft(server, "By the quarter", `${next(15)}T10:00`);
  const ana = await editor(server, person);
  await ana.opens(`/plan?view=week&on=${next(15)}`);
  const column = ana.page.locator(`.day-col[data-day="${next(15)}"]`);
  const quarter = await ana.page.evaluate(() => document.querySelector(".day-col").getBoundingClientRect().height / (document.querySelector(".plan-week").dataset.to - document.querySelector(".plan-week").dataset.from));
  await drags(ana, chip(ana, session), column, { at: (from) => ({ x: from.x + from.width / 3, y: from.y + from.height / 2 + 5 * quarter }) });
  await until("an hour and a quarter later", async () => (await now(server, session)).starts === `${next(15)}T11:15`);
  await until("the fresh page", async () => (await chip(ana, session).getAttribute("data-version")) !== "1");
  await chip(ana, session).locator("a.open").focus();
  await ana.page.keyboard.press("m");
  await ana.page.keyboard.press("ArrowUp");
  await ana.page.keyboard.press("Enter");
  await until("a quarter earlier", async () => (await now(server, session)).starts === `${next(15)}T11:00`);
  await ana.looks();
});

spec("A move onto somebody's other slot is refused by name, and the chip goes back", async ({ server, person }) => {
  const lin = await clinician(server, "Dr. Lin Taken");
  const one = await scheduled(server, { title: "Stays here", starts: `${next(11)}T10:00` });
  const two = await scheduled(server, { title: "Wants there", starts: `${next(13)}T10:00` });
  for (const session of [one, two]) await server.api("POST", `/sessions/${session.id}/slots`, { clinician_id: lin.id, role: "expert" });
  const ana = await editor(server, person);
  ana.expects(/status of 409/);
  await ana.opens(month(next(11)));
  await drags(ana, chip(ana, two), cell(ana, next(11)));
  await ana.page.locator("#follows .follows-refused").getByText("Dr. Lin Taken").waitFor();
  await cell(ana, next(13)).getByText("Wants there").waitFor();
  assert.equal((await now(server, two)).starts, `${next(13)}T10:00`);
  await ana.looks();
});

spec("Two editors move the same session: the slower one sees both and chooses", async ({ server, person }) => {
  const session = await draft(server, "Wanted twice", `${next(16)}T10:00`);
  const [ana, ed] = [await editor(server, person), await editor(server, person, "Ed Novak")];
  ed.expects(/status of 409/);
  await ed.opens(month(next(16)));
  // Ed's stream is held up, so that his page is old.
  await ed.page.route("**/plan/live*", (route) => route.abort());
  ed.expects(/ERR_FAILED/);
  await ed.page.reload();
  await ed.wakes();
  await ana.opens(month(next(16)));
  await drags(ana, chip(ana, session), cell(ana, next(18)));
  await until("Ana's move", async () => (await now(server, session)).starts === `${next(18)}T10:00`);
  await drags(ed, chip(ed, session), cell(ed, next(20)));
  const dialog = ed.page.locator("dialog.both-versions[open]");
  await dialog.waitFor();
  await dialog.getByRole("heading", { name: "Ana Ruiz moved this at the same time" }).waitFor();
  await ed.axe();
  await ed.photograph();
  assert.equal((await now(server, session)).starts, `${next(18)}T10:00`);
  await dialog.getByRole("button", { name: "Use mine" }).click();
  await until("Ed's move", async () => (await now(server, session)).starts === `${next(20)}T10:00`);
  await cell(ed, next(20)).getByText("Wanted twice").waitFor();
  await cell(ana, next(20)).getByText("Wanted twice").waitFor();
});

spec("What a colleague changes appears without a reload, focus and folds kept", async ({ server, person }) => {
  const session = await draft(server, "Watched from afar", `${next(5)}T10:00`);
  const mine = await draft(server, "Under the finger", `${next(6)}T10:00`);
  const ana = await editor(server, person);
  await ana.opens(month(next(5)));
  await chip(ana, mine).locator("a.open").focus();
  await server.api("PATCH", `/sessions/${session.id}`, { version: (await now(server, session)).version, starts: `${next(7)}T10:00` });
  await cell(ana, next(7)).getByText("Watched from afar").waitFor();
  assert.equal(await ana.page.evaluate(() => document.activeElement.closest(".item")?.dataset.id), mine.id);
  await ana.looks();
});

spec("What is in the hand stays there while the page changes", async ({ server, person }) => {
  const held = await draft(server, "In the hand", `${next(21)}T10:00`);
  const other = await draft(server, "Changes meanwhile", `${next(22)}T10:00`);
  const ana = await editor(server, person);
  await ana.opens(month(next(21)));
  const from = await chip(ana, held).boundingBox(), to = await cell(ana, next(23)).boundingBox();
  await ana.page.mouse.move(from.x + 20, from.y + 8);
  await ana.page.mouse.down();
  await ana.page.mouse.move(to.x + 40, to.y + 40, { steps: 6 });
  await server.api("PATCH", `/sessions/${other.id}`, { version: other.version, title: "Changed meanwhile" });
  // The read arrives, and waits.
  await ana.page.waitForResponse((answer) => answer.url().includes("/plan?on="));
  assert.equal(await ana.page.locator(".drag-ghost").count(), 1);
  assert.equal(await ana.page.getByText("Changed meanwhile").count(), 0);
  await ana.page.mouse.up();
  await until("the move", async () => (await now(server, held)).starts === `${next(23)}T10:00`);
  await ana.page.getByText("Changed meanwhile").first().waitFor();
});

spec("A title and Enter: a new session stands on its day", async ({ server, person }) => {
  const ana = await editor(server, person);
  ana.expects(/status of 422/);
  await ana.opens(month(next(24)));
  const box = await cell(ana, next(24)).boundingBox();
  await ana.page.mouse.click(box.x + box.width / 2, box.y + box.height - 12);
  const form = ana.page.locator("dialog.quick-add[open]");
  await form.waitFor();
  assert.equal(await form.locator("[name=starts]").inputValue(), `${next(24)}T10:00`);
  await ana.axe();
  await ana.photograph();
  await ana.page.keyboard.press("Enter");
  await form.getByText("The title is missing.").waitFor();
  await ana.page.keyboard.type("Made in place");
  await ana.page.keyboard.press("Enter");
  await cell(ana, next(24)).getByText("Made in place").waitFor();
  assert.equal(await form.count(), 0);
  assert.match(ana.page.url(), /\/plan\?on=/);
  await until("the focus", () => ana.page.evaluate(() => document.activeElement.closest(".item")?.textContent.includes("Made in place")));
  await ana.page.keyboard.press("c");
  await form.waitFor();
  assert.equal(await form.locator("[name=starts]").inputValue(), `${next(24)}T10:00`);
  await ana.page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });

  await ana.page.keyboard.press("c");
  await form.getByRole("radio", { name: "Post" }).check();
  await form.locator("[name=title]").fill("Written in place");
  await ana.page.keyboard.press("Enter");
  await cell(ana, next(24)).getByText("Written in place").waitFor();
  const post = ana.page.locator('.item[data-kind="post"]:has-text("Written in place")').first();
  await drags(ana, post, cell(ana, next(26)));
  await cell(ana, next(26)).getByText("Written in place").waitFor();
  await until("the move", async () => (await post.getAttribute("data-starts")) === `${next(26)}T10:00` && (await post.getAttribute("data-version")) !== "1");
  await ana.looks();
});

spec("A finger lifts what it rests on, and scrolls otherwise", async ({ server, person }) => {
  const session = await draft(server, "Under a finger", `${next(19)}T10:00`);
  await draft(server, "A day later", `${next(20)}T10:00`);
  const ana = await editor(server, person, "Ana Ruiz", { on: "phone" });
  await ana.opens(`/plan?view=agenda&on=${next(18)}`);
  const cdp = await ana.context.newCDPSession(ana.page);
  const touch = (type, x, y) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  const item = chip(ana, session);
  await item.scrollIntoViewIfNeeded();
  const from = await item.boundingBox();
  const x = from.x + from.width / 2, y = from.y + from.height / 2;
  await touch("touchStart", x, y);
  await ana.page.locator(".drag-ghost").waitFor();
  await touch("touchMove", x, y - 30);
  await touch("touchMove", x, y + 4);
  await touch("touchEnd");
  await ana.page.locator(".drag-ghost").waitFor({ state: "detached" });
  await until("it to lie there as before", () => item.evaluate((element) => getComputedStyle(element).opacity === "1"));
  await ana.looks();

  const day = ana.page.locator(`.agenda-day[data-day="${next(20)}"]`);
  const [lies, goes] = [await item.boundingBox(), await day.boundingBox()];
  const at = { x: lies.x + lies.width / 2, y: lies.y + lies.height / 2 };
  await touch("touchStart", at.x, at.y);
  await ana.page.locator(".drag-ghost").waitFor();
  for (let step = 1; step <= 6; step += 1) await touch("touchMove", at.x, at.y + ((goes.y + goes.height / 2 - at.y) * step) / 6);
  await touch("touchEnd");
  await until("the other day", async () => (await now(server, session)).starts === `${next(20)}T10:00`);
});

spec("A viewer sees the calendar change and can drag nothing", async ({ server, person }) => {
  const session = await draft(server, "Not for moving", `${next(4)}T10:00`);
  const vic = await person({ name: "Vic", on: "desktop" });
  server.vic ??= await server.staff("Vic Lee", "viewer");
  await vic.signsIn(server.vic);
  await vic.opens(month(next(4)));
  assert.equal(await vic.page.locator(".item[data-movable]").count(), 0);
  await server.api("PATCH", `/sessions/${session.id}`, { version: session.version, title: "Seen to change" });
  await cell(vic, next(4)).getByText("Seen to change").waitFor();
  await vic.looks();
});

spec("New questions wait behind a pill, so that nothing moves under a finger", async ({ server, person }) => {
  const session = await scheduled(server, { title: "A busy desk" });
  await asked(server, session, "Here before anybody looked?");
  const rita = await person({ name: "Rita", on: "desktop" });
  server.rita ??= await server.staff("Rita Vogel", "responder");
  await rita.signsIn(server.rita);
  await rita.opens(`/inbox?session=${session.id}`);
  await asked(server, session, "Asked while she looks?");
  const pill = rita.page.locator(".inbox-news button");
  await pill.waitFor();
  assert.equal(await rita.page.getByText("Asked while she looks?").count(), 0);
  await asked(server, session, "And one more?");
  await pill.getByText("2 new questions").waitFor();
  await rita.looks();
  await pill.click();
  await rita.page.getByText("And one more?").first().waitFor();
  await pill.waitFor({ state: "hidden" });
  const [one] = (await server.api("GET", `/questions?session=${session.id}`)).items;
  await server.api("POST", `/questions/${one.id}/acknowledge`, {});
  await until("the other's deed", async () => (await rita.page.locator(`li[data-id="${one.id}"] .chip:not(.due)`).innerText()) === "Acknowledged");
  await rita.looks();
});

spec("Staff pages without an island load no wasm, and the attendee's bundle is never theirs", async ({ server, person }) => {
  const ana = await editor(server, person);
  for (const [where, wasm] of [["/plan", /staff_bg\.wasm/], ["/inbox", /staff_bg\.wasm/], ["/people", null], ["/plan/campaigns", null], ["/plan/sessions/new", null]]) {
    const seen = [];
    const note = (request) => seen.push(request.url());
    ana.page.on("request", note);
    await ana.opens(where);
    ana.page.off("request", note);
    const loaded = seen.filter((url) => url.endsWith(".wasm"));
    assert.ok(wasm ? loaded.length === 1 && wasm.test(loaded[0]) : loaded.length === 0, `${where} loads ${loaded}`);
  }
});
