// Hold until tomorrow: a draft waits in this browser's own storage and nowhere else.
import { say, words } from "./words.js";

const KEY = "pedel-held";
export const FIELDS = ["text", "account", "lang", "name", "handle", "bio", "link"];
const place = document.getElementById("held");

function held() {
  try { return JSON.parse(localStorage.getItem(KEY)) ?? []; } catch { return []; }
}

function keep(drafts) {
  if (drafts.length) localStorage.setItem(KEY, JSON.stringify(drafts));
  else localStorage.removeItem(KEY);
}

function tomorrow() {
  const day = new Date();
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).toISOString();
}

export function holding(form, changed) {
  const { text } = form.elements;
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-hold]") && text.value.trim()) hold();
  });
  place.addEventListener("click", (event) => {
    const button = event.target.closest("[data-held]");
    if (button) ({ back, delete: remove })[button.dataset.held](button.closest(".held-draft").dataset.id);
  });

  function hold() {
    const fields = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));
    const draft = { id: crypto.randomUUID?.() ?? String(Date.now()), fields, held: new Date().toISOString(), due: tomorrow() };
    try {
      keep([...held(), draft]);
    } catch {
      say("unheld");
      return;
    }
    text.value = "";
    text.dispatchEvent(new Event("input", { bubbles: true }));
    list();
    say("held");
    text.focus();
  }

  function back(id) {
    const draft = held().find((one) => one.id === id);
    if (!draft) return list();
    // What stands in the text already is not lost: it takes the place of the one that comes back.
    if (text.value.trim() && text.value !== draft.fields.text) hold();
    for (const name of FIELDS) form.elements[name].value = draft.fields[name] ?? "";
    forget(id);
    for (const name of ["text", "bio"]) form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
    changed();
    text.focus();
  }

  function remove(id) {
    forget(id);
    say("deleted");
    text.focus();
  }
}

function forget(id) {
  keep(held().filter((draft) => draft.id !== id));
  list();
}

function list() {
  const drafts = held();
  place.hidden = !drafts.length;
  place.replaceChildren(...drafts.map(card));
}

function card(draft) {
  const node = document.getElementById("held-draft").content.cloneNode(true);
  const isDue = Date.now() >= Date.parse(draft.due);
  const when = new Date(draft.held).toLocaleString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  node.firstElementChild.dataset.id = draft.id;
  node.firstElementChild.classList.toggle("is-due", isDue);
  node.querySelector(".held-when").textContent = words[isDue ? "due" : "waits"].replace("#", when);
  node.querySelector(".held-text").textContent = draft.fields.text;
  return node;
}

list();
addEventListener("storage", (event) => { if (event.key === KEY) list(); });
