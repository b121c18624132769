// What is typed and not saved yet is kept in this browser, and offered when the page comes back.
import { words } from "./words.js";

export class Kept {
  // Of one person and one draft: on a shared computer nobody is offered another's text.
  constructor(form, fields) {
    this.key = `pedel-draft-${form.dataset.person}-${form.dataset.draft}`;
    this.fields = fields;
    this.place = document.getElementById("offer");
    this.place.addEventListener("click", (event) => this.choose(event.target.closest("[data-offer]")?.dataset.offer));
  }

  keep(values = this.fields.values()) { this.write("", { values, at: Date.now() }); }
  saved() { this.write("", null); }
  // A text that was not chosen is put aside, so that choosing loses nothing.
  aside(values) { this.write("-aside", { values, at: Date.now() }); this.offer(); }

  offer() {
    const unsaved = this.read("");
    if (unsaved && !this.fields.same(unsaved.values)) { this.write("-aside", unsaved); }
    this.write("", null);
    const aside = this.read("-aside");
    this.place.hidden = !aside || this.fields.same(aside.values);
    if (this.place.hidden) return this.write("-aside", null);
    const sentence = document.createElement("p");
    sentence.textContent = words.kept.replace("#", new Date(aside.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }));
    const text = document.createElement("p");
    text.className = "offer-text";
    text.textContent = Object.entries(aside.values).filter(([name]) => /^text$|^variant-/.test(name)).map(([, value]) => value).join("\n— \n");
    const buttons = document.createElement("p");
    buttons.className = "offer-buttons";
    buttons.append(button("use", words.use, "btn btn-sm btn-primary"), button("forget", words.forget, "btn btn-sm btn-ghost"));
    this.place.replaceChildren(sentence, text, buttons);
  }

  choose(what) {
    if (!what) return;
    const aside = this.read("-aside");
    const now = this.fields.values();
    this.write("-aside", null);
    this.place.hidden = true;
    if (what === "use" && aside) {
      this.fields.put(aside.values);
      this.aside(now);
    }
  }

  read(name) { try { return JSON.parse(localStorage.getItem(this.key + name)); } catch { return null; } }
  write(name, what) {
    try { if (what) localStorage.setItem(this.key + name, JSON.stringify(what)); else localStorage.removeItem(this.key + name); } catch { /* a private window keeps nothing */ }
  }
}

function button(name, label, look) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: look, textContent: label });
  made.dataset.offer = name;
  return made;
}
