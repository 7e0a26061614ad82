// The review queue: one claim after the other, with its evidence and what changed since.

import { ask, asks, attempt, change, element, isTyping, readOnly, remembered, say } from "./core.js";
import { loadPanel } from "./claim.js";

const by = document.getElementById("by");
const panel = document.getElementById("panel");
const since = document.getElementById("since");
const waiting = document.getElementById("waiting");
const dialog = document.getElementById("objecting");
const buttons = { y: document.getElementById("yes"), n: document.getElementById("no"), s: document.getElementById("skip") };
let queue = [];
let shown;
let page;
// Whoever asks again, as somebody else, wants no answer to what was asked before.
let turn = 0;

remembered(by, "briefpdf-by");

async function load() {
  const asked = (turn += 1);
  if (!by.value.trim() || shown?.holds()) return;
  const found = await attempt(() => ask(`/api/queue?${new URLSearchParams({ by: by.value })}`));
  if (!found || asked !== turn) return;
  queue = found.claims;
  waiting.textContent = `${found.total} ${found.total === 1 ? "claim waits" : "claims wait"} for you`;
  await next();
}

async function next() {
  const first = queue.shift();
  for (const button of Object.values(buttons)) button.disabled = !first || readOnly;
  since.hidden = true;
  const asked = turn;
  const loaded = first && (await loadPanel(first.claim));
  if (asked !== turn) return;
  shown = loaded;
  if (!shown) {
    panel.replaceChildren(element("div", { class: "empty" }, element("h2", {}, "Nothing waits for you"), element("p", {}, "What others wrote is reviewed, or skipped. What is new or changed comes here by itself.")));
    return;
  }
  panel.replaceChildren(shown.article);
  await tell();
}

/** Say why it cannot be borne out, and what changed since its last review. */
async function tell() {
  page = await attempt(() => ask(`/api/review/${encodeURIComponent(shown.id)}?${new URLSearchParams({ by: by.value })}`));
  if (!page) return;
  buttons.y.disabled = Boolean(page.refused) || readOnly;
  const rows = (page.changes ?? []).map(({ field, before, after }) => element("tr", {}, element("th", { scope: "row" }, field), element("td", {}, element("del", {}, before || "–")), element("td", {}, element("ins", {}, after || "–"))));
  const told = [];
  if (page.refused) told.push(element("p", { class: "notice error" }, `It cannot be borne out: ${page.refused}`));
  if (rows.length) told.push(element("p", {}, `Changed since ${page.last.by} reviewed it on ${page.last.on}:`), element("table", {}, element("tbody", {}, ...rows)));
  since.replaceChildren(...told);
  since.hidden = !told.length;
}

async function stamp(objection) {
  const body = { claims: [shown.id], by: by.value, seen: page?.seen };
  await change("/api/review", objection === undefined ? body : { ...body, objection });
  say(`${shown.id}: ${objection === undefined ? "reviewed" : "objected to"} by ${by.value}.`);
  waiting.textContent = `${queue.length} left`;
  await next();
}

buttons.y.addEventListener("click", () => shown.holds() || attempt(() => stamp()));
buttons.s.addEventListener("click", () => shown.holds() || next());
const object = async ({ objection }) => {
  await stamp(objection);
  dialog.querySelector("form").reset();
  dialog.close();
};
asks(buttons.n, dialog, object, () => shown.holds() || dialog.showModal());
buttons.n.disabled = true;
by.addEventListener("change", load);
document.addEventListener("claim", ({ detail }) => {
  shown = detail;
  tell();
});
document.addEventListener("keydown", (event) => {
  if (isTyping(event) || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = buttons[event.key];
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});
load();
