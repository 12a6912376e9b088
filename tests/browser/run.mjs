// Runs the specs in a real browser against real servers.
//
//   node tests/browser/run.mjs [WORD...]      only specs whose title or file holds a word
//     --server FILE     the built program, a debug build     (default target/debug/wellspring)
//     --at MINUTE       when they happen                      (default an ordinary day)
//     --days            all of them on each of the days on which calendars go wrong
//
// Ends with `specs: N passed; N failed`. Pictures of visited pages and of failures lie in tests/browser/out.
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./harness/chromium.mjs";
import { DAYS, ORDINARY, runsAhead, standsStill } from "./harness/clock.mjs";
import { People } from "./harness/person.mjs";
import { Server } from "./harness/server.mjs";
import { collected } from "./harness/spec.mjs";

const here = import.meta.dirname;
const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: "string", default: path.join(here, "../../target/debug/wellspring") },
    at: { type: "string", default: ORDINARY },
    days: { type: "boolean", default: false },
  },
});

/** A spec that has not ended by then never will. */
const LONGEST = 180_000;

async function load() {
  const files = (await readdir(path.join(here, "specs"))).filter((name) => name.endsWith(".spec.mjs")).sort();
  for (const name of files) await import(pathToFileURL(path.join(here, "specs", name)).href);
  return collected(words);
}

function limited(work) {
  let timer;
  const limit = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`not done after ${LONGEST / 1000} s`)), LONGEST);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

async function runOne(spec, browser, server) {
  runsAhead(server.ahead);
  const people = new People(browser, server, spec);
  const since = Date.now();
  try {
    await limited(spec.body({ server, person: (wishes) => people.add(wishes) }));
    people.assertQuiet();
    console.log(`ok      ${spec.title}  (${Date.now() - since} ms)`);
    return true;
  } catch (problem) {
    console.log(`FAILED  ${spec.title}  (${spec.file})\n${String(problem?.stack ?? problem).replace(/^/gm, "        ")}`);
    for (const note of await people.testify()) console.log(`        ${note}`);
    return false;
  } finally {
    await people.leave();
  }
}

/** Every spec once, those without a minute of their own at `at`; gives how many failed. */
async function runAll(specs, browser, at) {
  const servers = new Map();
  const begin = async (spec) => servers.set(spec.world, await Server.start(values.server, spec.world, spec.at ?? at));
  let failed = 0;
  try {
    // All at once and first: each reads the browser half when it starts, and a build in between would not fit.
    for (const spec of specs) if (!spec.at && !servers.has(spec.world)) await begin(spec);
    for (const spec of specs) {
      if (!servers.has(spec.world)) await begin(spec);
      if (!(await runOne(spec, browser, servers.get(spec.world)))) failed += 1;
    }
  } catch (problem) {
    console.log(`FAILED  the browser tests themselves\n${problem?.stack ?? problem}`);
    failed += 1;
  } finally {
    for (const server of servers.values()) if (!(await server.stop())) failed += 1;
  }
  return failed;
}

await rm(path.join(here, "out", "specs"), { recursive: true, force: true });
standsStill();
const specs = await load();
runsAhead(0);
const browser = await launch();
let [ran, failed] = [0, 0];
for (const [day, at] of values.days ? DAYS : [["", values.at]]) {
  if (day) console.log(`\n${day}, ${at}`);
  // What has a minute of its own is the same on every day.
  const told = day ? specs.filter((spec) => !spec.at) : specs;
  ran += told.length;
  failed += await runAll(told, browser, at);
}
await browser.close();
console.log(`specs: ${Math.max(0, ran - failed)} passed; ${failed} failed`);
process.exit(failed > 0 || ran === 0 ? 1 : 0);
