// Saves a moment after the last key, on the version that was seen; what somebody else saved meanwhile is put beside it.
import { post, words } from "./words.js";

const PAUSE = 1500;
const AGAIN = 5000;

export class Saving {
  constructor(form, fields, kept, changed) {
    Object.assign(this, { form, fields, kept, changed, timer: 0, running: null, stopped: false });
    this.line = document.getElementById("saved");
    this.conflict = document.getElementById("conflict");
    this.last = fields.given();
    form.addEventListener("submit", (event) => { event.preventDefault(); this.now(); });
    this.conflict.addEventListener("click", (event) => this.choose(event.target.closest("[data-keep]")?.dataset.keep));
    addEventListener("online", () => this.now());
    addEventListener("pagehide", () => { if (this.dirty) this.kept.keep(); });
  }

  get dirty() { return !this.fields.same(this.last); }

  typed() {
    clearTimeout(this.timer);
    if (!this.dirty) return;
    this.kept.keep();
    this.say(words.unsaved);
    if (!this.stopped) this.timer = setTimeout(() => this.now(), PAUSE);
  }

  // Saves what is not saved yet; gives whether all of it is.
  async now() {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.dirty) return true;
    if (this.stopped) return false;
    this.running = this.send();
    try { return await this.running; } finally { this.running = null; }
  }

  async send() {
    const sent = this.fields.values();
    this.say(words.saving);
    try {
      const { status, told } = await post(this.form.action, this.fields.body());
      if (status === 200) return this.kept_(sent, told);
      if (status === 409 && told.html) return this.disagree(told);
      if (status === 429 || status >= 500) return this.later(told.detail);
      if (status === 422) document.getElementById("which-field").hidden = !told.twice && !this.fields.values().which;
      return this.wrong(told);
    } catch { return this.later(words.offline); }
  }

  kept_(sent, told) {
    this.last = sent;
    this.fields.version = told.version;
    if (!this.dirty) this.kept.saved(); else this.typed();
    this.say(words.saved.replace("##", told.version).replace("#", told.at));
    this.changed(told);
    return !this.dirty;
  }

  later(why = words.offline) {
    this.kept.keep();
    this.say(why || words.offline, true);
    this.timer = setTimeout(() => this.now(), AGAIN);
    return false;
  }

  wrong(told) {
    const why = told.detail ?? Object.values(told.errors ?? {}).flat().join(" ");
    this.kept.keep();
    this.say(words.wrong.replace("#", why), true);
    return false;
  }

  disagree(told) {
    this.stopped = true;
    this.theirs = told;
    this.kept.keep();
    this.conflict.innerHTML = told.html;
    this.conflict.hidden = false;
    this.say(told.detail, true);
    this.conflict.focus();
    this.conflict.scrollIntoView({ block: "start" });
    return false;
  }

  choose(which) {
    if (!which) return;
    const { theirs } = this;
    const mine = this.fields.values();
    this.stopped = false;
    this.conflict.hidden = true;
    this.fields.version = theirs.version;
    this.last = theirs.theirs;
    if (which === "theirs") this.fields.put(theirs.theirs);
    this.kept.aside(which === "theirs" ? mine : theirs.theirs);
    if (this.dirty) this.now();
    else { this.kept.saved(); this.changed(theirs); }
  }

  say(what, wrong = false) {
    if (!this.line) return;
    this.line.textContent = what;
    this.line.classList.toggle("is-wrong", wrong);
  }
}
