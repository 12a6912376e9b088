// A session on air: a phone, the desk, the experts' screen and the wall at once.
import assert from "node:assert/strict";
import { asked, questionsOf, scheduled } from "../harness/clinic.mjs";
import { spec, until } from "../harness/spec.mjs";

async function onAir(server, title) {
  const session = await scheduled(server, { title });
  await server.api("POST", `/sessions/${session.id}/go_live`, {});
  return session;
}

async function moderator(server, person, wishes = {}) {
  const rita = await person({ name: "Rita", on: "desktop", ...wishes });
  await rita.signsIn(await server.staff("Rita Sommer", "responder"));
  return rita;
}

const card = (person, question) => person.page.locator(`.live-card[data-id="${question.id}"]`);
const line = (person, name) => person.page.locator(`[data-line="${name}"]`);

spec("By keys alone a question goes from held to the stage, and phone, wall and experts see it at once", async ({ server, person }) => {
  const session = await onAir(server, "On air by keys");
  const question = await asked(server, session, "May I swim after my operation in May?");
  const rita = await moderator(server, person);
  await rita.opens(`/plan/sessions/${session.id}/live`);
  const rosa = await person({ name: "Rosa" });
  await rosa.opens(`/events/${session.slug}`);
  const wall = await person({ name: "Wall", on: "desktop", scheme: "dark" });
  await wall.opens(`/events/${session.slug}/wall`);
  await wall.doesNotFind("operation in May");
  const expert = await moderator(server, person, { name: "Lin" });
  await expert.opens(`/plan/sessions/${session.id}/stage`);

  await card(rita, question).getByText("Edit before publishing").click();
  await card(rita, question).locator("[name=public_text]").fill("May I swim after an operation?");
  await card(rita, question).getByRole("button", { name: "Publish" }).click();
  await line(rita, "open").getByRole("link", { name: "May I swim after an operation?" }).waitFor();
  await wall.sees("May I swim after an operation?");
  await card(rita, question).locator("a.cover").focus();
  await rita.page.keyboard.press("n");
  await line(rita, "next").getByRole("link", { name: "May I swim after an operation?" }).waitFor();
  await expert.sees("May I swim after an operation?");
  await until("the focus", () => rita.page.evaluate((id) => document.activeElement.closest("[data-id]")?.dataset.id === id, question.id));
  await rita.page.keyboard.press("w");
  await line(rita, "now").getByRole("link", { name: "May I swim after an operation?" }).waitFor();
  await rosa.sees("Being answered now");
  await wall.sees("Answering now");
  await rita.looks();
  await wall.looks();
  await expert.looks();

  await line(rita, "now").locator("[name=text]").fill("Once the wound is closed.");
  await line(rita, "now").getByRole("button", { name: "Answered" }).click();
  await line(rita, "answered").getByText("Once the wound is closed.").waitFor();
  await rosa.sees("Once the wound is closed.");
  await wall.sees("Nobody has asked yet");
  await rosa.doesNotFind("in May");
  await wall.doesNotFind("in May");
});

spec("Two moderators: the slower one keeps her words and sees the other's", async ({ server, person }) => {
  const session = await onAir(server, "Two at the desk");
  const question = await asked(server, session, "Which shoes?");
  const rita = await moderator(server, person);
  await rita.opens(`/plan/sessions/${session.id}/live`);
  await card(rita, question).getByText("Edit before publishing").click();
  await card(rita, question).locator("[name=public_text]").fill("Which shoes for winter?");
  await server.api("POST", `/questions/${question.id}/publish`, { public_text: "Which shoes are good?" });
  await rita.presses(card(rita, question).getByRole("button", { name: "Publish" }), 409);
  assert.equal(await card(rita, question).locator("[name=public_text]").inputValue(), "Which shoes for winter?");
  await rita.sees("Which shoes are good?");
  await rita.sees("Somebody else changed this");
  await card(rita, question).getByRole("button", { name: "Publish this wording" }).click();
  await line(rita, "open").getByRole("link", { name: "Which shoes for winter?" }).waitFor();
  const [now] = await questionsOf(server, session);
  assert.equal((await server.api("GET", `/questions/${now.id}`)).public_text, "Which shoes for winter?");
});

spec("The desk works without script, on a phone, in the dark", async ({ server, person }) => {
  const session = await onAir(server, "On air by forms");
  const question = await asked(server, session, "How often?");
  const rita = await moderator(server, person, { js: false, on: "phone", scheme: "dark" });
  await rita.opens(`/plan/sessions/${session.id}/live`);
  for (const deed of ["Publish", "Next", "Answer now", "Answered"]) await rita.presses(card(rita, question).getByRole("button", { name: deed, exact: true }));
  await rita.sees("This was answered aloud in the session.");
  await rita.opens(`/plan/sessions/${session.id}/stage`);
  await rita.opens(`/events/${session.slug}/wall`);
});

spec("A wall reads well on a projector, in the light", async ({ server, person }) => {
  const session = await onAir(server, "A full wall");
  for (const text of ["How much protein do I need in a day?", "Is walking enough, or should I lift weights as well?", "What helps against cramps at night?"]) {
    const question = await asked(server, session, text);
    await server.api("POST", `/questions/${question.id}/publish`, { public_text: text });
    if (text.startsWith("Is")) await server.api("POST", `/questions/${question.id}/now`, {});
  }
  const wall = await person({ name: "Wall", on: "desktop" });
  await wall.opens(`/events/${session.slug}/wall`);
  await wall.sees("Most wanted");
  assert.equal(await wall.page.locator(".wall-qr svg").count(), 1);
});
