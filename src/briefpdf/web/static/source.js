// The source view: its copy, page by page, and a new edition that is dropped on it.

import { attempt, change, element, isSave, markUnsaved, onChange, readOnly, say, send, setUnsaved, takesFiles } from "./core.js";
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
  const reviews = found.unreviewed.length ? ` ${found.unreviewed.length} reviews would no longer hold.` : "";
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
const fields = [...entry.querySelectorAll("[name]")];
const changed = () => fields.filter((one) => one.value.trim() !== one.defaultValue);
if (readOnly) fields.forEach((one) => (one.disabled = true));

entry.addEventListener("input", () => markUnsaved(entry, changed().length > 0));
entry.addEventListener("submit", async (event) => {
  event.preventDefault();
  const typed = changed().filter((one) => one.value.trim());
  const body = {
    key,
    seen: entry.dataset.digest,
    set: Object.fromEntries(typed.map((one) => [one.name, one.value.trim()])),
    unset: changed().filter((one) => !one.value.trim()).map((one) => one.name),
  };
  if (!(await attempt(() => change("/api/source/entry", body)))) return;
  setUnsaved(entry, false);
  location.reload();
});
entry.addEventListener("keydown", (event) => {
  if (!isSave(event)) return;
  event.preventDefault();
  if (changed().length) entry.requestSubmit();
});

newClaim(document.getElementById("claim"), { key });
viewer.show({ key });
onChange(() => viewer.show({ ...viewer.asked }));
