// The review queue: one claim after the other, with its evidence and what changed since.

import { ask, asks, attempt, change, element, isTyping, onChange, readOnly, remembered, say } from "./core.js";
import { loadPanel } from "./claim.js";

const by = document.getElementById("by");
const panel = document.getElementById("panel");
const since = document.getElementById("since");
const waiting = document.getElementById("waiting");
const dialog = document.getElementById("objecting");
const buttons = { y: document.getElementById("yes"), n: document.getElementById("no"), s: document.getElementById("skip") };
let queue = [];
// For whom the queue is, which of it was skipped, and whether there was news since.
let whom;
const skipped = new Set();
let late = false;
let shown;
// What is told of the claim that is shown, and the button where the keyboard is until then.
let page;
let here;
// Whether a decision, or the next claim, is on its way; and whether nothing waits.
let busy = false;
let idle = false;
// Of several answers on their way only the last that was asked for is wanted.
let asked = 0;
let told = 0;

remembered(by, "briefpdf-by");

async function load() {
  if (!by.value.trim() || shown?.holds()) return;
  const turn = (asked += 1);
  [busy, late] = [true, false];
  const found = await attempt(() => ask(`/api/queue?${new URLSearchParams({ by: by.value })}`));
  if (turn !== asked) return;
  busy = false;
  if (!found || shown?.holds()) return;
  whom = by.value;
  queue = found.claims.filter(({ claim }) => !skipped.has(claim));
  const count = found.total - (found.claims.length - queue.length);
  waiting.textContent = `${count} ${count === 1 ? "claim waits" : "claims wait"} for you`;
  await next();
}

async function next() {
  if ((late && !queue.length) || (by.value.trim() && by.value !== whom)) return load();
  const turn = (asked += 1);
  told += 1;
  const first = queue.shift();
  undecided();
  buttons.s.disabled = !first || readOnly;
  since.hidden = true;
  [busy, idle] = [true, false];
  const loaded = first && (await loadPanel(first.claim));
  if (turn !== asked) return undefined;
  [busy, idle, shown] = [false, !first, loaded];
  if (first && !shown) skipped.add(first.claim);
  if (!shown) return panel.replaceChildren(first ? empty("It is not shown", "“Skip” goes on to the next.") : empty("Nothing waits for you", "What others wrote is reviewed, or skipped. What is new or changed comes here by itself."));
  panel.replaceChildren(shown.article);
  return tell();
}

const empty = (head, words) => element("div", { class: "empty" }, element("h2", {}, head), element("p", {}, words));

/** Until all is told there is nothing to decide on; whoever decides by the keyboard stays at the button. */
function undecided() {
  here = Object.values(buttons).find((one) => one === document.activeElement) ?? here;
  page = undefined;
  buttons.y.disabled = buttons.n.disabled = true;
}

/** Say why it cannot be borne out, and what changed since its last review. */
async function tell() {
  const turn = (told += 1);
  undecided();
  const found = await attempt(() => ask(`/api/review/${encodeURIComponent(shown.id)}?${new URLSearchParams({ by: by.value })}`));
  if (!found || turn !== told) return;
  page = found;
  buttons.y.disabled = Boolean(page.refused) || readOnly;
  buttons.n.disabled = readOnly;
  if (document.activeElement === document.body) here?.focus();
  here = undefined;
  const rows = (page.changes ?? []).map(({ field, before, after }) => element("tr", {}, element("th", { scope: "row" }, field), element("td", {}, element("del", {}, before || "–")), element("td", {}, element("ins", {}, after || "–"))));
  const words = [];
  if (page.refused) words.push(element("p", { class: "notice error" }, `It cannot be borne out: ${page.refused}`));
  if (rows.length) words.push(element("p", {}, `Changed since ${page.last.by} reviewed it on ${page.last.on}:`), element("table", {}, element("tbody", {}, ...rows)));
  since.replaceChildren(...words);
  since.hidden = !words.length;
}

async function stamp(objection) {
  const { id } = shown;
  const turn = asked;
  const body = { claims: [id], by: by.value, seen: page.seen };
  busy = true;
  try {
    await change("/api/review", objection === undefined ? body : { ...body, objection });
  } finally {
    busy = false;
  }
  say(`${id}: ${objection === undefined ? "reviewed" : "objected to"} by ${by.value}.`);
  if (turn !== asked) return;
  waiting.textContent = `${queue.length} left`;
  await next();
}

const decides = () => page && !busy && !shown.holds();
const object = async ({ objection }) => {
  await stamp(objection);
  dialog.querySelector("form").reset();
  dialog.close();
};
buttons.y.addEventListener("click", () => decides() && attempt(() => stamp()));
buttons.s.addEventListener("click", () => {
  if (busy || shown?.holds()) return;
  if (shown) skipped.add(shown.id);
  next();
});
asks(buttons.n, dialog, object, () => decides() && dialog.showModal());
buttons.n.disabled = true;
by.addEventListener("change", load);
document.addEventListener("claim", ({ detail }) => {
  shown = detail;
  // Whoever gave other initials while something was typed has their own queue now.
  if (by.value === whom) tell();
  else load();
});
const refresh = () => busy || dialog.open || shown?.refresh();
// An objection is to what was read, and not to what came meanwhile.
dialog.addEventListener("close", refresh);
onChange(() => {
  late = true;
  if (idle) load();
  else refresh();
});
document.addEventListener("keydown", (event) => {
  if (isTyping(event) || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = buttons[event.key];
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});
load();
