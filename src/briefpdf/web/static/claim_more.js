// What a claim's form is given on the way: new fields, its history in git, the cells of a quoted table.

import { ask, asks, attempt, change, element, goTo, placeIn, say, slug } from "./core.js";

/** Who changed which field, old and new, the last change first. */
export async function tellHistory(box, path) {
  const found = await attempt(() => ask(`${path}/history`));
  const items = (found?.changes ?? []).map(({ commit, by, on, message, aspects }) => {
    const who = commit ? `${by}, ${on}: ${message}` : "Not committed yet";
    const rows = aspects.map(({ name, before, after }) => element("p", {}, element("b", {}, name), " ", element("del", {}, before || "–"), " → ", element("ins", {}, after || "–")));
    const begun = aspects.length ? [] : [element("p", {}, "It was added.")];
    return element("li", { class: "change" }, element("p", { title: commit }, who), ...rows, ...begun);
  });
  const none = element("li", {}, found?.changes ? "Nothing was changed yet." : "The workspace is not in git: no history is known.");
  box.querySelector("ul").replaceChildren(...(items.length ? items : [none]));
}

/** The cells of quoted tables; `use` is given the one that is picked, as a value. */
export function tellTables(box, tables, use) {
  box.hidden = false;
  if (!tables.length) return box.replaceChildren(element("p", { class: "help" }, "No quote of this claim is one of a table: a quote of its head and a row is."));
  const made = tables.map(({ caption, heads, rows }) => {
    const pick = (label, { text, value, unit }, head) => {
      const button = element("button", { type: "button", disabled: !value }, text);
      button.addEventListener("click", () => use({ name: slug(rows.length > 1 ? `${label} ${head}` : head || label) || "value", value, unit, column: head }));
      return element("td", {}, button);
    };
    const lines = rows.map(({ label, cells }) => element("tr", {}, element("th", { scope: "row" }, label), ...cells.map((cell, at) => pick(label, cell, heads[at] ?? ""))));
    const head = element("tr", {}, element("td", {}), ...heads.map((one) => element("th", { scope: "col" }, one)));
    return element("table", { class: "picking" }, ...(caption ? [element("caption", {}, caption)] : []), element("thead", {}, head), element("tbody", {}, ...lines));
  });
  return box.replaceChildren(element("p", { class: "help" }, "Choose a number: it becomes a value of the claim, with its column and unit."), ...made);
}

/** A field that the form did not have. */
export function newField(name, label, prose = false) {
  const id = `n-${name}-${Math.random().toString(36).slice(2)}`;
  const input = prose ? element("textarea", { id, name, rows: 2 }) : element("input", { id, name, autocomplete: "off" });
  if (!name) input.removeAttribute("name");
  const words = label[0].toUpperCase() + label.slice(1);
  return element("div", { class: prose ? "field wide" : "field" }, element("label", { for: id }, words), input);
}

/** What a claim has at a field’s name, as a form shows it. */
export function valueAt(data, name) {
  const found = name.split(".").reduce((at, step) => at?.[step], { ...data, topic: data.topics });
  return Array.isArray(found) ? found.join(", ") : (found ?? "");
}

/** Have a dialog, opened by a button, split the claim of a form. */
export function splits(button, dialog, claim) {
  const split = async ({ part, ...rest }) => {
    const made = await change(`${claim.path}/split`, { ...rest, statement: part });
    dialog.close();
    say(`A part of ${claim.id} is now ${made.claim}.`);
    await claim.reload(true);
  };
  asks(button, dialog, split, () => claim.holds() || dialog.showModal());
}

/** Where the claim of a form is used. */
export async function tellUses(box, claim) {
  const found = await attempt(() => ask(`${claim.path}/uses`));
  const items = (found?.uses ?? []).map(({ says, brief, path, line }) => element("li", {}, brief ? element("a", { href: `/brief/${encodeURIComponent(brief)}` }, says) : says, " ", element("small", { class: "id" }, `${path}:${line}`)));
  box.querySelector("ul").replaceChildren(...(items.length ? items : [element("li", {}, "Nothing uses it yet. In the text of a brief, write ", element("code", {}, `{{ claim("${claim.id}") }}`), ".")]));
}

/** The fields of another source. */
export function sourceFields(at) {
  const fields = ["key", "locator", "quote"].map((name) => newField(`sources.${at}.${name}`, name, name === "quote"));
  const [show, drop] = [["show", "Show in the source"], ["drop", "Remove"]].map(([does, says]) => element("button", { type: "button", class: "quiet", [`data-${does}`]: true }, says));
  return element("fieldset", { class: "source", "data-source": at }, element("legend", {}, `Source ${at + 1}`), ...fields, element("p", { class: "row" }, element("span", { class: "status", "data-status": true }), show, drop));
}

/** The fields of another value, filled with those of a cell where one was picked. */
export function valueFields(cell) {
  const names = cell.column ? ["qualifier", "value", "unit", "column"] : ["qualifier", "value", "unit"];
  const name = element("input", { "aria-label": "Name of the value", placeholder: "name, such as troops", autocomplete: "off" });
  const fields = names.map((field) => newField("", field));
  const rename = () => {
    fields.forEach((field, at) => {
      const input = field.querySelector("input");
      if (name.value.trim()) input.name = `values.${name.value.trim()}.${names[at]}`;
    });
  };
  name.addEventListener("input", rename);
  name.value = cell.name ?? "";
  fields.forEach((field, at) => (field.querySelector("input").value = cell[names[at]] ?? ""));
  rename();
  return element("fieldset", { class: "value" }, element("legend", {}, name), ...fields);
}

/** Put a form in the place of an earlier one: what was open there is, and the keyboard is where it was. */
export function takePlace(earlier, article) {
  const place = placeIn(earlier);
  const headOf = (details) => details.firstElementChild.textContent;
  const open = [...earlier.querySelectorAll("details[open]")].map(headOf);
  earlier.replaceWith(article);
  for (const one of article.querySelectorAll("details")) one.open ||= open.includes(headOf(one));
  goTo(article, place);
}

/** Take sources out of a form that are gone and number the others anew: its values, and what it is to drop, by the new numbers. */
export function renumber(form, gone, values, dropped) {
  const now = new Map();
  form.querySelectorAll(".source").forEach((box) => {
    if (gone.has(box.dataset.source)) return box.remove();
    const at = String(now.size);
    now.set(box.dataset.source, at);
    box.dataset.source = at;
    box.querySelector("legend").textContent = `Source ${now.size}`;
    return box.querySelectorAll("[name]").forEach((one) => (one.name = one.name.replace(/^sources\.\d+/, `sources.${at}`)));
  });
  const named = Object.entries(values).map(([name, value]) => {
    const [part, at, ...rest] = name.split(".");
    return part === "sources" ? now.has(at) && [[part, now.get(at), ...rest].join("."), value] : [name, value];
  });
  return [Object.fromEntries(named.filter(Boolean)), new Set([...dropped].filter((at) => now.has(at)).map((at) => now.get(at)))];
}
