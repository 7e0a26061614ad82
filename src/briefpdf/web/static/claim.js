// A claim's form: its verdict as one types, saving, conflicts, and the source beside it.

import { ask, attempt, change, element, findingItem, inTurn, markUnsaved, part, readOnly, remembered, say, setUnsaved, settle } from "./core.js";
import { renumber, sourceFields, splits, takePlace, tellHistory, tellTables, tellUses, valueAt, valueFields } from "./claim_more.js";
import { Viewer } from "./viewer.js";

// In milliseconds: how long nothing must be typed before the verdict is asked for.
const PAUSE = 120;

/** Bring a claim's panel to life: an element of the class `claim`. */
export class ClaimForm {
  constructor(article) {
    this.article = article;
    this.id = article.dataset.claim;
    this.digest = article.dataset.digest;
    this.form = article.querySelector("form");
    this.dropped = new Set();
    this.viewer = new Viewer(article.querySelector("[data-viewer]"), (found) => this.#setQuote(found));
    this.before = this.#values();
    this.save = inTurn(() => this.#put());
    this.#listen();
    const first = this.form.querySelector(".source");
    if (first) this.#show(first);
    if (readOnly) this.form.querySelectorAll("input, textarea, select, button:not([data-show])").forEach((one) => (one.disabled = true));
  }

  get path() {
    return `/api/claim/${encodeURIComponent(this.id)}`;
  }

  #values() {
    return Object.fromEntries([...this.form.querySelectorAll("[name]")].map((one) => [one.name, one.value]));
  }

  /** What was changed: the fields to set, each with its text, and those to unset. */
  #changes() {
    const set = {};
    const unset = [...this.dropped].map((at) => `sources.${at}`);
    for (const [name, value] of Object.entries(this.#values())) {
      const before = this.before[name] ?? "";
      if (value === before || (name.startsWith("sources.") && this.dropped.has(name.split(".")[1]))) continue;
      if (value.trim()) set[name] = value.trim();
      else if (before) unset.push(name);
    }
    return { set, unset };
  }

  get isChanged() {
    const { set, unset } = this.#changes();
    return this.form.isConnected && (Object.keys(set).length > 0 || unset.length > 0);
  }

  /** Whether something is typed that is not saved and would be lost; then that is said. */
  holds() {
    const is = this.isChanged;
    if (is) say(`${this.id} is not saved yet: save it, or put it back as it was.`, true);
    return is;
  }

  #listen() {
    const { form } = this;
    form.addEventListener("input", () => this.#touched());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.reload();
    });
    form.addEventListener("click", ({ target }) => this.#click(target));
    form.querySelector("[data-uses]").addEventListener("toggle", ({ target }) => target.open && tellUses(target, this));
    form.querySelector("[data-history]").addEventListener("toggle", ({ target }) => target.open && tellHistory(target, this.path));
    remembered(form.querySelector("[data-by]"), "briefpdf-by");
    splits(form.querySelector("[data-split]"), this.article.querySelector("[data-splitting]"), this);
  }

