// The source view: its copy, page by page.

import { Viewer } from "./viewer.js";

const box = document.querySelector("[data-viewer]");
new Viewer(box).show({ key: box.dataset.key });
