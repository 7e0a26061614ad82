// The brief view: its pages, the sentences marked on them, and what stands beside them.

import { ask, attempt, element, findingItem, goTo, isTyping, onChange, placeIn, plural, say } from "./core.js";
import { loadPanel } from "./claim.js";
import { Editor } from "./editor.js";
import { findEvidence } from "./evidence.js";

const name = document.querySelector("main").dataset.brief;
const path = `/api/brief/${encodeURIComponent(name)}`;
const box = document.getElementById("pages");
const panel = document.getElementById("panel");
const about = document.getElementById("sentence");
const legend = document.getElementById("legend");
const state = document.getElementById("state");
const draft = document.getElementById("draft");
const engine = document.getElementById("engine");
const editor = new Editor(path);
let made;
let sentences = [];
// Sentences name findings by their numbers among these.
let findings = [];
let marks = [];
let current = -1;
let open;

// The pages -------------------------------------------------------------------------------------

const options = () => new URLSearchParams({ draft: draft.checked ? "1" : "0", engine: engine.value });
let setting = 0;
// The findings that say how the text fits its pages.
const LENGTH = new Set(["BRIEF013", "BRIEF040", "BRIEF041"]);

async function set() {
  const turn = (setting += 1);
  const begun = performance.now();
  box.setAttribute("aria-busy", "true");
  const found = await attempt(() => ask(`${path}?${options()}`));
  if (turn !== setting) return;
  box.setAttribute("aria-busy", "false");
  if (!found) return (state.textContent = "It cannot be set: see the message below.");
  made = found;
  document.getElementById("title").textContent = made.title || name;
  document.getElementById("download").href = `${path}/pdf?${options()}`;
  // Each page has its place from the start: none waits for another.
  while (box.children.length < made.pages.length) box.append(element("figure", { class: "page-picture" }));
  await Promise.all(made.pages.map((page, at) => put(page, at, turn)));
  if (turn !== setting) return;
  tellState();
  performance.measure("briefpdf-page", { start: begun });
  if (performance.getEntriesByName("briefpdf-saving").length) {
    performance.measure("briefpdf-fresh", "briefpdf-saving");
    performance.clearMarks("briefpdf-saving");
  }
  while (box.children.length > made.pages.length) box.lastChild.remove();
  if (!made.pages.length) box.replaceChildren(element("div", { class: "empty" }, element("h2", {}, "It gives no pages yet"), element("p", {}, made.findings.find((one) => one.severity === "error")?.message ?? ""), element("p", {}, "“Findings” says where, and “Text” is where to mend it.")));
  tellFindings();
  const read = await attempt(() => ask(`${path}/sentences?${options()}`));
  if (!read || turn !== setting) return;
  sentences = read.sentences;
  findings = made.findings;
  mark();
}

/** Put a page's picture in its place; the one before stays until the new one is there. */
async function put({ src, width, height }, at, turn) {
  const picture = new Image();
  picture.src = src;
  try {
    await picture.decode();
  } catch {
    if (turn === setting) say(`Page ${at + 1} cannot be shown.`, true);
    return;
  }
  if (turn !== setting) return;
  picture.alt = `Page ${at + 1} of ${made.pages.length}`;
  // The marks of before stay until those of this page are there, and the keyboard among them.
  const layer = box.children[at].querySelector(".marks") ?? element("svg", { class: "marks", "data-page": at, role: "group", "aria-label": `Sentences of page ${at + 1}` });
  layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
  if (layer.isConnected) layer.previousSibling.replaceWith(picture);
  else box.children[at].replaceWith(element("figure", { class: "page-picture" }, picture, layer, element("figcaption", {}, `${at + 1}`)));
}

function tellState() {
  const errors = made.findings.filter((one) => one.severity === "error").length;
  const length = made.findings.find((one) => LENGTH.has(one.code));
  const told = [plural(made.pages.length, "page"), made.engine];
  if (length) told.push(length.message);
  if (made.coverage) told.push(`${made.coverage.backed} of ${plural(made.coverage.total, "sentence")} backed`);
  if (made.stopped) told.unshift(`Errors stop it (${errors})${made.pages.length ? ": this is a draft" : ""}`);
  else if (made.draft) told.unshift("A draft");
  state.textContent = told.filter(Boolean).join(" · ");
  state.classList.toggle("bad", made.stopped);
}

