// The list of briefs: how their sentences are backed, once they are checked.

import { ask, asks, attempt, change, element, findingItem, goTo, onChange, pageNow, placeIn, plural } from "./core.js";

function tour() {
  const shown = document.getElementById("tour");
  if (!shown || localStorage.getItem("briefpdf-tour")) return;
  shown.hidden = false;
  shown.querySelector("button").addEventListener("click", () => {
    localStorage.setItem("briefpdf-tour", "seen");
    shown.hidden = true;
  });
}

const some = (count, word, ending = "s") => count && `${count} ${word}${count === 1 ? "" : ending}`;

let asked = 0;

async function fill() {
  const turn = (asked += 1);
  const answer = await attempt(() => ask("/api/briefs"));
  if (turn !== asked) return;
  const everywhere = (answer?.findings ?? []).map((one) => {
    const item = findingItem(one);
    item.append(element("small", { class: "id" }, `${one.path}:${one.line}`));
    return item;
  });
  document.getElementById("everywhere")?.replaceChildren(...everywhere);
  for (const { brief, title, coverage, errors, warnings } of answer?.briefs ?? []) {
    const card = document.querySelector(`[data-brief="${CSS.escape(brief)}"]`);
    if (!card) continue;
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
}

/** The files changed: the list has the briefs that there now are. */
async function follow() {
  const turn = (asked += 1);
  const now = await pageNow("/");
  if (turn !== asked) return;
  const shown = document.getElementById("briefs");
  const names = (page) => [...page.querySelectorAll("[data-brief]")].map((one) => one.dataset.brief).join("\n");
  if (names(now) !== names(document)) {
    const place = placeIn(shown);
    shown.replaceChildren(...now.getElementById("briefs").childNodes);
    goTo(shown, place);
    tour();
  }
  await fill();
}

asks(document.getElementById("begin"), document.getElementById("beginning"), async (typed) => {
  const { brief } = await change("/api/briefs", typed);
  location.href = `/brief/${encodeURIComponent(brief)}#text`;
});
tour();
fill();
onChange(() => attempt(follow));
