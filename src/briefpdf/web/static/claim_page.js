// A claim on a page of its own.

import { ClaimForm } from "./claim.js";
import { onChange, readOnly } from "./core.js";

const article = document.querySelector("main > .claim");
let shown = new ClaimForm(article);
if (location.hash === "#split" && !readOnly) article.querySelector("[data-splitting]").showModal();
document.addEventListener("claim", ({ detail }) => (shown = detail));
onChange(() => shown.refresh());
