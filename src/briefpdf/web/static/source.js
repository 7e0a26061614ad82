// The source view: its copy, page by page, and a new edition that is dropped on it.

import { attempt, change, element, goTo, inTurn, markUnsaved, onChange, pageNow, placeIn, plural, readOnly, say, send, setUnsaved, settle, takesFiles } from "./core.js";
import { newClaim, withValues } from "./new_claim.js";
import { Viewer } from "./viewer.js";

const box = document.querySelector("[data-viewer]");
const { key } = box.dataset;
const viewer = new Viewer(box, ({ quote, locator }) => withValues({ statement: quote.trim().replace(/[\s,;:]*$/, "").replace(/([^.!?”"])$/, "$1."), quote, locator, key }), "Make a claim of these words");
const dialog = document.getElementById("edition");
let file;

const bring = (given, write) => send(`/api/files/edition?${new URLSearchParams({ key, file: given.name, write: write ? "1" : "0" })}`, given);

const row = ({ claim, outcome, where, diff, corrected }) =>
  element("tr", {}, element("th", { scope: "row" }, element("a", { href: `/claim/${encodeURIComponent(claim)}` }, claim)), element("td", {}, outcome), element("td", {}, corrected ? `${where}, corrected` : where), element("td", { class: "serif" }, diff));

takesFiles(document.getElementById("drop"), async (given) => {
  file = given;
  const found = await attempt(() => bring(given, false));
  // What is shown is what would be written.
  if (!found || given !== file || dialog.open) return;
  dialog.querySelector("tbody").replaceChildren(...found.quotes.map(row));
  const reviews = found.unreviewed.length ? ` ${plural(found.unreviewed.length, "review")} would no longer hold.` : "";
  dialog.querySelector(".state").textContent = `It would be kept as ${found.copy}; the earlier edition stays beside it.${reviews}`;
  dialog.showModal();
});
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.querySelector("[data-write]").addEventListener("click", async ({ target }) => {
  target.disabled = true;
  const done = await attempt(() => bring(file, true));
  target.disabled = false;
  dialog.close();
  if (done) say(`${done.copy} is now the copy of ${key}.`);
});

// The entry ------------------------------------------------------------------------------------

const entry = document.getElementById("entry");
const changed = () => [...entry.querySelectorAll("[name]")].filter((one) => one.value.trim() !== one.defaultValue);
const begin = () => readOnly && entry.querySelectorAll("[name]").forEach((one) => (one.disabled = true));
const saving = { save: () => entry.requestSubmit() };
const tellUnsaved = () => markUnsaved(entry, changed().length > 0, saving);

async function put() {
  const typed = changed();
  if (!typed.length) return undefined;
  const set = typed.filter((one) => one.value.trim()).map((one) => [one.name, one.value.trim()]);
  const unset = typed.filter((one) => !one.value.trim()).map((one) => one.name);
  try {
    await change("/api/source/entry", { key, seen: entry.dataset.digest, set: Object.fromEntries(set), unset });
  } catch (refused) {
    if (refused.status !== 409) throw refused;
    return conflict(typed);
  }
  // Whoever types on while it is being saved loses nothing.
  for (const one of typed) one.defaultValue = Object.fromEntries(set)[one.name] ?? "";
  tellUnsaved();
  say("Saved.");
  await refresh();
  return undefined;
}

/** Somebody else changed the entry: what it was, theirs and mine. */
async function conflict(typed) {
  const theirs = (await pageNow(location.pathname)).getElementById("entry");
  const rows = typed.map((one) => [one.name, one.defaultValue, theirs?.elements[one.name]?.value ?? "", one.value]);
  const choice = await settle(rows);
  if (choice === "theirs") {
    setUnsaved(saving, false);
    location.reload();
  } else if (choice === "mine" && theirs) {
    entry.dataset.digest = theirs.dataset.digest;
    await put();
  }
}

// Whether others' words wait for those that are typed; of several answers only the last is wanted.
let late = false;
let asked = 0;

/** The files changed: show the entry and what rests on it as they now are, but for what is typed. */
async function refresh() {
  const turn = (asked += 1);
  const now = await pageNow(location.pathname);
  if (turn !== asked) return;
  late = changed().length > 0;
  const theirs = now.getElementById("entry");
  // Where nobody else wrote, what is typed is typed on what is there.
  const same = theirs && [...entry.querySelectorAll("[name]")].every((one) => theirs.elements[one.name]?.defaultValue === one.defaultValue);
  if (late && same) entry.dataset.digest = theirs.dataset.digest;
  for (const id of ["copies", "rests", "heading", "standing", ...(late ? [] : ["entry"])]) {
    const fresh = now.getElementById(id);
    const shown = document.getElementById(id);
    if (!fresh || fresh.innerHTML + fresh.dataset.digest === shown.innerHTML + shown.dataset.digest) continue;
    Object.assign(shown.dataset, fresh.dataset);
    const place = placeIn(shown);
    shown.replaceChildren(...fresh.childNodes);
    goTo(shown, place);
  }
  begin();
}

const save = inTurn(() => attempt(put));
entry.addEventListener("input", () => {
  tellUnsaved();
  if (late && !changed().length) attempt(refresh);
});
entry.addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
begin();

newClaim(document.getElementById("claim"), { key });
viewer.show({ key });
onChange(() => {
  attempt(refresh);
  viewer.renew();
});
