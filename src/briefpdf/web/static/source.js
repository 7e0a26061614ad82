// The source view: its copy, page by page, and a new edition that is dropped on it.

import { attempt, change, element, markUnsaved, onChange, pageNow, plural, readOnly, say, send, setUnsaved, settle, takesFiles } from "./core.js";
import { newClaim, withValues } from "./new_claim.js";
import { Viewer } from "./viewer.js";

const box = document.querySelector("[data-viewer]");
const { key } = box.dataset;
const viewer = new Viewer(box, ({ quote, locator }) => withValues({ statement: quote.trim().replace(/[\s,;:]*$/, "").replace(/([^.!?”"])$/, "$1."), quote, locator, key }), "Make a claim of these words");
const dialog = document.getElementById("edition");
let file;

const bring = (write) => send(`/api/files/edition?${new URLSearchParams({ key, file: file.name, write: write ? "1" : "0" })}`, file);

const row = ({ claim, outcome, where, diff, corrected }) =>
  element("tr", {}, element("th", { scope: "row" }, element("a", { href: `/claim/${encodeURIComponent(claim)}` }, claim)), element("td", {}, outcome), element("td", {}, corrected ? `${where}, corrected` : where), element("td", { class: "serif" }, diff));

takesFiles(document.getElementById("drop"), async (given) => {
  file = given;
  const found = await attempt(() => bring(false));
  if (!found) return;
  dialog.querySelector("tbody").replaceChildren(...found.quotes.map(row));
  const reviews = found.unreviewed.length ? ` ${plural(found.unreviewed.length, "review")} would no longer hold.` : "";
  dialog.querySelector(".state").textContent = `It would be kept as ${found.copy}; the earlier edition stays beside it.${reviews}`;
  dialog.showModal();
});
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.querySelector("[data-write]").addEventListener("click", async () => {
  const done = await attempt(() => bring(true));
  dialog.close();
  if (!done) return;
  say(`${done.copy} is now the copy of ${key}.`);
  setTimeout(() => location.reload(), 800);
});

// The entry ------------------------------------------------------------------------------------

const entry = document.getElementById("entry");
const changed = () => [...entry.querySelectorAll("[name]")].filter((one) => one.value.trim() !== one.defaultValue);
const begin = () => readOnly && entry.querySelectorAll("[name]").forEach((one) => (one.disabled = true));
const saving = { save: () => entry.requestSubmit() };

async function save() {
  const typed = changed();
  const set = typed.filter((one) => one.value.trim()).map((one) => [one.name, one.value.trim()]);
  const unset = typed.filter((one) => !one.value.trim()).map((one) => one.name);
  try {
    await change("/api/source/entry", { key, seen: entry.dataset.digest, set: Object.fromEntries(set), unset });
  } catch (refused) {
    if (refused.status !== 409) throw refused;
    return conflict(typed);
  }
  setUnsaved(saving, false);
  location.reload();
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
    await save();
  }
}

/** The files changed: show the entry and what rests on it as they now are, but for what is typed. */
async function refresh() {
  const now = await pageNow(location.pathname);
  for (const id of changed().length ? ["copies", "rests"] : ["copies", "rests", "heading", "entry"]) {
    const fresh = now.getElementById(id);
    const shown = document.getElementById(id);
    if (!fresh || fresh.innerHTML + fresh.dataset.digest === shown.innerHTML + shown.dataset.digest) continue;
    Object.assign(shown.dataset, fresh.dataset);
    shown.replaceChildren(...fresh.childNodes);
  }
  begin();
}

entry.addEventListener("input", () => markUnsaved(entry, changed().length > 0, saving));
entry.addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(save);
});
begin();

newClaim(document.getElementById("claim"), { key });
viewer.show({ key });
onChange(() => {
  attempt(refresh);
  viewer.show({ ...viewer.asked });
});
