// How smoothly the calendar drags: a year with thousands of items, one of them in the hand for some seconds.
//
//   node tests/browser/dragging.mjs [--server FILE] [--items 5000] [--seconds 5]
//
// Prints rows `dragging, …`: the time between two frames as the page itself sees it, and what the browser had to work out
// again meanwhile. A number here never fails anything.
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./harness/chromium.mjs";
import { Server } from "./harness/server.mjs";

const { values } = parseArgs({
  options: {
    server: { type: "string", default: path.join(import.meta.dirname, "../../target/debug/wellspring") },
    items: { type: "string", default: "5000" },
    seconds: { type: "string", default: "5" },
  },
});
const items = Number(values.items), seconds = Number(values.seconds);
const DAY = 86_400_000;

/** So many drafts over a year, around today. */
async function fill(server) {
  const begin = Date.now() - 30 * DAY;
  const draft = (n) => {
    const day = new Date(begin + Math.floor((n * 365) / items) * DAY).toISOString().slice(0, 10);
    const hour = String(7 + (n % 12)).padStart(2, "0");
    return { title: `Session number ${n}`, summary: "What to know.", starts: `${day}T${hour}:00`, zone: "America/New_York", minutes: 45, moderation: "held" };
  };
  let next = 0;
  const worker = async () => {
    while (next < items) await server.api("POST", "/sessions", draft(next++));
  };
  await server.api("POST", "/sessions", draft(next++));
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Signs in, as the forms do. */
async function signedIn(browser, server) {
  const { email, password } = await server.staff("Ana Ruiz", "editor");
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: server.base, timezoneId: "America/New_York" });
  const page = await context.newPage();
  await page.goto("/signin");
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await Promise.all([page.waitForNavigation(), page.locator("form[action$='/signin'] button").first().click()]);
  return page;
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const at = (numbers, share) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];

async function metrics(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function dragged(page, where) {
  await page.goto(where);
  await page.waitForFunction("'awake' in document.documentElement.dataset");
  const shown = await page.locator(".plan-main .item[data-id]").count();
  const item = page.locator(".plan-main .item[data-movable]:visible").first();
  const from = await item.boundingBox();
  const grid = await page.locator(".plan-main").boundingBox();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 40, { steps: 3 });
  await page.locator(".drag-ghost").waitFor();
  await page.evaluate(() => {
    window.frames_seen = [];
    const note = (time) => {
      window.frames_seen.push(time);
      if (window.frames_seen.going !== false) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const before = await metrics(cdp);
  const end = Date.now() + seconds * 1000;
  // Round and round over the whole grid, as far from the edges as not to scroll.
  const height = Math.min(grid.height, 900 - grid.y) - 160;
  for (let n = 0; Date.now() < end; n += 1) {
    const turn = n / 40;
    await page.mouse.move(grid.x + grid.width * (0.5 + 0.45 * Math.cos(turn)), grid.y + 80 + height * (0.5 + 0.5 * Math.sin(turn * 1.3)));
  }
  const after = await metrics(cdp);
  const times = await page.evaluate(() => {
    window.frames_seen.going = false;
    return [...window.frames_seen];
  });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  const frames = times.slice(1).map((time, n) => time - times[n]);
  const each = (name) => (after[name] - before[name]) / frames.length;
  console.log(`dragging, frames (${where.includes("week") ? "week" : "month"}, ${shown} items shown of ${items}): ${frames.length} in ${seconds} s, median ${at(frames, 0.5).toFixed(1)} ms, p95 ${at(frames, 0.95).toFixed(1)} ms, longest ${at(frames, 1).toFixed(1)} ms, over 20 ms: ${frames.filter((ms) => ms > 20).length}`);
  console.log(`dragging, work per frame: script ${(each("ScriptDuration") * 1000).toFixed(2)} ms, layout ${(each("LayoutDuration") * 1000).toFixed(2)} ms in ${each("LayoutCount").toFixed(2)} layouts, style ${(each("RecalcStyleDuration") * 1000).toFixed(2)} ms`);
}

const server = await Server.start(values.server, "dragging");
const browser = await launch();
try {
  await fill(server);
  const page = await signedIn(browser, server);
  await dragged(page, "/plan");
  await dragged(page, "/plan?view=week");
} finally {
  await browser.close();
  await server.stop();
}