// The sentences ---------------------------------------------------------------------------------

function mark() {
  const layers = box.querySelectorAll(".marks");
  const at = box.contains(document.activeElement) && document.activeElement.dataset.at;
  layers.forEach((layer) => layer.replaceChildren());
  marks = sentences.map((one, at) => {
    const groups = new Map();
    for (const [page, x, y, width, height] of one.boxes) {
      if (!layers[page]) continue;
      if (!groups.has(page)) groups.set(page, element("g", { class: `sentence s-${one.state}`, "data-at": at }));
      const group = groups.get(page);
      group.append(element("rect", { x, y: y - 0.5, width, height: height + 1, class: "mark" }));
      group.append(element("rect", { x, y: y + height + 0.2, width, height: 0.9, class: "line" }));
    }
    for (const [page, group] of groups) {
      const first = page === one.boxes[0][0];
      const word = `${one.state}${one.reviewed ? ", reviewed" : ""}`;
      group.append(element("title", {}, word));
      if (first) {
        group.setAttribute("tabindex", at === Math.max(0, current) ? "0" : "-1");
        group.setAttribute("role", "button");
        group.setAttribute("aria-label", `${word}: ${one.text}`);
        const [, x, y] = one.boxes[0];
        if (one.reviewed) group.append(element("path", { class: "tick", d: `M${x - 5} ${y + 4.5}l1.5 1.7 2.6-3.6` }));
      }
      layers[page].append(group);
    }
    return [...groups.values()];
  });
  count();
  filter();
  if (current >= 0) light(Math.min(current, marks.length - 1));
  if (at) marks[at]?.[0]?.focus({ preventScroll: true });
}

function count() {
  for (const label of legend.querySelectorAll("label")) {
    const here = sentences.filter((one) => one.state === label.querySelector("input").value).length;
    label.querySelector("b").textContent = here;
    label.hidden = !here;
  }
}

function filter() {
  const shown = new Set([...legend.querySelectorAll("input:checked")].map((one) => one.value));
  marks.forEach((groups, at) => groups.forEach((group) => group.classList.toggle("off", !shown.has(sentences[at].state))));
}

const isShown = (at) => marks[at]?.length && !marks[at][0].classList.contains("off");

function light(at) {
  marks.flat().forEach((group) => group.classList.remove("current"));
  marks.forEach((groups) => groups[0]?.setAttribute("tabindex", "-1"));
  current = at;
  marks[at]?.forEach((group) => group.classList.add("current"));
  marks[at]?.[0]?.setAttribute("tabindex", "0");
}

function step(by) {
  for (let at = current + by; at >= 0 && at < marks.length; at += by) {
    if (!isShown(at)) continue;
    light(at);
    marks[at][0].focus({ preventScroll: true });
    centre(marks[at][0]);
    return;
  }
}

/** Scroll the pages, and nothing around them, to a sentence. */
function centre(group) {
  if (!group) return;
  const { top } = group.getBoundingClientRect();
  box.scrollTop += top - box.getBoundingClientRect().top - box.clientHeight / 3;
}

/** Open a sentence: its claim beside it, or what is to be said of it. */
async function choose(at, focus = false) {
  const one = sentences[at];
  if (!one || (!one.claims.includes(open?.id) && open?.holds())) return;
  light(at);
  select("claim");
  const found = one.findings.map((number) => findings[number]).filter((finding) => finding && !finding.claim);
  const buttons = one.claims.length > 1 ? one.claims.map((id) => chip(id)) : [];
  const write = element("button", { type: "button", class: "quiet" }, `Line ${one.line} of the text`);
  write.addEventListener("click", () => (select("text"), editor.go(one.line)));
  about.className = "about";
  about.replaceChildren(
    element("p", { class: "row" }, element("span", { class: `verdict v-${one.state}` }, one.state), one.where === "sentence" ? "" : one.where, write),
    // What the claim's form says word for word is not said twice.
    ...(one.claims.length === 1 && one.own ? [] : [element("p", { class: "serif said" }, one.text)]),
    element("ul", { class: "findings" }, ...found.map(findingItem)),
    ...(buttons.length ? [element("p", { class: "row" }, one.state === "judgment" ? "It rests on" : "Its claims", ...buttons)] : []),
  );
  if (!one.claims.length) {
    const told = { cited: "A citation stands at it, but nobody held its words to the source: make a claim of it.", uncited: "It states something and rests on nothing: give it a claim, or mark it as a judgment.", judgment: "It names no claim that it rests on." }[one.state];
    if (told) about.append(element("p", { class: "help" }, told));
    open = undefined;
    opening += 1;
    panel.replaceChildren();
    return;
  }
  await openClaim(one.claims[0], focus);
}

