// What makes the staff pages quick: keys, kept drafts, fresh ages, copying. Every page works without this file.
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// ---- said once ------------------------------------------------------------------------------------------------
const toast = make("p", { className: "toast", hidden: true });
toast.setAttribute("role", "status");
document.body.append(toast);
let fading;
function say(words) {
  toast.hidden = false;
  toast.textContent = words;
  clearTimeout(fading);
  fading = setTimeout(() => (toast.hidden = true), 6000);
}

// What was said of the last deed is not said again after a reload.
const address = new URL(location.href);
if (address.searchParams.has("notice")) {
  address.searchParams.delete("notice");
  history.replaceState(history.state, "", address);
}

// ---- moments: the reader's own clock, and ages that stay true ---------------------------------------------------
const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const exactly = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", weekday: "short" });
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

const words = {
  long(ms, at) {
    if (ms < MINUTE) return "just now";
    if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
    if (ms < DAY) return `${Math.floor(ms / HOUR)} h ago`;
    if (ms < 2 * DAY) return "yesterday";
    if (ms <= 30 * DAY) return `${Math.floor(ms / DAY)} days ago`;
    return exactly.format(at).split(",")[0];
  },
  short(ms) {
    if (ms < MINUTE) return "now";
    if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
    if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
    return `${Math.floor(ms / DAY)} d`;
  },
  exact: (_, at) => exactly.format(at),
  clock: (ms) => `${Math.floor(ms / MINUTE)}:${String(Math.floor((ms % MINUTE) / 1000)).padStart(2, "0")}`,
};

function freshen() {
  for (const time of all("time[data-moment]")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.title = time.dataset.moment === "mine" ? `${clock.format(at)} for you` : exactly.format(at);
    const say = words[time.dataset.moment];
    if (say) time.textContent = say(Date.now() - at, at);
  }
}
setInterval(freshen, 30_000);
setInterval(() => one('time[data-moment="clock"]') && freshen(), 1000);

// ---- small helps ------------------------------------------------------------------------------------------------
// Done once, and again when an island has put fresh HTML into the page.
function dress() {
  freshen();
  for (const element of all("[data-yours]")) element.hidden = element.dataset.yours === own;
  for (const element of all("[data-script], [data-copy]")) element.hidden = false;
  for (const element of all("[data-noscript]")) element.hidden = true;
}
dress();
document.addEventListener("fresh", () => {
  dress();
  hints();
});

document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    const field = document.getElementById(copy.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      say("Copied.");
    } catch {
      say("Marked: copy it with your keyboard.");
    }
  }
  const fill = event.target.closest("[data-fill]");
  if (fill) {
    const field = document.getElementById(fill.dataset.fill);
    field.value = fill.dataset.words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
  for (const menu of all("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("focusin", (event) => event.target.matches("[data-select]") && event.target.select());
document.addEventListener("change", (event) => event.target.matches("[data-submit]") && event.target.form.requestSubmit());

// ---- drafts: what was typed survives a reload, a lost connection, a sign-in that ran out ---------------------------
// sessionStorage: this is health text, it goes with the tab.
const TEXT = "textarea, input:not([type=hidden], [type=checkbox], [type=radio])";
const path = (form) => new URL(form.action).pathname;
const key = (field) => `draft ${path(field.form)} ${field.name}`;
const seen = (form) => one("[name=version]", form)?.value ?? "";
const kept = (name) => JSON.parse(sessionStorage.getItem(name) ?? "null");
const keep = (name, value) => sessionStorage.setItem(name, JSON.stringify(value));
const drafting = () => all("form[data-draft]");
const changed = (form) => all(`${TEXT}, select`, form).some((field) =>
  field.matches("select") ? !field.selectedOptions[0]?.defaultSelected && field.selectedIndex > 0 : field.value !== field.defaultValue);

function forget(action) {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(`draft ${action} `)) sessionStorage.removeItem(name);
}

// A form that was sent is done once the page it led to shows it: a notice, a newer version, or another page.
function settle() {
  const sent = kept("sent");
  if (!sent) return;
  sessionStorage.removeItem("sent");
  const [entry] = performance.getEntriesByType("navigation");
  if (entry?.type === "back_forward") return;
  const form = drafting().find((form) => path(form) === sent.action);
  const done = one(".said [role=status]") || (form ? seen(form) !== sent.version : !one("[role=alert]") && location.pathname !== sent.from);
  if (done) forget(sent.action);
}

function restore(form) {
  let any = false;
  for (const field of all(TEXT, form)) {
    const draft = kept(key(field));
    if (!draft || draft.base !== field.defaultValue || draft.value === field.value) continue;
    field.value = draft.value;
    any = true;
    const fold = field.closest("details");
    if (fold) fold.open = true;
  }
  if (any) mark(form);
  return any;
}

function mark(form) {
  const dirty = changed(form);
  for (const note of all("[data-unsaved]", form)) {
    note.hidden = !dirty;
    one("button", note.parentElement).classList.toggle("primary", dirty);
  }
}

settle();
if (drafting().map(restore).includes(true)) say("What you had typed is back.");

document.addEventListener("input", (event) => {
  const field = event.target, form = field.form;
  if (!form?.matches("[data-draft]")) return;
  mark(form);
  if (!field.matches(TEXT)) return;
  if (field.value === field.defaultValue) sessionStorage.removeItem(key(field));
  else keep(key(field), { value: field.value, base: field.defaultValue });
});

let warned = false;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  const guarded = one("form[data-guard]");
  if (guarded && guarded !== form && changed(guarded) && !warned) {
    event.preventDefault();
    warned = true;
    say("There are changes below that are not saved yet. Save them first, or press again to go on; your text is kept.");
    return;
  }
  if (form.matches("[data-draft]")) keep("sent", { action: path(form), version: seen(form), from: location.pathname });
  const button = event.submitter;
  if (button) setTimeout(() => button.setAttribute("aria-busy", "true"));
});
// A page that comes back from the browser's own cache is not busy any more.
window.addEventListener("pageshow", () => all("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy")));

