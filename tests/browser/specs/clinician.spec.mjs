// A clinician on a phone: a link, no login, and two minutes. Each with script and without.
import assert from "node:assert/strict";
import { ahead, clinician, scheduled } from "../harness/clinic.mjs";
import { spec } from "../harness/spec.mjs";

async function asked(server, title, wishes = {}) {
  const session = await scheduled(server, { title, join_url: "https://meet.test/room" });
  const lin = await clinician(server, `Dr. ${title}`, "Europe/Berlin");
  const slot = await server.api("POST", `/sessions/${session.id}/slots`, { clinician_id: lin.id, role: "chair", call_minutes: 15, ...wishes });
  return { session, lin, slot };
}

const state = async (server, { session, slot }) =>
  (await server.api("GET", `/sessions/${session.id}/slots`)).items.find((item) => item.id === slot.id);

/** Counts what a thumb does, to hold it under six. */
function thumb(person) {
  let taps = 0;
  const tap = async (what) => {
    taps += 1;
    await what.tap();
  };
  return { tap, taps: () => taps };
}

for (const js of [true, false]) {
  const how = js ? "with script" : "without script";
  for (const scheme of ["light", "dark"]) {
    spec(`A slot is confirmed with one tap, ${how}, ${scheme}`, async ({ server, person }) => {
      const it = await asked(server, `Yes ${how} ${scheme}`);
      const lin = await person({ name: "Lin", js, scheme, zone: "Europe/Berlin" });
      await lin.opens(it.slot.confirm_url);
      await lin.sees("Berlin time");
      await lin.sees("Where it is planned:");
      await lin.sees("Please be there at");
      const { tap, taps } = thumb(lin);
      await Promise.all([lin.page.waitForNavigation(), tap(lin.page.getByRole("button", { name: "Confirm", exact: true }))]);
      await lin.looks();
      await lin.sees("You are confirmed");
      assert.equal((await state(server, it)).state, "confirmed");
      assert.equal(taps(), 1);
    });
  }

  spec(`A slot is declined with a reason, a colleague is named, another time is asked for, ${how}`, async ({ server, person }) => {
    const lin = await person({ name: "Lin", js, zone: "Europe/Berlin" });
    const no = await asked(server, `No ${how}`);
    await lin.opens(no.slot.confirm_url);
    const { tap, taps } = thumb(lin);
    await tap(lin.page.getByText("I cannot"));
    const decline = lin.form("/decline");
    await tap(decline.locator("[name=reason]"));
    await decline.locator("[name=reason]").fill("On call that night");
    await lin.looks();
    await Promise.all([lin.page.waitForNavigation(), tap(decline.getByRole("button", { name: "Decline" }))]);
    await lin.looks();
    await lin.sees("You declined");
    assert.ok(taps() < 6);
    assert.equal((await state(server, no)).reply.text, "On call that night");

    const other = await asked(server, `Colleague ${how}`);
    await lin.opens(other.slot.confirm_url);
    await lin.sends("/colleague", { name: "Dr. Cole", reason: "Wrote the paper" });
    await lin.sees("You named a colleague");
    assert.equal((await state(server, other)).reply.name, "Dr. Cole");

    const later = await asked(server, `Later ${how}`);
    await lin.opens(later.slot.confirm_url);
    await lin.sends("/another_time", { starts: ahead(9, 18) });
    await lin.sees("You asked for another time");
    assert.equal((await state(server, later)).reply.kind, "another_time");

    const ed = await person({ name: "Ed", on: "desktop", js });
    server.ed ??= await server.staff("Ed Slots", "editor");
    await ed.signsIn(server.ed);
    await ed.opens(`/plan/sessions/${no.session.id}`);
    await ed.sees("On call that night");
    await ed.opens(`/plan/sessions/${later.session.id}`);
    await ed.sends("/accept");
    await ed.sees("Moved. Whoever suggested this time has agreed to it");
    assert.equal((await state(server, later)).state, "confirmed");
  });

  spec(`A confirmation after the slot moved shows the new time and asks again, ${how}`, async ({ server, person }) => {
    const it = await asked(server, `Moved ${how}`);
    const lin = await person({ name: "Lin", js, zone: "Europe/Berlin" });
    await lin.opens(it.slot.confirm_url);
    const { version } = await server.api("GET", `/sessions/${it.session.id}`);
    await server.api("PATCH", `/sessions/${it.session.id}`, { version, starts: ahead(10, 14) });
    await lin.presses(lin.page.getByRole("button", { name: "Confirm", exact: true }), 409);
    await lin.sees("This has changed since you opened it");
    assert.equal((await state(server, it)).state, "proposed");
    await lin.presses("Confirm the new time");
    await lin.sees("You are confirmed");
  });

  spec(`All slots on one page, with days away, reminders and an assistant, ${how}`, async ({ server, person }) => {
    const it = await asked(server, `All ${how}`);
    const second = await scheduled(server, { title: `Second for All ${how}`, starts: ahead(12) });
    await server.api("POST", `/sessions/${second.id}/slots`, { clinician_id: it.lin.id, role: "expert" });
    const { link_url } = await server.api("GET", `/clinicians/${it.lin.id}`);
    const lin = await person({ name: "Lin", js, zone: "Europe/Berlin" });
    await lin.opens(link_url);
    await lin.sees("Waiting for your answer");
    await lin.sees("Calendar apps may lag by up to a day");
    await lin.presses(lin.page.getByRole("button", { name: "Confirm" }).first());
    await lin.sees("You are confirmed");
    await lin.presses(lin.page.getByRole("link", { name: /All slots of/ }));
    await lin.sends("/leave", { starts_on: ahead(30).slice(0, 10), ends_on: ahead(33).slice(0, 10), note: "Family" });
    await lin.sees("Noted. Whoever plans is told");
    await lin.sends("/calendar", { alarm: "30", reduced: true });
    await lin.sees("Saved. Your calendar app shows it");
    await lin.sends("/assistants", { name: "Sam Park", email: `sam.${js}@clinic.test` });
    await lin.sees("Added. Hand over their link");
    const sams = await lin.page.getByLabel("Link of Sam Park").inputValue();
    const sam = await person({ name: "Sam", js });
    await sam.opens(sams);
    await sam.sees("Sam Park for Dr. All");
    await sam.presses(sam.page.getByRole("button", { name: "Confirm" }).first());
    await sam.sees("You are confirmed");
    const { items } = await server.api("GET", `/sessions/${second.id}/slots`);
    assert.equal(items[0].state, "confirmed");
  });
}

