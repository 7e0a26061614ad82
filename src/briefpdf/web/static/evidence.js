// What the copies have of a brief's bare sentences, and the claims that are made of it.

import { attempt, change, element, plural, readOnly, say } from "./core.js";
import { chosenIn, counts, foundItem } from "./found.js";

/** Bring the button “Find evidence” to life; `isChanged` says that the text is not saved. */
export function findEvidence(path, isChanged) {
  const button = document.getElementById("evidence");
  const dialog = document.getElementById("drafted");
  const write = dialog.querySelector("[data-write]");
  const list = dialog.querySelector("ol");
  button.disabled = readOnly;
  const tell = counts(list, write, (count) => `Make ${plural(count, "claim")}`);
  list.addEventListener("change", () => (write.disabled = !chosenIn(list).length));

  const look = async () => {
    if (isChanged()) return say("Save the text first.", true);
    button.disabled = true;
    const found = await attempt(() => change(`${path}/evidence`, { write: false }));
    button.disabled = false;
    if (!found) return undefined;
    if (isChanged()) return say("Save the text first.", true);
    const items = found.sentences.map((one) => foundItem({ ...one, sources: one.key ? [one] : [] }));
    const made = found.sentences.filter((one) => one.claim).length;
    list.replaceChildren(...items);
    tell();
    document.getElementById("drafted-summary").textContent = items.length
      ? `${plural(items.length, "sentence")}, of which ${made} can become claims${made ? ": choose which" : ""}.`
      : "Every sentence that states something has a claim, or is cited.";
    write.disabled = !made;
    return dialog.showModal();
  };

  button.addEventListener("click", look);
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  write.addEventListener("click", async () => {
    write.disabled = true;
    const done = await attempt(() => change(`${path}/evidence`, { write: true, only: chosenIn(list) }));
    write.disabled = !chosenIn(list).length;
    if (!done) return;
    const names = [...new Set(done.sentences.map((one) => one.claim).filter(Boolean))];
    list.replaceChildren(...names.map((name) => element("li", {}, element("a", { href: `/claim/${encodeURIComponent(name)}` }, name))));
    document.getElementById("drafted-summary").textContent = "These claims say them now. Open one to change its words, or undo all of it at the top.";
    write.disabled = true;
    say(`${plural(names.length, "claim")} in ${done.registry ?? "the registry"}.`);
  });
}
