// What every page shares: asking the workbench, its news, what is said, and what is not yet saved.

const named = (page, name) => page.querySelector(`meta[name="${name}"]`)?.content;
let token = named(document, "token");
export const readOnly = "readOnly" in document.body.dataset;

export class Told extends Error {
  constructor(status, answer) {
    super([answer.error, ...(answer.hints ?? [])].join(" "));
    this.status = status;
    this.answer = answer;
  }
}

/** What the workbench answers. Throws `Told` where it does not, or refuses. */
async function reach(path, { method = "GET", ...how } = {}) {
  const asking = () => fetch(path, { method, headers: method === "GET" ? {} : { "x-briefpdf-token": token }, ...how });
  let answer;
  try {
    answer = await asking();
    if (answer.status === 403 && (await renewed())) answer = await asking();
  } catch (failed) {
    if (failed.name === "AbortError") throw failed;
    throw new Told(0, { error: "The workbench does not answer: its program has ended, or a file changed while it was sent.", hints: ["What you typed stays here. Start “briefpdf serve” in the same folder, and save again."] });
  }
  if (answer.ok) return answer;
  const text = await answer.text();
  let told = { error: text.trim() || `the workbench answered ${answer.status}` };
  try {
    told = JSON.parse(text);
  } catch {
    // What stands before every page answers in plain words.
  }
  throw new Told(answer.status, told);
}

/** A page of the workbench as it now is. */
export const pageNow = async (path) => new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");

/** Whether the workbench was started again, on the same folder: then its pages hold another token. */
async function renewed() {
  const page = await pageNow("/import");
  const found = named(page, "token");
  if (!found || found === token || named(page, "folder") !== named(document, "folder")) return false;
  token = found;
  return true;
}

/** The answer to a request, as data. Throws `Told` with what a person can do about it. */
export async function ask(path, { method, body, signal } = {}) {
  return (await reach(path, { method, signal, body: body === undefined ? undefined : JSON.stringify(body) })).json();
}

export const change = (path, body, method = "POST") => ask(path, { method, body });

/** A part of a page, as it is written. Throws `Told`. */
export const part = async (path) => (await reach(path)).text();

/** The answer to a file that is sent. Throws `Told`. */
export const send = async (path, file) => (await reach(path, { method: "PUT", body: file })).json();

/** Have a box take files that are dropped on it, or chosen with the field in it. */
export function takesFiles(box, take) {
  const input = box.querySelector("[type=file]");
  input.disabled = readOnly;
  input.addEventListener("change", () => {
    if (input.files.length) take(input.files[0]);
    // Whoever mends the file and chooses it again means it.
    input.value = "";
  });
  box.addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("over");
  });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    if (!readOnly && event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
  });
}

/** An element with attributes, and with text or other elements in it. */
export function element(name, attributes = {}, ...inside) {
  const svg = ["svg", "g", "rect", "path", "title", "image", "text"].includes(name);
  const made = svg
    ? document.createElementNS("http://www.w3.org/2000/svg", name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...inside);
  return made;
}

// What the keyboard stops at, and by what name it is found again where it was drawn anew.
const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";
const called = (one) => one.name || one.id || [one.tagName, one.ariaLabel, one.href, ...Object.values(one.dataset), one.matches("td, input") || one.textContent].join("\n");
const alike = (box, name) => [...box.querySelectorAll(STOPS)].filter((one) => called(one) === name);

/** Where in a box the keyboard is; nothing where it is elsewhere. */
export function placeIn(box) {
  const { activeElement: here } = document;
  if (!box.contains(here)) return undefined;
  const name = called(here);
  return { name, at: alike(box, name).indexOf(here), caret: [here.selectionStart, here.selectionEnd] };
}

/** Go back to a place in a box that was drawn anew. */
export function goTo(box, place) {
  const there = place && alike(box, place.name)[place.at];
  if (!there || there === document.activeElement) return;
  there.focus({ preventScroll: true });
  if (typeof place.caret[0] === "number") there.setSelectionRange?.(...place.caret);
}

/** Have something done as often as it is asked for, one time after the other. */
export function inTurn(work) {
  let last = Promise.resolve();
  return () => (last = last.then(work, work));
}

/** How many there are of something, in words. */
export const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** A finding with what to do about it. */
export function findingItem({ severity, message, hints }) {
  return element("li", { class: severity }, element("b", {}, severity), ` ${message}`, ...hints.map((hint) => element("small", {}, hint)));
}

const said = document.getElementById("said");
let fading;

/** Say something to the eye and to a screen reader. */
export function say(words, wrong = false) {
  said.textContent = words;
  said.className = wrong ? "shown error" : "shown";
  clearTimeout(fading);
  fading = setTimeout(() => said.classList.remove("shown"), wrong ? 12000 : 4000);
}

