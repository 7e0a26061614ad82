// What was found of sentences in the copies of sources, one after the other.

import { element } from "./core.js";

/** A sentence, what says it now, and where it stands in each of its sources; those that a claim would say can be chosen. */
export function foundItem({ sentence, claim, why, note, line, sources }) {
  const choice = claim ? [element("label", { class: "switch" }, element("input", { type: "checkbox", value: sentence, checked: true }), element("span", { class: "hidden" }, `Make ${claim}`))] : [];
  const head = element("p", { class: "row" }, ...choice, element("span", { class: claim ? "badge good" : "badge" }, claim ?? (sources.length ? "cited only" : "not placed")), element("small", { class: "id" }, note ?? (line ? `line ${line}` : "")));
  const places = sources.map(({ key, locator, found, quote, diff, why: whyNot }) => {
    const item = element("li", {}, element("b", {}, key), ` ${locator} – ${found}`);
    if (quote) item.append(element("q", { class: "serif" }, quote));
    if (diff && found === "nearly") item.append(element("small", { class: "id" }, diff));
    if (whyNot) item.append(element("small", {}, whyNot));
    return item;
  });
  return element("li", {}, head, element("p", { class: "serif" }, sentence), element("ul", { class: "uses" }, ...places), ...(why && !claim ? [element("p", { class: "help" }, why)] : []));
}

/** The sentences that are chosen in a list. */
export const chosenIn = (list) => [...list.querySelectorAll("input:checked")].map((one) => one.value);

/** How many sentences a button takes, said on it. */
export function counts(list, button, words) {
  const tell = () => (button.textContent = words(chosenIn(list).length));
  list.addEventListener("change", tell);
  return tell;
}
