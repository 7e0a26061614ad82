// The branch, what is not committed on it, and the commit.

import { ask, attempt, change, element, onChange, readOnly, say } from "./core.js";

const button = document.getElementById("branch");
const dialog = document.getElementById("committing");
let state;

async function look() {
  state = await attempt(() => ask("/api/git"));
  button.hidden = !state?.branch;
  if (!state?.branch) return;
  const count = state.changed.length;
  button.textContent = count ? `${state.branch}: ${count} not committed` : state.branch;
  button.disabled = readOnly || !count;
}

button.addEventListener("click", () => {
  const item = (path) => element("li", {}, element("label", { class: "switch" }, element("input", { type: "checkbox", value: path, checked: true }), element("span", { class: "id" }, ` ${path}`)));
  dialog.querySelector("ul").replaceChildren(...state.changed.map(item));
  dialog.querySelector(".error").textContent = "";
  dialog.showModal();
});
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const paths = [...dialog.querySelectorAll("input:checked")].map((one) => one.value);
  try {
    const { commit } = await change("/api/commit", { message: dialog.querySelector("textarea").value, paths });
    dialog.close();
    dialog.querySelector("textarea").value = "";
    say(`Committed as ${commit}; nothing was pushed.`);
    await look();
  } catch (refused) {
    dialog.querySelector(".error").textContent = refused.message;
  }
});
onChange(look);
look();
