// In the hall, on a phone: what is seen first, said at once, and reached with a thumb.
import assert from "node:assert/strict";
import { published, scheduled } from "../harness/clinic.mjs";
import { spec, until } from "../harness/spec.mjs";

async function onAir(server, title, wishes = {}) {
  const session = await scheduled(server, { title, moderation: "open", ...wishes });
  await server.api("POST", `/sessions/${session.id}/go_live`, {});
  return session;
}

spec("While a session runs, the question's box is on the phone's first screen, and the short link leads to it", async ({ server, person }) => {
  const session = await onAir(server, "Staying active and eating well after sixty, with two experts", { summary: "What to eat, how to move, and what to leave to others. ".repeat(3) });
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${session.slug}`);
  const { y, height } = await rosa.page.locator("#ask-text").boundingBox();
  assert.ok(y + height <= 844, `the box ends at ${y + height}`);
  // A long summary is whole behind its first words.
  const summary = rosa.page.locator(".brief .standfirst");
  const cut = () => summary.evaluate((words) => words.scrollHeight > words.clientHeight + 1);
  assert.ok(await cut());
  await rosa.page.locator(".brief .more").click();
  assert.ok(!(await cut()));
  await rosa.looks();
  await rosa.opens(`/e/${session.code}`);
  assert.equal(new URL(rosa.page.url()).hash, "#ask");
});

spec("What is answered now is said at once, and as that; a report names its question and fits a thumb", async ({ server, person }) => {
  const session = await onAir(server, "Said at once");
  const question = await published(server, session, "May I walk after a stroke?");
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${session.slug}`);
  const report = rosa.page.getByRole("button", { name: "Report: May I walk after a stroke?" });
  const { width, height } = await report.boundingBox();
  assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
  await server.api("POST", `/questions/${question.id}/now`, {});
  const heard = () => rosa.page.locator(".wall > [role=status]").innerText();
  await until("it to be said", async () => (await heard()) === "Being answered now: May I walk after a stroke?", 3_000);
});

spec("One's own link is whole, and can be copied", async ({ server, person }) => {
  const session = await onAir(server, "Own link");
  const rosa = await person({ name: "Rosa" });
  await rosa.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await rosa.opens(`/events/${session.slug}`);
  await rosa.sends("/questions", { text: "Where is my link?" });
  const link = rosa.page.locator("#own-link");
  assert.equal(await link.innerText(), rosa.page.url());
  assert.ok(await link.evaluate((box) => box.scrollWidth <= box.clientWidth), "nothing of it is cut off");
  await rosa.page.getByRole("button", { name: "Copy" }).click();
  await rosa.sees("Copied");
  assert.equal(await rosa.page.evaluate("navigator.clipboard.readText()"), rosa.page.url());
  await rosa.looks();
});

spec("At twice the text nothing leaves its card", async ({ server, person }) => {
  const session = await onAir(server, "Unbelievably uninterruptible conversations");
  const question = await published(server, session, "May I take paracetamol and ibuprofen?");
  await server.api("POST", `/questions/${question.id}/answer`, { text: "Yes, in turns.", publish: true });
  const rosa = await person({ name: "Rosa" });
  const asked = `/events/${session.slug}`;
  await rosa.context.addInitScript(() => document.addEventListener("DOMContentLoaded", () => (document.documentElement.style.fontSize = "200%")));
  await rosa.opens(asked);
  await inside(rosa);
  await rosa.sends("/questions", { text: "And my own page?", email: "rosa@home.test" });
  await inside(rosa);
});

/** Every word ends before its card does, and no card is wider than the screen. */
async function inside(person) {
  const out = await person.page.evaluate(() => {
    const cards = [...document.querySelectorAll(".card, .question, .answer, .notice, .fold, .event-head")];
    const ends = (element) => element.getBoundingClientRect().right;
    return cards.flatMap((card) => [...card.querySelectorAll("*")].filter((part) => part.checkVisibility() && !part.closest(".visually-hidden, svg") && ends(part) > ends(card) + 1).map((part) => `${part.tagName}.${part.className} ${part.textContent.slice(0, 40)}`));
  });
  assert.deepEqual(out, []);
}
