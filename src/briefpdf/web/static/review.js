// The review queue: one claim after the other, with its evidence.

import { ask, attempt, change, element, isTyping, remembered, say } from "./core.js";
import { loadPanel } from "./claim.js";

const by = document.getElementById("by");
const panel = document.getElementById("panel");
const waiting = document.getElementById("waiting");
const buttons = { y: document.getElementById("yes"), s: document.getElementById("skip") };
let queue = [];
let shown;

remembered(by, "briefpdf-by");

async function load() {
  if (!by.value.trim()) return;
  const found = await attempt(() => ask(`/api/queue?${new URLSearchParams({ by: by.value })}`));
  if (!found) return;
  queue = found.claims;
  const own = found.own ? `; ${found.own} of your own wait for somebody else` : "";
  waiting.textContent = `${found.total} ${found.total === 1 ? "claim waits" : "claims wait"} for you${own}`;
  await next();
}

async function next() {
  const first = queue.shift();
  for (const button of Object.values(buttons)) button.disabled = !first;
  shown = first && (await loadPanel(first.claim));
  if (shown) panel.replaceChildren(shown.article);
  else panel.replaceChildren(element("div", { class: "empty" }, element("h2", {}, "Nothing waits for you"), element("p", {}, "All claims that others wrote are reviewed, or skipped. New and changed ones come here by themselves.")));
}

async function accept() {
  const done = await attempt(() => change("/api/review", { claims: [shown.id], by: by.value, seen: shown.digest }));
  if (!done) return;
  say(`${shown.id}: reviewed by ${by.value}.`);
  waiting.textContent = `${queue.length} left`;
  await next();
}

buttons.y.addEventListener("click", accept);
buttons.s.addEventListener("click", next);
by.addEventListener("change", load);
document.addEventListener("claim", ({ detail }) => (shown = detail));
document.addEventListener("keydown", (event) => {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!buttons[event.key]?.disabled) buttons[event.key]?.click();
});
load();
