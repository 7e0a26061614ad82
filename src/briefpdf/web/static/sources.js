// The list of sources: a document that is dropped is taken in as one.

import { attempt, say, send, slug, takesFiles } from "./core.js";

const key = document.getElementById("key");
const take = document.getElementById("take");
let file;

takesFiles(document.getElementById("drop"), (given) => {
  file = given;
  key.value ||= slug(given.name.replace(/\.[^.]*$/, ""));
  document.getElementById("as").hidden = false;
  key.focus();
});
take.addEventListener("click", async () => {
  const done = await attempt(() => send(`/api/files/source?${new URLSearchParams({ key: key.value, file: file.name })}`, file));
  if (!done) return;
  say(`${done.copy} was taken in.`);
  location.href = `/source/${encodeURIComponent(done.key)}`;
});
