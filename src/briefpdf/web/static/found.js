// What was found of sentences in the copies of sources, one after the other.

import { element } from "./core.js";

/** A sentence, what says it now, and where it stands in each of its sources. */
export function foundItem({ sentence, claim, why, note, line, sources }) {
  const head = element("p", { class: "row" }, element("span", { class: claim ? "badge good" : "badge" }, claim ?? (sources.length ? "cited only" : "not placed")), element("small", { class: "id" }, note ?? (line ? `line ${line}` : "")));
  const places = sources.map(({ key, locator, found, quote, diff, why: whyNot }) => {
    const item = element("li", {}, element("b", {}, key), ` ${locator} – ${found}`);
    if (quote) item.append(element("q", { class: "serif" }, quote));
    if (diff && found === "nearly") item.append(element("small", { class: "id" }, diff));
    if (whyNot) item.append(element("small", {}, whyNot));
    return item;
  });
  return element("li", {}, head, element("p", { class: "serif" }, sentence), element("ul", { class: "uses" }, ...places), ...(why && !claim ? [element("p", { class: "help" }, why)] : []));
}
