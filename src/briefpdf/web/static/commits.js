// The branch, what is not committed on it, and the commit.

import { ask, asks, attempt, change, element, onChange, readOnly, say } from "./core.js";

const button = document.getElementById("branch");
const dialog = document.getElementById("committing");
let state;
let asked = 0;

async function look() {
  const turn = (asked += 1);
  const found = await attempt(() => ask("/api/git"));
  // What was asked for later tells of later.
  if (turn !== asked) return;
  state = found;
  button.hidden = !state?.branch;
  if (!state?.branch) return;
  const count = state.changed.length;
  button.textContent = count ? `${state.branch}: ${count} not committed` : state.branch;
  button.disabled = readOnly || !count;
}

function open() {
  const item = (path) => element("li", {}, element("label", { class: "switch" }, element("input", { type: "checkbox", value: path, checked: true }), element("span", { class: "id" }, ` ${path}`)));
  dialog.querySelector("ul").replaceChildren(...state.changed.map(item));
  dialog.querySelector(".error").textContent = "";
  dialog.showModal();
}

async function commit() {
  const paths = [...dialog.querySelectorAll("input:checked")].map((one) => one.value);
  const message = dialog.querySelector("textarea");
  const made = await change("/api/commit", { message: message.value, paths });
  dialog.close();
  message.value = "";
  say(`Committed as ${made.commit}; nothing was pushed.`);
  await look();
}

asks(button, dialog, commit, open);
onChange(look);
look();
