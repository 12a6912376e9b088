// Takes pictures of pages, to look at them before calling them done.
//
//   node tests/browser/shoot.mjs BASE PATH... [options]
//
//   BASE            http://127.0.0.1:3000, or a folder or file:// address for mocks
//   PATH            /events/sleep, /inbox … ; or NAME=PATH to choose the file's name
//   --out DIR       where the pictures go          (default tests/browser/out/shots)
//   --widths LIST   CSS pixels                     (default 1440,768,390)
//   --schemes LIST  light,dark                     (default light,dark)
//   --js off        without JavaScript             (default on)
//   --fold          only what fits the screen      (default the whole page)
//   --sign-in NAME:PASSWORD   signs in at /signin first (fields email, password)
//   --zone ZONE     the reader's time zone         (default America/New_York)
//   --wait MS       more time to settle            (default 0)
//   --axe           also prints what axe finds
//   --element CSS   only that element
//
// Example: node tests/browser/shoot.mjs http://127.0.0.1:3000 / event=/e/ABCD --widths 390 --schemes light
// Prints one line per picture (file, HTTP status, console errors, sideways overflow). Exit status 1 if a page failed to load.
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./harness/chromium.mjs";

const { values: opt, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: path.join(import.meta.dirname, "out", "shots") },
    widths: { type: "string", default: "1440,768,390" },
    schemes: { type: "string", default: "light,dark" },
    js: { type: "string", default: "on" },
    fold: { type: "boolean", default: false },
    "sign-in": { type: "string" },
    zone: { type: "string", default: "America/New_York" },
    wait: { type: "string", default: "0" },
    axe: { type: "boolean", default: false },
    element: { type: "string" },
  },
});

const [given, ...pages] = positionals;
if (!given || pages.length === 0) {
  console.error("usage: node tests/browser/shoot.mjs BASE PATH... [--out DIR] [--widths 1440,768,390] [--schemes light,dark]");
  process.exit(2);
}
const base = /^(https?|file):/.test(given) ? given.replace(/\/$/, "") : pathToFileURL(path.resolve(given)).href;
const heights = { 390: 844, 768: 1024, 1440: 900 };

function target(page) {
  const named = page.match(/^([\w-]+)=(.*)$/);
  const where = named ? named[2] : page;
  const name = named ? named[1] : where.replace(/^\//, "").replace(/[^\w-]+/g, "_") || "home";
  return { name, url: base + (where.startsWith("/") ? where : `/${where}`) };
}

async function signIn(context) {
  const [email, password] = opt["sign-in"].split(/:(.*)/s);
  const page = await context.newPage();
  await page.goto(`${base}/signin`);
  await page.fill("input[name=email]:visible", email);
  await page.fill("input[name=password]:visible", password);
  await Promise.all([page.waitForNavigation(), page.locator("input[name=password]:visible").press("Enter")]);
  if (new URL(page.url()).pathname === "/signin") throw new Error(`sign-in refused for ${email}`);
  await page.close();
}

async function axe(page) {
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const found = await page.evaluate(`(() => { ${source}; return axe.run(); })()`);
  for (const v of found.violations) {
    console.log(`    axe ${v.impact} ${v.id}: ${v.help}`);
    for (const node of v.nodes.slice(0, 4)) console.log(`        ${node.target.join(" ")}  ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`);
  }
}

async function shoot(context, { name, url }, width, scheme) {
  const page = await context.newPage();
  const errors = [];
  page.on("console", (m) => m.type() === "error" && errors.push(m.text()));
  page.on("pageerror", (e) => errors.push(String(e)));
  const answer = await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(Number(opt.wait));
  const file = path.join(opt.out, `${name}-${width}-${scheme}.png`);
  const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  await (opt.element ? page.locator(opt.element).first() : page).screenshot({ path: file, ...(opt.element ? {} : { fullPage: !opt.fold }) });
  const notes = [wide > 0 ? `OVERFLOWS sideways by ${wide}px` : "", ...errors.map((e) => `console: ${e}`)].filter(Boolean);
  console.log(`${file}  ${answer?.status() ?? ""}  ${notes.join("; ")}`);
  if (opt.axe) await axe(page);
  await page.close();
}

await mkdir(opt.out, { recursive: true });
const browser = await launch();
try {
  for (const scheme of opt.schemes.split(",")) {
    for (const width of opt.widths.split(",").map(Number)) {
      const context = await browser.newContext({
        viewport: { width, height: heights[width] ?? 900 },
        colorScheme: scheme,
        javaScriptEnabled: opt.js !== "off",
        timezoneId: opt.zone,
        locale: "en-US",
        hasTouch: width < 600,
        isMobile: width < 600,
        deviceScaleFactor: width < 600 ? 2 : 1,
      });
      if (opt["sign-in"]) await signIn(context);
      for (const page of pages) await shoot(context, target(page), width, scheme);
      await context.close();
    }
  }
} catch (problem) {
  console.error(String(problem));
  process.exitCode = 1;
} finally {
  await browser.close();
}