  #click(target) {
    const source = target.closest(".source");
    if (target.matches("[data-show]")) this.#show(source);
    else if (target.matches("[data-drop]")) this.#drop(source);
    else if (target.matches("[data-add-source]")) this.#addSource(target);
    else if (target.matches("[data-add-value]")) this.#addValue();
    else if (target.matches("[data-pick]")) this.#pick();
    else if (target.matches("[data-review]")) this.#review();
    else if (target.matches("[data-rename]")) this.#rename();
    else if (target.matches("[data-remove]")) this.#remove();
  }

  #touched() {
    markUnsaved(this.form, this.isChanged, this);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.#judge(), PAUSE);
    if (this.late && !this.isChanged) this.refresh();
  }

  async #judge() {
    this.judging?.abort();
    this.judging = new AbortController();
    const begun = performance.now();
    const { signal } = this.judging;
    try {
      const body = this.#changes();
      this.#tell(await ask(`${this.path}/try`, { method: "POST", body, signal }));
      performance.measure("briefpdf-verdict", { start: begun });
    } catch (refused) {
      if (refused.name === "AbortError") return;
      this.#tell({ verdict: "unchecked", meaning: "", findings: [{ severity: "error", message: refused.message, hints: [] }] });
    }
  }

  #tell({ verdict, meaning, findings, evidence, review }) {
    const reviewed = this.form.querySelector("[data-reviewed]");
    if (review) {
      reviewed.textContent = review;
      reviewed.classList.toggle("good", review === "reviewed");
    }
    const shown = this.form.querySelector("[data-verdict]");
    shown.textContent = verdict;
    shown.className = `verdict v-${verdict}`;
    if (meaning !== undefined) this.form.querySelector("[data-meaning]").textContent = meaning;
    this.form.querySelector("[data-findings]").replaceChildren(...findings.map(findingItem));
    this.form.querySelectorAll(".source:not([hidden]) [data-status]").forEach((one, at) => {
      if (evidence) one.textContent = evidence[at] ?? "";
    });
  }

  #show(source) {
    const value = (name) => source.querySelector(`[name$=".${name}"]`).value;
    this.current = source;
    this.viewer.show({ key: value("key"), quote: value("quote"), locator: value("locator") });
  }

  #setQuote({ quote, locator, key }) {
    if (!this.current?.isConnected) return;
    const field = (name) => this.current.querySelector(`[name$=".${name}"]`);
    field("quote").value = quote;
    if (locator) field("locator").value = locator;
    this.#touched();
    this.viewer.show({ key, quote, locator });
    say("The words are the quote now; save to keep it.");
  }

  #drop(source) {
    const at = source.dataset.source;
    if (Object.entries(this.before).some(([name, value]) => value && name.startsWith(`sources.${at}.`))) {
      this.dropped.add(at);
      source.hidden = true;
    } else [this.before, this.dropped] = renumber(this.form, new Set([at]), this.before, this.dropped);
    this.#touched();
  }

  #addSource(button) {
    const box = sourceFields(this.form.querySelectorAll(".source").length);
    button.before(box);
    box.querySelector("input").focus();
  }

  async #pick() {
    const box = this.form.querySelector("[data-tables]");
    const found = await attempt(() => change(`${this.path}/cells`, this.#changes()));
    if (!found) return;
    tellTables(box, found.tables, (cell) => this.#addValue(cell));
  }

  /** Add the fields of a value, filled with those of a cell where one was picked. */
  #addValue(cell = {}) {
    const box = valueFields(cell);
    this.form.querySelector("[data-add-value]").parentElement.before(box);
    this.#touched();
    box.querySelector("input").focus();
  }

  /** Save what was changed, one time after the other; a conflict is shown with the three texts. */
  async #put() {
    if (!this.isChanged || readOnly) return;
    const changes = this.#changes();
    const begun = performance.now();
    performance.mark("briefpdf-saving");
    // Whoever types on while it is being saved loses nothing.
    const written = this.#values();
    let saved;
    try {
      saved = await change(this.path, { ...changes, seen: this.digest });
    } catch (refused) {
      if (refused.status === 409) await this.#conflict(refused.answer.theirs, changes);
      else say(refused.message, true);
      return;
    }
    performance.measure("briefpdf-save", { start: begun });
    say("Saved.");
    const gone = new Set(changes.unset.filter((name) => /^sources\.\d+$/.test(name)).map((name) => name.split(".")[1]));
    this.stale ||= gone.size > 0 || Object.keys(written).some((name) => !(name in this.before));
    [this.before, this.dropped] = renumber(this.form, gone, written, this.dropped);
    this.digest = saved.digest;
    if (this.stale && (await this.reload(true))) return;
    this.article.dataset.fingerprint = saved.fingerprint;
    if (this.isChanged) this.#touched();
    else {
      clearTimeout(this.pause);
      markUnsaved(this.form, false, this);
      this.#tell(saved);
    }
    this.#announce();
    if (this.late) this.refresh();
  }

  async #conflict(theirs, { set, unset }) {
    const rows = [...Object.keys(set), ...unset].map((name) => [name, this.before[name] ?? "", valueAt(theirs, name), set[name] ?? "(removed)"]);
    const choice = await settle(rows);
    if (choice === "theirs") await this.reload();
    if (choice === "mine") {
      this.digest = theirs.digest;
      // What they changed in other fields is not in this form.
      this.stale = true;
      await this.#put();
    }
  }

  /** The files changed: show the claim as it now is, unless something is typed. */
  async refresh() {
    this.late = this.isChanged;
    if (this.late) return;
    const turn = (this.asked = (this.asked ?? 0) + 1);
    try {
      const now = await ask(this.path);
      this.late = this.isChanged;
      if (turn !== this.asked || this.late) return;
      if (now.digest !== this.digest) return await this.reload(true);
      // What it rests on may be another.
      this.#tell(now);
      this.viewer.renew();
      if (now.fingerprint === this.article.dataset.fingerprint) return;
      this.article.dataset.fingerprint = now.fingerprint;
      this.#announce();
    } catch (refused) {
      if (refused.status === 422) this.#empty(refused.message);
    }
  }

  /** Tell the page around it that this is the claim as it is now written. */
  #announce() {
    this.article.dispatchEvent(new CustomEvent("claim", { detail: this, bubbles: true }));
  }

  /** Load the claim anew, and say whether that was done; what is typed goes, unless it is to be kept. */
  async reload(keeping = false) {
    const made = await loadPanel(this.id);
    if (!made || (keeping && this.isChanged)) return false;
    // Another was quicker, and what it shows may be older than the news.
    if (this.next) await this.next.refresh();
    else {
      this.next = made;
      setUnsaved(this, false);
      const source = made.form?.querySelector(`[data-source="${this.current?.dataset.source}"]`);
      if (source && source !== made.current) made.#show(source);
      takePlace(this.article, made.article);
      made.#announce();
    }
    return true;
  }

  async #review() {
    if (this.holds()) return;
    const by = this.form.querySelector("[data-by]").value;
    const done = await attempt(() => change("/api/review", { claims: [this.id], by, seen: this.article.dataset.fingerprint }));
    if (done) {
      say(`Reviewed by ${by}.`);
      this.reload(true);
    }
  }

  async #rename() {
    if (this.holds()) return;
    const to = this.form.querySelector("[data-name]").value;
    const done = await attempt(() => change(`${this.path}/rename`, { to }));
    if (!done) return;
    say(`It is now ${done.claim}, in ${done.changed.join(", ")}.`);
    this.id = done.claim;
    if (location.pathname.startsWith("/claim/")) history.replaceState(null, "", `/claim/${encodeURIComponent(this.id)}`);
    this.reload(true);
  }

  #empty(words) {
    this.article.replaceChildren(element("div", { class: "empty" }, element("h2", {}, words), element("p", {}, element("a", { href: "/claims" }, "All claims"))));
  }

  async #remove() {
    const done = await attempt(() => change(`${this.path}/remove`, { seen: this.digest }));
    if (!done) return;
    setUnsaved(this, false);
    say(`${done.removed} was removed. “Undo” brings it back.`);
    this.#empty(`${done.removed} was removed.`);
  }
}

/** The panel of a claim, alive. */
export async function loadPanel(id) {
  let text;
  try {
    text = await part(`/claim/${encodeURIComponent(id)}/panel`);
  } catch (refused) {
    say(refused.status ? `There is no claim ${id} any more.` : refused.message, true);
    return undefined;
  }
  const parsed = new DOMParser().parseFromString(text, "text/html");
  return new ClaimForm(document.adoptNode(parsed.querySelector(".claim, .empty")));
}
