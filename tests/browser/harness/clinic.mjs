// What a clinic has before a spec begins, made through the API as a program would.

/** A local time so many days ahead, at ten o'clock. */
export function ahead(days, hour = 10) {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, "0")}:00`;
}

/** The second Sunday of March next year, when clocks in New York jump from 02:00 to 03:00. */
export function springForward(year = new Date().getUTCFullYear() + 1) {
  const first = new Date(Date.UTC(year, 2, 1)).getUTCDay();
  return `${year}-03-${String(1 + ((7 - first) % 7) + 7).padStart(2, "0")}`;
}

/** The first Sunday of November next year, when clocks in New York show 01:30 twice. */
export function fallBack(year = new Date().getUTCFullYear() + 1) {
  const first = new Date(Date.UTC(year, 10, 1)).getUTCDay();
  return `${year}-11-${String(1 + ((7 - first) % 7)).padStart(2, "0")}`;
}

/** A session on the public pages. */
export async function scheduled(server, wishes = {}) {
  const draft = { title: "Session", summary: "What to know.", starts: ahead(7), zone: "America/New_York", minutes: 60, moderation: "held" };
  const session = await server.api("POST", "/sessions", { ...draft, ...wishes });
  await server.api("POST", `/sessions/${session.id}/schedule`, {});
  return server.api("GET", `/sessions/${session.id}`);
}

/** Somebody with an account and a calendar. */
export function clinician(server, name, zone = "America/New_York") {
  const email = `${name.toLowerCase().replace(/\W+/g, ".")}@clinic.test`;
  return server.api("POST", "/clinicians", { name, email, zone, position: "Wellness chair", topics: "sleep" });
}

/** Every question of a session, as the desk sees them. */
export async function questionsOf(server, session) {
  return (await server.api("GET", `/questions?session=${session.id}`)).items;
}

/** A question from somebody else, straight through the public API. */
export async function asked(server, session, text) {
  const answer = await fetch(`${server.base}/api/v1/public/sessions/${session.code}/questions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  if (answer.status !== 201) throw new Error(`asking answered ${answer.status} ${await answer.text()}`);
  const { url } = await answer.json();
  const question = (await questionsOf(server, session)).find((found) => found.text === text);
  return { ...question, url };
}

/** The same, cleared for everybody. */
export async function published(server, session, text, wording = text) {
  const question = await asked(server, session, text);
  if (question.visibility !== "public") await server.api("POST", `/questions/${question.id}/publish`, { public_text: wording });
  return question;
}