for (const scheme of ["light", "dark"]) {
  spec(`A clinician who reads Spanish answers, and chooses English, ${scheme}`, async ({ server, person }) => {
    const it = await asked(server, `En español ${scheme}`);
    const { version } = await server.api("GET", `/clinicians/${it.lin.id}`);
    await server.api("PATCH", `/clinicians/${it.lin.id}`, { version, language: "es" });
    const { confirm_url } = await state(server, it);
    const lin = await person({ name: "Lin", scheme, zone: "Europe/Berlin", locale: "es-MX" });
    await lin.opens(confirm_url);
    assert.equal(await lin.page.locator("html").getAttribute("lang"), "es");
    await lin.sees("hora de Berlin");
    await lin.sees("Hora de presentarse:");
    await lin.page.getByText("A otra hora").tap();
    await lin.looks();
    await lin.presses(lin.page.getByRole("button", { name: "Confirmar", exact: true }));
    await lin.sees("Su participación está confirmada");
    assert.equal((await state(server, it)).state, "confirmed");
    const { link_url } = await server.api("GET", `/clinicians/${it.lin.id}`);
    await lin.opens(link_url);
    await lin.sees("Días de ausencia");
    await lin.doesNotFind("Days away");
    await lin.sends("/clock", { language: "English", clock: "6:00" });
    await lin.sees("Saved. You read it like this from now on.");
    assert.equal(await lin.page.locator("html").getAttribute("lang"), "en");
  });
}

spec("Links that ended say so kindly", async ({ server, person }) => {
  const it = await asked(server, "Over");
  await server.api("POST", `/slots/${it.slot.id}/link`, {});
  const lin = await person({ name: "Lin" });
  await lin.opens(it.slot.confirm_url, 410);
  await lin.sees("This link has ended");
  const fresh = await state(server, it);
  await server.api("POST", `/slots/${it.slot.id}/withdraw`, {});
  await lin.opens(fresh.confirm_url);
  await lin.sees("The team took this request back");
});

spec("An editor is told who is not free, says why not to mind, and sees who could come instead", async ({ server, person }) => {
  const it = await asked(server, "Leave");
  const away = await clinician(server, "Dr. Away", "America/New_York");
  await server.api("POST", `/clinicians/${away.id}/leaves`, { starts_on: it.session.starts.slice(0, 10) });
  const ed = await person({ name: "Ed", on: "desktop" });
  server.ed ??= await server.staff("Ed Slots", "editor");
  await ed.signsIn(server.ed);
  await ed.opens(`/plan/sessions/${it.session.id}`);
  await ed.sends("/slots", { clinician_id: "Dr. Away" }, { status: 409, button: "Add clinician" });
  await ed.sees("Dr. Away is on leave then");
  await ed.sends("/slots", { override_reason: "Agreed by phone" }, { button: "Add clinician" });
  await ed.sees("although not free: Agreed by phone");
  await server.api("POST", `/slots/${it.slot.id}/decline`, { reason: "Ill" });
  await ed.opens(`/plan/sessions/${it.session.id}`);
  await ed.sees("Ill");
});
