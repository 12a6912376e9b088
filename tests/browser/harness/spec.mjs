// How a spec is written down: `spec("Rosa asks from her phone", async ({ person, server }) => { … })`.
import path from "node:path";

const all = [];

/**
 * A story told in a browser. `world` names the server it is told on: "demo" (the demo's people and sessions), or any
 * other word for a fresh installation of that name, shared by the specs that name it, in order. A spec that is about a
 * certain minute says `at`; it has an installation of its own, which starts at that minute.
 */
export function spec(title, body, { at, world = at ? title : "clinic" } = {}) {
  const caller = new Error().stack.split("\n").find((line) => line.includes(".spec.mjs")) ?? "";
  all.push({ title, body, world, at, file: path.basename(caller.match(/[^/\s(]+\.spec\.mjs/)?.[0] ?? "") });
}

/** Every spec, or those whose title or file holds one of `words`. */
export function collected(words) {
  const wanted = ({ title, file }) => words.length === 0 || words.some((word) => `${file} ${title}`.toLowerCase().includes(word.toLowerCase()));
  return all.filter(wanted);
}

/** Waits until `question` gives something true, and gives it back. Never a fixed sleep. */
export async function until(what, question, longest = 10_000) {
  const end = Date.now() + longest;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}
