// A source's copy, page by page: its picture or its text, with the quote marked; words to select.

import { ask, attempt, change, element, goTo, placeIn, readOnly } from "./core.js";

const SVG = { class: "sheet", role: "img" };

/** A text whose long lines go on in the next, as sign for sign: offsets in it stay what they are. */
const unwrapped = (text) => (text.includes("\t") ? text : text.replace(/(?<=[^\n]{40})\n(?=[^\s•*-])/g, " "));

/** A view of a source's copy in a box; `useQuote` is given a quote that was selected in it, by a button that says so. */
export class Viewer {
  constructor(box, useQuote, says = "Use these words as the quote") {
    this.box = box;
    this.says = says;
    this.useQuote = readOnly ? undefined : useQuote;
    this.asked = {};
    // Of several answers on their way only the last that was asked for is wanted.
    this.turn = 0;
  }

  /** Show the page on which a quote stands, or another page. */
  async show(asked, news = false) {
    this.asked = asked;
    const turn = (this.turn += 1);
    const { key, quote = "", locator = "", page } = asked;
    if (!key) return this.box.replaceChildren();
    const words = new URLSearchParams({ key, quote, locator });
    if (page !== undefined) words.set("page", page);
    const found = await attempt(() => ask(`/api/source/page?${words}`));
    if (!found || turn !== this.turn) return undefined;
    const now = JSON.stringify(found);
    if (news && now === this.drawn) return undefined;
    this.drawn = now;
    const place = placeIn(this.box);
    this.#draw(found);
    goTo(this.box, place);
    return undefined;
  }

  /** The files changed: what that changes nothing of stays as it is, scrolled and chosen. */
  renew = () => this.show(this.asked, true);

  #draw(found) {
    if (this.of !== this.asked.key) this.search = this.results = undefined;
    this.of = this.asked.key;
    const head = element("div", { class: "row tools" }, element("a", { href: `/source/${encodeURIComponent(this.asked.key)}`, class: "id" }, this.asked.key));
    if (found.kind === "none") {
      const hints = found.hints.map((hint) => element("p", { class: "help" }, hint));
      this.box.replaceChildren(head, element("div", { class: "empty" }, element("p", {}, found.error), ...hints));
      return;
    }
    this.page = found;
    this.chosen = "";
    this.search ??= this.#search(this.of);
    head.append(...this.#leafing(found), this.search);
    if (this.asked.quote && !found.found) head.append(element("span", { class: "badge bad" }, "the quote is not found"));
    if (found.notice) head.append(element("span", { class: "badge bad" }, found.notice));
    this.take = element("button", { type: "button", class: "main take", hidden: true }, this.says);
    this.take.addEventListener("click", () => this.#use());
    const sheet = found.kind === "pdf" ? this.#picture(found) : this.#text(found);
    this.results ??= element("ol", { class: "passages", "aria-label": "Passages" });
    this.box.replaceChildren(head, this.results, this.take, sheet);
    this.#centre(sheet.querySelector("mark, .quoted"));
  }

  /** Scroll the box, and nothing around it, to where the quote stands. */
  #centre(quoted) {
    if (!quoted) return void (this.box.scrollTop = 0);
    const { top } = quoted.getBoundingClientRect();
    this.box.scrollTop += top - this.box.getBoundingClientRect().top - this.box.clientHeight / 3;
    return undefined;
  }

