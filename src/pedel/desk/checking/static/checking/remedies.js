// Does what a finding suggests: adds a line to the text or the profile, or puts something better in place.
import { toUtf16 } from "./underline.js";
import { say } from "./words.js";

export function putting(form, layers, changed) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-put]");
    if (!button) return;
    const { put, suggestion } = button.dataset;
    const { where, start, end } = button.closest("[data-finding]").dataset;
    const field = form.elements[put === "here" ? where.replace(/^alt\./, "alt_") : put];
    field.closest("details")?.setAttribute("open", "");
    const before = field.value;
    if (put === "here") replace(field, toUtf16(before, [Number(start), Number(end)]), suggestion);
    else replace(field, [before.trimEnd().length, before.length], gap(before, put) + suggestion);
    say(put === "bio" ? "put-bio" : "put-text", () => replace(field, [0, field.value.length], before));
    changed();
  });
}

function gap(before, put) {
  if (!before.trim()) return "";
  if (put === "text") return "\n\n";
  return /[.!?…]\s*$/.test(before) ? " " : ". ";
}

// As if typed, so that the browser's own undo takes it back too.
function replace(field, [start, end], value) {
  field.focus();
  field.setSelectionRange(start, end);
  const typed = value ? document.execCommand("insertText", false, value) : document.execCommand("delete");
  if (!typed) {
    field.setRangeText(value, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