/** Run something that may be refused; a refusal is said. */
export async function attempt(work) {
  try {
    return await work();
  } catch (refused) {
    if (refused.name !== "AbortError") say(refused.message, true);
    return undefined;
  }
}

// News ------------------------------------------------------------------------------------------

const listeners = new Set();
const live = document.getElementById("live");
const undo = document.getElementById("undo");
// What changed between the making of the page and its first news is news, too.
const made = Number(named(document, "version"));
let version = made;

/** Have something done at every change of the files. */
export function onChange(listener) {
  listeners.add(listener);
  // The news may be quicker than the page's own program.
  if (version !== made) listener();
}

let news;

/** Listen, while somebody looks: a browser has but six connections for all tabs of a site. */
function follow() {
  if (document.hidden) {
    news?.close();
    news = undefined;
    return;
  }
  if (news) return;
  news = new EventSource("/api/events");
  news.onmessage = ({ data }) => hear(JSON.parse(data));
  news.onerror = () => {
    tellLive(false);
    if (news?.readyState !== EventSource.CLOSED) return;
    news = undefined;
    setTimeout(follow, 3000);
  };
}

function tellLive(is) {
  live.classList.toggle("on", is);
  live.classList.toggle("off", !is);
  live.title = live.firstElementChild.textContent = is ? "Following the files" : "The workbench does not answer";
}

function hear(told) {
  tellLive(true);
  undo.hidden = !told.undo || readOnly;
  undo.textContent = undo.title = told.undo ? `Undo ${told.undo}` : "";
  if (told.version !== version) listeners.forEach((one) => one());
  version = told.version;
}

document.addEventListener("visibilitychange", follow);
follow();

undo.addEventListener("click", () =>
  attempt(async () => say(`Undone: ${(await change("/api/undo", {})).undone}.`)),
);

// What is not saved -----------------------------------------------------------------------------

const unsaved = new Set();

export function setUnsaved(what, is) {
  if (is) unsaved.add(what);
  else unsaved.delete(what);
}

/** Tell on a form whether what is typed in it is saved. */
export function markUnsaved(form, changed, what = form) {
  form.querySelector("[type=submit]").disabled = !changed || readOnly;
  form.querySelector("[data-dirty]").hidden = !changed;
  setUnsaved(what, changed);
}

addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});

// Wherever one is on the page, the keys that save do.
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  for (const one of unsaved) one.save?.();
});

// Conflicts -------------------------------------------------------------------------------------

/** Show the text of before, theirs and mine; what is chosen: "mine", "theirs", or "" for neither. */
export function settle(rows) {
  const dialog = document.getElementById("conflict");
  dialog.querySelector("thead").replaceChildren(
    element("tr", {}, ...["", "Before", "Theirs", "Mine"].map((name) => element("th", { scope: "col" }, name))),
  );
  dialog.querySelector("tbody").replaceChildren(
    ...rows.map(([name, ...texts]) =>
      element("tr", {}, element("th", { scope: "row" }, name), ...texts.map((text) => element("td", {}, text || "–"))),
    ),
  );
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const choose = ({ target }) => {
      const button = target.closest("[data-choice]");
      if (button) dialog.close(button.dataset.choice);
    };
    dialog.addEventListener("click", choose);
    dialog.addEventListener(
      "close",
      () => {
        dialog.removeEventListener("click", choose);
        resolve(dialog.returnValue);
      },
      { once: true },
    );
  });
}

/** Open a dialog with a form by a button; `done` sends what was typed, and a refusal stays in it. */
export function asks(button, dialog, done, open = () => dialog.showModal()) {
  const form = dialog.querySelector("form");
  let sent = false;
  button.disabled = readOnly;
  button.addEventListener("click", open);
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  form.addEventListener("input", () => setUnsaved(dialog, true));
  dialog.addEventListener("close", () => setUnsaved(dialog, false));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // Who is impatient sends it once all the same.
    if (sent) return;
    sent = true;
    const error = dialog.querySelector(".error");
    error.textContent = "";
    // What was sent may lead to another page.
    setUnsaved(dialog, false);
    try {
      await done(Object.fromEntries(new FormData(form)));
    } catch (refused) {
      error.textContent = refused.message;
      setUnsaved(dialog, true);
    } finally {
      sent = false;
    }
  });
}

/** A name made of words, as ids and keys are. */
export const slug = (words, most = 40) => {
  const plain = words.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f’']/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return plain.length > most ? plain.slice(0, most).replace(/-[^-]*$/, "") : plain;
};

/** A field whose text this browser remembers, such as who somebody is. */
export function remembered(input, name) {
  if (!input) return;
  input.value = localStorage.getItem(name) ?? "";
  input.addEventListener("input", () => localStorage.setItem(name, input.value.trim()));
}

/** Whether a key is typed as text, and so is no command. */
export const isTyping = ({ target }) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