  #leafing({ page, pages, label }) {
    if (pages < 2) return [];
    const leaf = (words, to) => {
      const button = element("button", { type: "button", class: "quiet", disabled: to < 0 || to >= pages, "aria-label": words }, to < page ? "‹" : "›");
      button.addEventListener("click", () => this.show({ ...this.asked, page: to }));
      return button;
    };
    const said = label || `${page + 1}`;
    return [leaf("Page before", page - 1), element("span", {}, `${said} (${page + 1} of ${pages})`), leaf("Next page", page + 1)];
  }

  #search(key) {
    const input = element("input", { type: "search", placeholder: "Search in it", "aria-label": "Search in the source" });
    const form = element("form", { class: "search", role: "search" }, input);
    let last = 0;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const turn = (last += 1);
      const words = new URLSearchParams({ key, words: input.value });
      const found = await attempt(() => ask(`/api/source/find?${words}`));
      if (found && turn === last && this.search === form) this.#list(found.passages);
    });
    return form;
  }

  #list(passages) {
    this.results.replaceChildren(
      ...passages.map((one) => {
        const show = element("button", { type: "button", class: "quiet" }, `${one.before} `, element("mark", {}, one.words), ` ${one.after}`);
        show.addEventListener("click", () => this.show({ key: this.asked.key, quote: one.words, locator: one.locator }));
        const item = element("li", {}, element("small", { class: "id" }, one.locator, one.exact ? " word for word" : ` like it (${Math.round(one.score)} of 100)`), show);
        if (this.useQuote) {
          const use = element("button", { type: "button" }, this.says.replace("these words", "it"));
          use.addEventListener("click", () => this.useQuote({ quote: one.words, locator: one.locator, key: this.asked.key }));
          item.append(use);
        }
        return item;
      }),
    );
    if (!passages.length) this.results.replaceChildren(element("li", {}, "Nothing like this stands in it."));
  }

  #text(found) {
    const sheet = element("div", { class: "copy serif", tabindex: "0", role: "region", "aria-label": "Text of the source" });
    let at = 0;
    // The offsets count code points, of which some are two units here.
    const signs = Array.from(unwrapped(found.text));
    for (const [start, end] of found.ranges) {
      sheet.append(signs.slice(at, start).join(""), element("mark", {}, signs.slice(start, end).join("")));
      at = end;
    }
    sheet.append(signs.slice(at).join(""));
    sheet.addEventListener("pointerup", () => this.#choose(getSelection().toString()));
    sheet.addEventListener("keyup", () => this.#choose(getSelection().toString()));
    return sheet;
  }

  #picture(found) {
    const { width, height, words, marks } = found;
    const asked = new URLSearchParams({ key: this.asked.key, copy: found.copy, page: found.page });
    const marked = new Set(marks);
    const svg = element("svg", { ...SVG, viewBox: `0 0 ${width} ${height}`, "aria-label": `${found.label || "page"}: ${found.text.slice(0, 4000)}` });
    svg.append(element("image", { href: `/api/source/picture?${asked}`, width, height }));
    const boxes = words.map(([, left, top, right, bottom], at) =>
      element("rect", { class: marked.has(at) ? "word quoted" : "word", x: left, y: top, width: right - left, height: bottom - top, "data-at": at }),
    );
    svg.append(...boxes);
    let from;
    const paint = (to) => boxes.forEach((box, at) => box.classList.toggle("chosen", from !== undefined && at >= Math.min(from, to) && at <= Math.max(from, to)));
    svg.addEventListener("pointerdown", ({ target }) => {
      from = target.dataset.at === undefined ? undefined : Number(target.dataset.at);
      paint(from);
    });
    svg.addEventListener("pointermove", ({ target, buttons }) => {
      if (buttons && from !== undefined && target.dataset.at !== undefined) paint(Number(target.dataset.at));
    });
    svg.addEventListener("pointerup", () => {
      const chosen = words.filter((_, at) => boxes[at].classList.contains("chosen"));
      this.#choose(chosen.map(([text]) => text).join(" "));
    });
    return svg;
  }

  #choose(words) {
    this.chosen = words.trim();
    this.take.hidden = !this.useQuote || !this.chosen;
  }

  async #use() {
    const { of: key, asked } = this;
    const found = await attempt(() => change("/api/source/quote", { key, words: this.chosen, locator: this.page.label }));
    // Whoever looks at something else by now means no quote of it.
    if (found && this.asked === asked) this.useQuote({ ...found, key });
  }
}
