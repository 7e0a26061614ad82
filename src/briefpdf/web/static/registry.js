// The registry: a page of claims at a time, filtered on the server; cells edited in place.

import { ask, attempt, change, element, findingItem, goTo, onChange, placeIn, readOnly, remembered, say, setUnsaved, settle } from "./core.js";
import { newClaim } from "./new_claim.js";

const filters = document.getElementById("filters");
const body = document.querySelector("#grid tbody");
const total = document.getElementById("total");
const all = document.getElementById("all");
const by = document.getElementById("by");
const CELLS = { statement: "statement", author: "author", topics: "topic" };
let page = 0;
let asking;
let checked = false;
// Whether the list changed while a cell was written in, and where in it the keyboard is.
let late = false;
let spot;

remembered(by, "briefpdf-by");

function asked() {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(filters)) if (value) words.set(name, value);
  return words;
}

async function load() {
  const words = asked();
  history.replaceState(null, "", words.size ? `?${words}` : location.pathname);
  document.querySelectorAll("[data-export]").forEach((one) => (one.href = `/api/claims/export?${new URLSearchParams([...words, ["format", one.dataset.export]])}`));
  words.set("page", page);
  asking?.abort();
  asking = new AbortController();
  const begun = performance.now();
  const found = await attempt(() => ask(`/api/claims?${words}`, { signal: asking.signal }));
  if (!found) return;
  // Nobody's words go because the list has news.
  late = Boolean(isEditing());
  if (!late) draw(found);
  performance.measure("briefpdf-grid", { start: begun });
  if (!found.checked && !checked) {
    checked = true;
    total.textContent += "; verdicts are being worked out …";
    if (await attempt(() => ask("/api/check"))) await load();
  }
}

function draw({ claims, total: count, page: at, size, lost }) {
  total.textContent = `${count.toLocaleString("en")} ${count === 1 ? "claim" : "claims"}`;
  document.getElementById("lost").replaceChildren(...lost.map(findingItem));
  const last = Math.max(0, Math.ceil(count / size) - 1);
  page = at;
  // The claims of the last page may have gone.
  if (at > last) {
    page = last;
    return load();
  }
  if (document.activeElement !== document.body) spot = placeIn(body);
  const kept = new Set(names());
  body.replaceChildren(...claims.map(row));
  body.querySelectorAll("[type=checkbox]").forEach((one) => (one.checked = kept.has(one.value)));
  // Whoever goes from cell to cell by keyboard stays where they are, though the row be gone for a while.
  goTo(body, spot);
  if (!claims.length) body.append(element("tr", {}, element("td", { colspan: 8 }, "No claim is like this. Take a filter away, or add a claim.")));
  document.getElementById("at").textContent = `${at + 1} of ${last + 1}`;
  document.getElementById("back").disabled = at === 0;
  document.getElementById("next").disabled = at >= last;
  all.checked = kept.size > 0 && names().length === claims.length;
  return chosen();
}

function row(one) {
  const cell = (name, text) => {
    const made = element("td", { class: name === "statement" ? "serif editable" : "editable", "data-field": CELLS[name], tabindex: readOnly ? undefined : 0 }, text);
    made.dataset.claim = one.claim;
    return made;
  };
  const plain = (...inside) => element("td", {}, ...inside);
  return element(
    "tr",
    {},
    plain(element("input", { type: "checkbox", value: one.claim, "aria-label": `Choose ${one.claim}` })),
    plain(element("a", { href: `/claim/${encodeURIComponent(one.claim)}` }, one.claim)),
    plain(one.verdict ? element("span", { class: `verdict v-${one.verdict}` }, one.verdict) : "…"),
    cell("statement", one.statement),
    plain(one.kind),
    cell("author", one.author),
    cell("topics", one.topics.join(", ")),
    plain(one.reviewers.join(", ")),
  );
}

// Editing a cell --------------------------------------------------------------------------------

// The cell that was asked for last is the one to write in.
let opening = 0;

async function edit(asked) {
  if (readOnly || asked.querySelector("textarea")) return;
  const { claim, field } = asked.dataset;
  const turn = (opening += 1);
  const path = `/api/claim/${encodeURIComponent(claim)}`;
  const now = await attempt(() => ask(path));
  // The list may have been drawn anew.
  const cell = body.querySelector(`[data-claim="${CSS.escape(claim)}"][data-field="${field}"]`);
  if (!now || !cell || turn !== opening) return;
  const before = field === "topic" ? now.topics.join(", ") : (now[field] ?? "");
  const area = element("textarea", { rows: 2, "aria-label": `${field} of ${claim}` });
  area.value = before;
  cell.replaceChildren(area);
  area.focus();
  // A field that is taken away is left, too.
  let done = false;
  const finish = async (save) => {
    if (done) return;
    const typed = area.value.trim();
    done = area.readOnly = true;
    // What is refused stays in its field, to be mended.
    const stands = save && typed !== before ? await put(path, field, typed, before, now.digest) : before;
    done = area.readOnly = stands !== null;
    if (!done) return;
    setUnsaved(area, false);
    const back = document.activeElement === area;
    cell.textContent = stands;
    if (back) cell.focus();
    if ((late || (save && typed !== before)) && !isEditing()) await load();
  };
  area.addEventListener("input", () => setUnsaved(area, area.value.trim() !== before));
  area.addEventListener("blur", () => finish(true));
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") finish(false);
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    finish(true);
  });
}