// ---- the inbox: acknowledging stays in the list -------------------------------------------------------------------
document.addEventListener("submit", async (event) => {
  const form = event.target, row = form.closest("[data-list] > li");
  if (!row || !path(form).endsWith("/acknowledge")) return;
  event.preventDefault();
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
    if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error(answer.status);
    seized(row, form);
  } catch {
    form.submit();
  }
});

function seized(row, form) {
  const focused = form.contains(document.activeElement);
  row.classList.remove("untouched");
  const chip = one('.chip[data-state="received"]', row);
  if (chip) Object.assign(chip, { textContent: "Acknowledged" }).dataset.state = "acknowledged";
  const count = one('.tabs a[href*="unacknowledged"] .count');
  if (count) count.textContent = String(Math.max(0, Number(count.textContent) - 1));
  form.remove();
  if (focused) one(".cover", row)?.focus();
  say("Acknowledged: it is in hand.");
}

// ---- keys ---------------------------------------------------------------------------------------------------------
const GO = { i: "/inbox", p: "/plan", c: "/plan/campaigns", a: "/plan/audiences", o: "/people" };
const KEYS = [
  ["Anywhere", [["?", "these keys"], ["g i", "inbox"], ["g p", "plan"], ["g c", "campaigns"], ["g a", "audiences"], ["g o", "people"], ["/", "search"]]],
  ["Lists", [["j", "next"], ["k", "previous"], ["Enter", "open"], ["e", "acknowledge"], ["n", "new"], ["[  ]", "previous, next"]]],
  ["The calendar", [["t", "today"], ["m", "month"], ["w", "week"], ["a", "agenda"], ["← →", "earlier, later"], ["n", "new session"], ["c", "new, right here"]]],
  ["On a chip", [["↑ ↓", "next, previous (or j, k)"], ["← →", "the next day's"], ["m", "pick up, then arrows"], ["i", "among the ideas"], ["Enter", "drop, or open"], ["Esc", "put back"]]],
  ["The live desk", [["p", "publish"], ["n", "next in line"], ["w", "answer now"], ["a", "answered"], ["u", "up"], ["s", "set aside"], ["h", "hold"], ["b", "back"], ["m", "asks the same"], ["l", "later"], ["z", "pause questions"], ["v", "hide votes"]]],
  ["A question", [["e", "acknowledge"], ["r", "answer"], ["p", "publish"], ["a", "publish the answer"], ["d", "dismiss"], ["m", "note"], ["j", "next open question"], ["Ctrl Enter", "send"]]],
];
// Single keys can be switched off (WCAG 2.1.4), on this device.
const quiet = () => localStorage.getItem("keys") === "off";
let after = null;

