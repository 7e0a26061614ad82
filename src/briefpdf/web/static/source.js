// The source view: its copy, page by page, and a new edition that is dropped on it.

import { attempt, element, onChange, say, send, takesFiles } from "./core.js";
import { Viewer } from "./viewer.js";

const box = document.querySelector("[data-viewer]");
const { key } = box.dataset;
const viewer = new Viewer(box);
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
viewer.show({ key });
onChange(() => viewer.show({ ...viewer.asked }));
