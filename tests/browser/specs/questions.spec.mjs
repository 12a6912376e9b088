// The questions of a webinar tool: its export pasted or uploaded, looked at, then brought in held.
import assert from "node:assert/strict";
import { asked, questionsOf, scheduled } from "../harness/clinic.mjs";
import { spec } from "../harness/spec.mjs";

const ZOOM = `Q&A Report,
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question
"Sleep, after 60",123-4567-8901,"Apr 14, 2026 11:31 AM",64,5
Question Details,
#,Question,Asker Name,Asker Email,Question Time,Answered Time,Answer Name,Answer Email,Answer(s)
1,"Does melatonin help people over 60, or does it only move the hour at which one is tired?",Rosa Luz,rosa@mail.example,"Apr 14, 2026 11:45 AM","Apr 14, 2026 11:50 AM",Dr. Mei Lin,lin@clinic.example,"For some.
Ask your doctor first, if you take ""blood thinners""."
2,How much coffee is too much?,Anonymous Attendee,,"Apr 14, 2026 11:46 AM",,,,live answered
3,Is a nap bad?,Otto Berg,otto@mail.example,,,,,
4,,Otto Berg,,,,,,
5,Which pillow?,Mia,,,,,,
`;

const live = (session) => `/plan/sessions/${session.id}/live`;
const line = (person, name) => person.page.locator(`[data-line="${name}"]`);

async function moderator(server, person, wishes = {}) {
  const rita = await person({ name: "Rita", on: "desktop", ...wishes });
  await rita.signsIn(await server.staff("Rita Sommer", "responder"));
  return rita;
}

for (const wishes of [{ on: "desktop" }, { on: "phone", js: false, scheme: "dark" }, { on: "phone" }]) {
  const how = `${wishes.on}${wishes.js === false ? " without script" : ""}`;

  spec(`Rita pastes Zoom's report, looks at it and brings it in, ${how}`, async ({ server, person }) => {
    const session = await scheduled(server, { title: `A webinar elsewhere, ${how}`, moderation: "open" });
    await asked(server, session, "which pillow?");
    const rita = await moderator(server, person, wishes);
    await rita.opens(live(session));
    await rita.presses(rita.page.getByRole("link", { name: "Import questions" }));
    await rita.sends("/questions/import", { text: ZOOM }, { button: "Preview" });
    await rita.sees("3 questions, 2 with an answer; 2 left out");
    await rita.sees("Line 10: there is no question in it.");
    await rita.sees("Line 11: it is here already.");
    await rita.sees("Dr. Mei Lin:");
    assert.equal((await questionsOf(server, session)).length, 1);
    await rita.presses("Import 3 questions");
    await rita.sees("Brought in.");
    await line(rita, "held").getByRole("link", { name: "Is a nap bad?" }).waitFor();
    await line(rita, "answered").getByText("This was answered aloud in the session.").waitFor();
    const all = await questionsOf(server, session);
    assert.deepEqual(all.filter((question) => question.visibility === "public").map((question) => question.text), ["which pillow?"]);
    const rosa = await person({ name: "Rosa" });
    await rosa.opens(`/events/${session.slug}`);
    await rosa.doesNotFind("melatonin");

    await rita.opens(`/plan/sessions/${session.id}/questions/import`);
    await rita.sends("/questions/import", { text: ZOOM }, { button: "Preview" });
    await rita.sees("There is nothing to bring in");
    assert.equal(await rita.page.getByRole("button", { name: /^Import/ }).count(), 0);
  });
}

spec("Teams' file is read in its own letters, and what is no export stays in its field", async ({ server, person }) => {
  const session = await scheduled(server, { title: "A town hall elsewhere" });
  const rita = await moderator(server, person);
  await rita.opens(`/plan/sessions/${session.id}/questions/import`);
  await rita.sends("/questions/import", { text: "Thanks, everybody!" }, { button: "Preview", status: 422 });
  assert.match(await rita.page.locator("#import-text-error").innerText(), /no column of questions/);
  assert.equal(await rita.page.locator("#import-text").inputValue(), "Thanks, everybody!");

  const teams = "Type\tPost Id\tConversation Id\tIdentity Type\tPosted By\tTimestamp\tContent\r\n"
    + "Question\tp1\tc1\tAttendee\tJörg Müller\t2026-04-14T15:45:12Z\tWofür ist Melatonin gut?\r\n"
    + "Response\tp2\tc1\tOrganizer\tDr. Lin\t2026-04-14T15:50:00Z\tFor sleep.\r\n";
  const buffer = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(teams, "utf16le")]);
  await rita.page.locator("[name=file]").setInputFiles({ name: "qna.csv", mimeType: "text/csv", buffer });
  await rita.presses("Preview");
  await rita.sees("1 question, 1 with an answer; 0 left out");
  await rita.presses("Import 1 question");
  await line(rita, "answered").getByText("Wofür ist Melatonin gut?").waitFor();
});