function dialog() {
  const known = one("dialog.keys");
  if (known) return known;
  const lists = KEYS.map(([title, rows]) => make("section", {}, make("h3", { textContent: title }),
    make("dl", {}, ...rows.flatMap(([keys, does]) => [
      make("dt", {}, ...keys.split(" ").filter(Boolean).map((key) => make("kbd", { textContent: key }))),
      make("dd", { textContent: does })]))));
  const off = make("input", { type: "checkbox", checked: !quiet() });
  off.addEventListener("change", () => {
    localStorage.setItem("keys", off.checked ? "on" : "off");
    hints();
  });
  const close = make("form", { method: "dialog" }, make("button", { className: "button", textContent: "Close" }));
  const title = make("h2", { textContent: "Keys", id: "keys-head" });
  const box = make("dialog", { className: "keys" }, make("header", {}, title, close), make("div", { className: "key-lists" }, ...lists),
    make("label", { className: "check" }, off, make("span", { textContent: "Use single keys on this device" })));
  box.setAttribute("aria-labelledby", "keys-head");
  document.body.append(box);
  box.addEventListener("click", (event) => event.target === box && box.close());
  return box;
}

// The keys stand on the buttons that they press, where there is a keyboard to press them.
function hints() {
  all("kbd.hint-key").forEach((hint) => hint.remove());
  if (quiet() || !matchMedia("(pointer: fine)").matches) return;
  for (const element of all("[data-key]")) {
    if (!/^[a-z]$/.test(element.dataset.key)) continue;
    element.setAttribute("aria-keyshortcuts", element.dataset.key);
    const hint = make("kbd", { className: "hint-key", textContent: element.dataset.key });
    hint.setAttribute("aria-hidden", "true");
    const chevron = one(".chevron", element);
    chevron ? chevron.before(hint) : element.append(hint);
  }
}
hints();

// Where keys are told of, without knowing a key.
const side = one(".sidebar .me");
if (side) {
  const button = make("button", { className: "button quiet keys-link", type: "button" }, "Keys", make("kbd", { textContent: "?" }));
  button.addEventListener("click", () => dialog().showModal());
  side.before(button);
}

function step(by) {
  const rows = all(".rows a.cover");
  if (rows.length === 0) return false;
  const here = document.activeElement.closest(".rows > li");
  const at = rows.findIndex((cover) => here?.contains(cover));
  const to = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by))];
  to.focus();
  to.closest("li").scrollIntoView({ block: "nearest" });
  return true;
}

function press(element) {
  if (element.matches("summary")) {
    element.parentElement.open = true;
    (one("textarea", element.parentElement) ?? element).focus();
  } else if (element.matches("input")) element.focus();
  else element.click();
}

function acknowledgeRow() {
  const form = one('form[action$="/acknowledge"]', document.activeElement.closest(".rows > li") ?? make("li"));
  form?.requestSubmit();
  return Boolean(form);
}

// A row's own buttons, by the keys that stand on them.
function rowDeed(name) {
  const button = one(`[data-row-key="${CSS.escape(name)}"]`, document.activeElement.closest(".rows > li") ?? make("li"));
  button?.click();
  return Boolean(button);
}

function pressed(name) {
  if (after === "g") {
    after = null;
    if (GO[name]) location.assign(GO[name]);
    return Boolean(GO[name]);
  }
  // A button may have several keys, separated by blanks.
  const own = all("[data-key]").find((element) => element.dataset.key.split(" ").includes(name));
  if (name === "?") dialog().showModal();
  else if (name === "g") {
    after = "g";
    setTimeout(() => (after = null), 1500);
  } else if (rowDeed(name) || (name === "e" && acknowledgeRow())) return true;
  else if (own) press(own);
  else if (name === "j" || name === "k") return step(name === "j" ? 1 : -1);
  else if (name === "/") location.assign("/inbox#search");
  else return false;
  return true;
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) event.target.form.requestSubmit();
  if (event.key === "Escape") {
    all("details.menu[open]").forEach((menu) => {
      menu.open = false;
      one("summary", menu).focus();
    });
    if (typing) event.target.blur();
  }
  if (event.defaultPrevented || typing || event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
  if (quiet() && event.key !== "?") return;
  if (pressed(event.key)) event.preventDefault();
});

if (location.hash === "#search") one('[data-key="/"]')?.focus();