const isEditing = () => body.querySelector("textarea, td > input:not([type])");

/** What a field of a claim now says: what was typed, or what others wrote; null where neither is wanted. */
async function put(path, field, typed, before, seen) {
  try {
    await change(path, typed ? { set: { [field]: typed }, seen } : { unset: [field], seen });
    say("Saved.");
    return typed;
  } catch (refused) {
    if (refused.status !== 409) {
      say(refused.message, true);
      return null;
    }
    const { theirs } = refused.answer;
    const text = field === "topic" ? theirs.topics.join(", ") : (theirs[field] ?? "");
    const choice = await settle([[field, before, text, typed]]);
    if (choice === "mine") return put(path, field, typed, text, theirs.digest);
    return choice === "theirs" ? text : null;
  }
}

body.addEventListener("dblclick", ({ target }) => {
  const cell = target.closest(".editable");
  if (cell) edit(cell);
});
body.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".editable")) {
    event.preventDefault();
    edit(event.target);
  }
});

// What is done with many ------------------------------------------------------------------------

const names = () => [...body.querySelectorAll("input:checked")].map((one) => one.value);

function chosen() {
  const none = !names().length || readOnly;
  document.getElementById("review").disabled = none;
  document.getElementById("set-tag").disabled = none;
  document.getElementById("merge").disabled = none || names().length !== 2;
  for (const one of ["rename", "split"]) document.getElementById(one).disabled = none || names().length !== 1;
}

all.addEventListener("change", () => {
  body.querySelectorAll("input[type=checkbox]").forEach((one) => (one.checked = all.checked));
  chosen();
});
body.addEventListener("change", chosen);
document.getElementById("review").addEventListener("click", async () => {
  const done = await attempt(() => change("/api/review", { claims: names(), by: by.value }));
  if (done) say(`${done.reviewed.length} reviewed by ${done.by}.`);
});
document.getElementById("split").addEventListener("click", () => (location.href = `/claim/${encodeURIComponent(names()[0])}#split`));
document.getElementById("rename").addEventListener("click", () => {
  const [old] = names();
  const cell = body.querySelector("input:checked").closest("tr").children[1];
  const input = element("input", { value: old, "aria-label": `New id of ${old}`, autocomplete: "off" });
  cell.replaceChildren(input);
  input.select();
  input.addEventListener("keydown", async ({ key }) => {
    if (key === "Escape") input.blur();
    if (key !== "Enter" || input.readOnly) return;
    input.readOnly = true;
    const done = await attempt(() => change(`/api/claim/${encodeURIComponent(old)}/rename`, { to: input.value }));
    input.readOnly = false;
    // What is refused stays in its field, to be mended.
    if (!done) return;
    say(`It is now ${done.claim}, in ${done.changed.join(", ")}.`);
    input.blur();
  });
  // Whoever leaves the field has the list as it now is.
  input.addEventListener("blur", () => (cell.replaceChildren(old), load()), { once: true });
});
document.getElementById("merge").addEventListener("click", async () => {
  const [first, other] = names();
  const done = await attempt(() => change(`/api/claim/${encodeURIComponent(first)}/merge`, { other }));
  if (done) say(`${other} is now part of ${first}. “Undo” takes it back.`);
});
document.getElementById("set-tag").addEventListener("click", async () => {
  const topic = document.getElementById("tag").value.trim();
  if (!topic) return;
  const done = await attempt(() => change("/api/topics", { claims: names(), topic }));
  if (done) say(`${done.claims.length} have the topic ${topic}.`);
});

// Filters, pages, news --------------------------------------------------------------------------

let pause;
filters.addEventListener("input", () => {
  page = 0;
  clearTimeout(pause);
  pause = setTimeout(load, 120);
});
filters.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("back").addEventListener("click", () => (page -= 1, load()));
document.getElementById("next").addEventListener("click", () => (page += 1, load()));
newClaim(document.getElementById("add"));
onChange(() => {
  checked = false;
  if (isEditing()) late = true;
  else load();
});
load();
