// What the copies have of a brief's bare sentences, and the claims that are made of it.

import { attempt, change, readOnly, say } from "./core.js";
import { foundItem } from "./found.js";

/** Bring the button “Find evidence” to life; `isChanged` says that the text is not saved. */
export function findEvidence(path, isChanged) {
  const button = document.getElementById("evidence");
  const dialog = document.getElementById("drafted");
  const write = dialog.querySelector("[data-write]");
  button.disabled = readOnly;

  const look = async () => {
    if (isChanged()) return say("Save the text first.", true);
    button.disabled = true;
    const found = await attempt(() => change(`${path}/evidence`, { write: false }));
    button.disabled = false;
    if (!found) return undefined;
    const items = found.sentences.map((one) => foundItem({ ...one, sources: one.key ? [one] : [] }));
    const made = found.sentences.filter((one) => one.claim).length;
    dialog.querySelector("ol").replaceChildren(...items);
    document.getElementById("drafted-summary").textContent = items.length
      ? `${items.length} sentences; ${made} of them stand in a copy and become claims.`
      : "Every sentence that states something has a claim, or is cited.";
    write.disabled = !made;
    return dialog.showModal();
  };

  button.addEventListener("click", look);
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  write.addEventListener("click", async () => {
    const done = await attempt(() => change(`${path}/evidence`, { write: true }));
    dialog.close();
    if (done) say(`${done.sentences.filter((one) => one.claim).length} sentences have claims now, in ${done.registry}.`);
  });
}
