// What stands beside the text: put on the page without taking away what somebody is typing there.
import { attach } from "../checking/underline.js";

const shown = new WeakMap();

export class Side {
  constructor(fields) {
    this.layers = new Map(fields.texts.map((field) => [field.closest("[data-pane]").dataset.pane, attach(field)]));
    this.root = document.querySelector(".composer-side");
    this.root.addEventListener("click", (event) => this.go(event));
    this.root.addEventListener("click", (event) => this.put(event));
    fields.form.addEventListener("findings:at", (event) => this.at(event.detail));
    this.draw(JSON.parse(document.getElementById("spans").textContent));
  }

  show({ html, counters, spans, numbers }) {
    for (const [name, inner] of Object.entries(html)) swap(document.getElementById(`side-${name}`), inner);
    for (const [name, inner] of Object.entries(counters)) {
      for (const place of document.querySelectorAll(`[data-counter="${name}"]`)) place.innerHTML = inner;
    }
    for (const [name, number] of Object.entries(numbers)) count(name, number);
    this.draw(spans);
  }

  draw(spans) {
    this.spans = spans;
    for (const [pane, layer] of this.layers) layer.draw(spans[pane] ?? []);
  }

  // Leads from a finding to its place in the text.
  go(event) {
    const key = event.target.closest("[data-go]")?.closest("[data-finding]")?.dataset.finding;
    if (!key) return;
    for (const [pane, layer] of this.layers) {
      const span = (this.spans[pane] ?? []).find((one) => one.key === key);
      if (!span) continue;
      document.getElementById(`tab-${pane}`)?.click();
      return layer.go(span);
    }
  }

  // Puts what a finding suggests into the text that it is about.
  put(event) {
    const copied = event.target.closest("[data-copy]");
    if (copied) navigator.clipboard?.writeText(copied.dataset.copy);
    const button = event.target.closest("[data-put]");
    if (!button || button.dataset.put === "bio") return;
    const key = button.closest("[data-finding]").dataset.finding;
    const [pane, layer] = [...this.layers].find(([name]) => (this.spans[name] ?? []).some((one) => one.key === key)) ?? [...this.layers][0];
    const field = layer.textarea;
    if (field.readOnly || field.disabled) return;
    document.getElementById(`tab-${pane}`)?.click();
    const span = layer.spans.find((one) => one.finding.key === key);
    if (button.dataset.put === "here" && span) field.setRangeText(button.dataset.suggestion, span.start, span.end, "end");
    else field.setRangeText(`${field.value && !field.value.endsWith("\n") ? "\n" : ""}${button.dataset.suggestion}`, field.value.length, field.value.length, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  at(found) {
    const keys = new Set(found.map((one) => one.key));
    for (const article of this.root.querySelectorAll("[data-finding]")) article.classList.toggle("is-current", keys.has(article.dataset.finding));
  }
}

export function count(name, number) {
  const place = document.querySelector(`[data-number="${name}"]`);
  if (place) place.textContent = number || "";
}

// New content, with what was typed into the old, what was unfolded, and the place of the caret.
export function swap(place, inner) {
  if (shown.get(place) === inner) return;
  const typed = new Map([...place.querySelectorAll("input[id]:not([type=file]), textarea[id]")].filter((f) => f.value !== f.defaultValue).map((f) => [f.id, f.value]));
  const open = [...place.querySelectorAll("details[id]")].map((one) => [one.id, one.open]);
  const active = place.contains(document.activeElement) ? document.activeElement : null;
  const { id, selectionStart, selectionEnd } = active ?? {};
  place.innerHTML = inner;
  shown.set(place, inner);
  const inside = (name) => place.querySelector(`#${CSS.escape(name)}`);
  for (const [name, value] of typed) if (inside(name)) inside(name).value = value;
  for (const [name, is] of open) if (inside(name)) inside(name).open = is;
  if (id && inside(id)) {
    inside(id).focus({ preventScroll: true });
    if (selectionStart != null) inside(id).setSelectionRange?.(selectionStart, selectionEnd);
  } else if (active) place.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("htmx:afterSwap", { detail: { target: place } }));
}
