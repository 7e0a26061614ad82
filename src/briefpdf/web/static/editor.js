// The Markdown of a brief: saved only if it is still what it was, with ids completed as one types.

import { ask, attempt, change, element, inTurn, readOnly, say, setUnsaved, settle } from "./core.js";

// What an id is typed in: the call, and what kind of id it takes.
const CALL = /(claim|value|cite)\s*\(?\s*"([^"\s]*)$|basis\s*=\s*\[[^\]]*"([^"\s]*)$/;

export class Editor {
  constructor(path) {
    this.path = `${path}/text`;
    this.completing = "/api/complete";
    this.area = document.getElementById("text");
    this.list = document.getElementById("complete");
    this.button = document.getElementById("save");
    // Of several answers on their way only the last that was asked for is wanted.
    this.asked = this.completion = 0;
    this.save = inTurn(() => this.#write());
    this.area.readOnly = readOnly;
    this.button.disabled = readOnly;
    this.area.addEventListener("input", () => {
      this.#mark();
      this.#complete();
    });
    this.area.addEventListener("keydown", (event) => this.#key(event));
    this.area.addEventListener("blur", () => setTimeout(() => this.#close(), 150));
    this.button.addEventListener("click", () => this.save());
  }

  get isChanged() {
    return this.saved !== undefined && this.area.value !== this.saved.text;
  }

  #mark() {
    document.getElementById("dirty").hidden = !this.isChanged;
    setUnsaved(this, this.isChanged);
    if (this.late && !this.isChanged) this.changed();
  }

  #take(found) {
    // A text area has bare line ends, whatever the file has.
    this.saved = { ...found, text: found.text.replace(/\r\n?/g, "\n") };
    document.getElementById("path").textContent = found.path;
  }

  /** Load the text, the first time that it is looked at. */
  async load() {
    if (this.saved) return;
    const turn = this.asked;
    const found = await attempt(() => ask(this.path));
    if (!found || this.saved) return;
    this.#take(found);
    this.area.value = this.saved.text;
    if (this.line) this.go(this.line);
    // There was news on the way.
    if (turn !== this.asked) this.changed();
  }

  /** The file changed: show it as it now is, unless something is typed that is not saved. */
  async changed() {
    const turn = (this.asked += 1);
    this.late = this.isChanged;
    if (!this.saved || this.late) return;
    const found = await attempt(() => ask(this.path));
    if (!found || turn !== this.asked || found.digest === this.saved.digest) return;
    this.late = this.isChanged;
    if (this.late) return;
    const { selectionStart: at, scrollTop, value } = this.area;
    this.#take(found);
    const { text } = this.saved;
    this.area.value = text;
    // Where others changed what stands before the caret, it stays before what it stood before.
    const moved = !text.startsWith(value.slice(0, at)) && text.endsWith(value.slice(at));
    this.area.selectionStart = this.area.selectionEnd = moved ? at + text.length - value.length : at;
    this.area.scrollTop = scrollTop;
  }

  /** Go to a line. */
  go(line) {
    this.line = line;
    if (!this.saved) return;
    const lines = this.area.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    this.area.focus();
    this.area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    const height = this.area.scrollHeight / lines.length;
    this.area.scrollTop = Math.max(0, (line - 6) * height);
  }

  async #write() {
    if (!this.isChanged || readOnly) return;
    const mine = this.area.value;
    performance.mark("briefpdf-saving");
    try {
      const saved = await change(this.path, { text: mine, seen: this.saved.digest }, "PUT");
      this.asked += 1;
      this.#take(saved);
      say("Saved.");
    } catch (refused) {
      if (refused.status !== 409) return say(refused.message, true);
      await this.#conflict(refused.answer.theirs, mine);
    }
    this.#mark();
    return undefined;
  }

  async #conflict(theirs, mine) {
    const parts = differing(this.saved.text, theirs.text.replace(/\r\n?/g, "\n"), mine);
    const choice = await settle([[`line ${parts.line}`, ...parts.texts]]);
    if (!choice) return;
    this.#take(theirs);
    if (choice === "theirs") this.area.value = this.saved.text;
    else await this.#write();
  }

  #key(event) {
    if (this.list.hidden) return;
    const items = [...this.list.children];
    const at = items.findIndex((one) => one.ariaSelected === "true");
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      items[at].ariaSelected = "false";
      items[(at + by + items.length) % items.length].ariaSelected = "true";
    } else if (event.key === "Enter" || event.key === "Tab") this.#put(items[at].dataset.id);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
  }

  async #complete() {
    const before = this.area.value.slice(Math.max(0, this.area.selectionStart - 200), this.area.selectionStart);
    const found = CALL.exec(before);
    if (!found) return this.#close();
    const turn = (this.completion += 1);
    this.letters = found[2] ?? found[3] ?? "";
    const kind = found[1] === "cite" ? "source" : "claim";
    const answer = await attempt(() => ask(`${this.completing}?${new URLSearchParams({ kind, letters: this.letters })}`));
    if (turn !== this.completion) return undefined;
    if (!answer?.found.length) return this.#close();
    this.list.replaceChildren(
      ...answer.found.map(({ id, says }, at) => {
        const item = element("li", { role: "option", "data-id": id, "aria-selected": at === 0 ? "true" : "false" }, element("b", {}, id), ` ${says}`);
        item.addEventListener("pointerdown", (event) => (event.preventDefault(), this.#put(id)));
        return item;
      }),
    );
    this.list.hidden = false;
    return undefined;
  }

  #put(id) {
    const at = this.area.selectionStart;
    this.area.setRangeText(id, at - this.letters.length, at, "end");
    this.#close();
    this.#mark();
  }

  #close() {
    this.completion += 1;
    this.list.hidden = true;
  }
}

/** The part in which three texts differ: its first line, and what each has there. */
function differing(...texts) {
  const lines = texts.map((text) => text.split("\n"));
  const shortest = Math.min(...lines.map((one) => one.length));
  const same = (at) => lines.every((one) => one.at(at) === lines[0].at(at));
  let first = 0;
  while (first < shortest && same(first)) first += 1;
  let last = 0;
  while (last < shortest - first && same(-1 - last)) last += 1;
  return { line: first + 1, texts: lines.map((one) => one.slice(first, one.length - last).join("\n")) };
}