function chip(id) {
  const button = element("button", { type: "button", class: "chip" }, id);
  button.addEventListener("click", () => openClaim(id));
  return button;
}

// Only the claim that was asked for last is shown, and none in the place of one that is written in.
let opening = 0;

async function openClaim(id, focus = false) {
  const turn = (opening += 1);
  if (open?.id === id || open?.holds()) return undefined;
  const loaded = await loadPanel(id);
  if (!loaded || turn !== opening || open?.holds()) return undefined;
  open = loaded;
  panel.replaceChildren(open.article);
  if (focus) panel.querySelector("textarea")?.focus();
  // Where the panel stands below the pages, it is gone to.
  else if (matchMedia("(max-width: 60rem)").matches) about.scrollIntoView();
  return undefined;
}

document.addEventListener("claim", ({ detail }) => (open = detail));

box.addEventListener("click", ({ target }) => {
  const group = target.closest(".sentence");
  if (group) choose(Number(group.dataset.at));
});

// Findings --------------------------------------------------------------------------------------

function tellFindings() {
  document.getElementById("count").textContent = made.findings.length || "";
  const items = made.findings.map((finding, number) => {
    const item = findingItem(finding);
    const jump = element("button", { type: "button", class: "quiet" }, finding.claim ? finding.claim : `${finding.path}:${finding.line}`);
    jump.addEventListener("click", () => go(finding, number));
    item.prepend(element("small", { class: "id" }, finding.code));
    item.append(jump);
    return item;
  });
  const none = element("li", { class: "good" }, "Nothing was found: it holds up.");
  const list = document.getElementById("findings");
  const place = placeIn(list);
  list.replaceChildren(...(items.length ? items : [none]));
  goTo(list, place);
}

async function go(finding, number) {
  const at = findings === made.findings ? sentences.findIndex((one) => one.findings.includes(number)) : -1;
  if (at >= 0) {
    await choose(at);
    centre(marks[at]?.[0]);
  } else if (finding.claim) {
    select("claim");
    await openClaim(finding.claim);
  } else if (finding.path.endsWith(".md")) {
    select("text");
    editor.go(finding.line);
  } else if (finding.source) location.href = `/source/${encodeURIComponent(finding.source)}`;
  else say(`It is in ${finding.path}, line ${finding.line}.`);
}

// What stands beside ----------------------------------------------------------------------------

const tabs = [...document.querySelectorAll("[role=tab]")];

function select(which) {
  for (const tab of tabs) {
    const is = tab.id === `tab-${which}`;
    tab.setAttribute("aria-selected", is);
    tab.tabIndex = is ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !is;
  }
  if (which === "text") editor.load();
}

tabs.forEach((tab, at) => {
  tab.addEventListener("click", () => select(tab.id.slice(4)));
  tab.addEventListener("keydown", ({ key }) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!by) return;
    const other = tabs[(at + by + tabs.length) % tabs.length];
    select(other.id.slice(4));
    other.focus();
  });
});

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if ((event.key === "Enter" || event.key === " ") && event.target.closest?.(".sentence")) {
    event.preventDefault();
    choose(Number(event.target.dataset.at), true);
  }
});

legend.addEventListener("change", filter);
draft.addEventListener("change", set);
engine.addEventListener("change", set);
onChange(async () => {
  editor.changed();
  await set();
  open?.refresh();
});
set();
if (location.hash === "#text") select("text");
findEvidence(path, () => editor.isChanged);
