// What an editor sees at once: the keys, the zone of something new, and pages that hold whatever is typed, however large.
import assert from "node:assert/strict";
import { ahead, published, scheduled } from "../harness/clinic.mjs";
import { spec } from "../harness/spec.mjs";

async function ana(server, person, wishes = {}) {
  const ana = await person({ name: "Ana", on: "desktop", ...wishes });
  await ana.signsIn(await server.staff("Ana Ruiz", "editor"));
  return ana;
}

const days = () => ({ starts_on: ahead(-10).slice(0, 10), ends_on: ahead(60).slice(0, 10) });

spec("A question mark on the plan lists the keys", async ({ server, person }) => {
  const editor = await ana(server, person);
  await editor.opens("/plan");
  await editor.page.keyboard.press("?");
  await editor.page.getByRole("dialog", { name: "Keys" }).waitFor();
  await editor.page.getByText("pick up, then arrows").waitFor();
});

spec("Something new begins in its campaign's zone, else in the browser's", async ({ server, person }) => {
  const campaign = await server.api("POST", "/campaigns", { name: "Berlin walks", zone: "Europe/Berlin", audience_ids: [], ...days() });
  const editor = await ana(server, person, { zone: "Asia/Tokyo" });
  await editor.opens("/plan/sessions/new");
  const form = editor.form("/plan/sessions"), zone = form.locator("[name=zone]"), of = form.locator("[name=campaign_id]");
  assert.equal(await zone.inputValue(), "Asia/Tokyo");
  await of.selectOption(campaign.id);
  assert.equal(await zone.inputValue(), "Europe/Berlin");
  await zone.fill("Europe/Paris");
  await of.selectOption("");
  assert.equal(await zone.inputValue(), "Europe/Paris");
  await editor.opens(`/plan?campaign=${campaign.id}`);
  await editor.page.keyboard.press("c");
  const quick = editor.page.locator("dialog.quick-add");
  await quick.getByText("Europe/Berlin, in").waitFor();
  await editor.looks();
  await quick.locator("[name=title]").fill("Along the canal");
  await quick.getByRole("button", { name: "Create" }).click();
  await editor.sees("Created Along the canal");
  const made = (await server.api("GET", "/sessions?limit=200")).items.find((one) => one.title === "Along the canal");
  assert.deepEqual([made.zone, made.campaign_id], ["Europe/Berlin", campaign.id]);
});

spec("A phone has its sign-out and its keys", async ({ server, person }) => {
  const editor = await ana(server, person, { on: "phone" });
  await editor.opens("/plan");
  await editor.presses(editor.page.getByRole("link", { name: "You", exact: true }));
  await editor.page.getByRole("button", { name: "Keys" }).click();
  await editor.page.getByRole("dialog", { name: "Keys" }).getByRole("button", { name: "Close" }).click();
  await editor.presses(editor.page.getByRole("button", { name: "Sign out", exact: true }).first());
});

spec("A long title, and letters twice as large, leave every page as wide as the phone", async ({ server, person }) => {
  const title = "Donaudampfschifffahrt".repeat(7);
  const campaign = await server.api("POST", "/campaigns", { name: "Schifffahrt".repeat(9), zone: "Europe/Berlin", audience_ids: [], ...days() });
  const session = await scheduled(server, { title, starts: ahead(2), campaign_id: campaign.id });
  const post = await server.api("POST", "/posts", { title, body: "Row.", zone: "Europe/Berlin", planned_at: ahead(1), campaign_id: campaign.id });
  await server.api("POST", "/clinicians", { name: "Dr. Schifffahrt", email: `${"schifffahrt".repeat(4)}@clinic.test`, zone: "Europe/Berlin", topics: [] });
  const live = await scheduled(server, { title, starts: ahead(1) });
  await server.api("POST", `/sessions/${live.id}/go_live`, { early: true });
  const editor = await ana(server, person, { on: "phone" });
  const pages = ["/plan", "/plan?view=agenda", "/plan/posts", `/plan/posts/${post.id}`, `/plan/sessions/${session.id}`, `/plan/campaigns/${campaign.id}`, "/plan/campaigns", "/inbox", "/people", "/account", `/events/${session.slug}`, "/", "/ask", `/es/events/${session.slug}`, "/es", "/es/ask"];
  await holdLargeText(editor, pages);
  await server.api("POST", `/sessions/${live.id}/end`, {});
});

spec("The pages for what may be an emergency hold letters twice as large", async ({ server, person }) => {
  const olga = await person({ name: "Olga", on: "phone" });
  await olga.signsIn(await server.staff("Olga Admin", "admin"));
  const urgent = await server.api("POST", "/public/ask", { text: "I have chest pain right now and my arm is numb" });
  const asked = (await server.api("GET", "/questions?q=numb")).items[0];
  await holdLargeText(olga, ["/inbox", `/inbox/${asked.id}`, "/settings", "/settings/safety", "/settings/safety/stroke/en", "/settings/duty", "/settings/retention", "/settings/targets", "/settings/teams", "/inbox/new", new URL(urgent.url, server.base).pathname]);
});

async function holdLargeText(somebody, pages) {
  const out = [];
  for (const where of pages) out.push(...(await whatSticksOut(somebody, where)));
  assert.deepEqual(out, []);
}

/** At 200 % text a page scrolls down, and not aside; nothing in it is cut off. */
async function whatSticksOut(somebody, where) {
  await somebody.opens(where);
  await somebody.page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await somebody.photograph();
  const out = await somebody.page.evaluate(() => {
    // A bar that is fixed is as wide as whatever is too wide.
    const apart = ({ overflowX, position }) => ["auto", "scroll"].includes(overflowX) || position === "fixed";
    const read = (element) => !element.closest(".visually-hidden");
    const scrolls = (element) => element && (apart(getComputedStyle(element)) || scrolls(element.parentElement));
    const sticks = (element) => {
      const { right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && right > 391 && element instanceof HTMLElement && element.checkVisibility() && read(element) && !scrolls(element);
    };
    const name = (element) => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 30)}”`;
    return [...document.body.querySelectorAll("*")].filter(sticks).map(name);
  });
  return out.slice(0, 5).map((element) => `${where}: ${element}`);
}

spec("The wall shows whole questions on a projector", async ({ server, person }) => {
  const session = await scheduled(server, { title: "Walking after sixty", starts: ahead(1) });
  const long = "Is it better to walk in the morning or in the evening when one has taken tablets against high blood pressure, and the knees hurt on stairs? ";
  for (let n = 1; n <= 6; n += 1) await published(server, session, `${n}: ${long.repeat(n)}`.trim());
  const hall = await person({ name: "Hall", on: "desktop" });
  await hall.page.setViewportSize({ width: 1920, height: 1080 });
  await hall.opens(`/events/${session.slug}/wall`);
  const { shown, cut } = await hall.page.evaluate(() => {
    const list = document.querySelector(".wall-list").getBoundingClientRect();
    const rows = [...document.querySelectorAll(".wall-list > li")].map((row) => row.getBoundingClientRect());
    const seen = rows.filter((row) => row.left < list.right - 1);
    return { shown: seen.length, cut: seen.filter((row) => row.bottom > innerHeight || row.bottom > list.bottom + 1).length };
  });
  assert.ok(shown >= 3, `${shown} questions are shown`);
  assert.equal(cut, 0);
});
