// The list of briefs: how their sentences are backed, once they are checked.

import { ask, asks, attempt, change, element, findingItem, onChange, plural } from "./core.js";

const tour = document.getElementById("tour");
if (tour && !localStorage.getItem("briefpdf-tour")) {
  tour.hidden = false;
  tour.querySelector("button").addEventListener("click", () => {
    localStorage.setItem("briefpdf-tour", "seen");
    tour.hidden = true;
  });
}

const some = (count, word, ending = "s") => count && `${count} ${word}${count === 1 ? "" : ending}`;

// A page that is being left is not loaded again.
let leaving = false;

async function fill() {
  const answer = await attempt(() => ask("/api/briefs"));
  const everywhere = (answer?.findings ?? []).map((one) => {
    const item = findingItem(one);
    item.append(element("small", { class: "id" }, `${one.path}:${one.line}`));
    return item;
  });
  document.getElementById("everywhere")?.replaceChildren(...everywhere);
  for (const { brief, title, coverage, errors, warnings } of answer?.briefs ?? []) {
    const card = document.querySelector(`[data-brief="${CSS.escape(brief)}"]`);
    if (!card) return leaving ? undefined : location.reload();
    card.querySelector("a").textContent = title;
    const bar = card.querySelector(".bar");
    bar.replaceChildren();
    const parts = coverage && [["backed", "backed"], ["judgments", "judgments"], ["cited", "cited"], ["uncited", "uncited"]];
    for (const [name] of parts ?? []) {
      if (!coverage[name]) continue;
      const part = element("span", { class: name });
      part.style.flexGrow = coverage[name];
      bar.append(part);
    }
    const kinds = coverage && [`${coverage.backed} of ${plural(coverage.total, "sentence")} backed`, some(coverage.judgments, "judgment"), some(coverage.cited, "cited", ""), some(coverage.uncited, "uncited", "")];
    const found = [some(errors, "error"), some(warnings, "warning")].filter(Boolean).join(", ") || "no errors, no warnings";
    card.querySelector(".numbers").textContent = `${kinds ? kinds.filter(Boolean).join(", ") : "It cannot be composed"}; ${found}.`;
    card.classList.toggle("bad", errors > 0);
  }
  return undefined;
}

asks(document.getElementById("begin"), document.getElementById("beginning"), async (typed) => {
  leaving = true;
  try {
    const { brief } = await change("/api/briefs", typed);
    location.href = `/brief/${encodeURIComponent(brief)}#text`;
  } catch (refused) {
    leaving = false;
    throw refused;
  }
});
fill();
onChange(fill);
