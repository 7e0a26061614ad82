// The dialog of a new claim: its id follows from what it states until somebody types one.

import { asks, change, remembered, slug } from "./core.js";

const dialog = document.getElementById("new");
const field = (name) => dialog.querySelector(`[name=${name}]`);
let typed = false;

/** Open the dialog by a button; what is known already stands in its fields. */
export function newClaim(button, known = {}) {
  remembered(field("author"), "briefpdf-by");
  field("claim").addEventListener("input", () => (typed = Boolean(field("claim").value)));
  field("statement").addEventListener("input", suggest);
  const add = async (values) => {
    const { claim } = await change("/api/claims", values);
    location.href = `/claim/${encodeURIComponent(claim)}`;
  };
  asks(button, dialog, add, () => withValues(known));
}

function suggest() {
  if (!typed) field("claim").value = slug(field("statement").value);
}

/** Open it with these values. */
export function withValues(values) {
  // What is typed in it goes for nothing that came late.
  if (dialog.open) return;
  for (const [name, value] of Object.entries(values)) field(name).value = value;
  suggest();
  dialog.showModal();
  field("statement").focus();
}
