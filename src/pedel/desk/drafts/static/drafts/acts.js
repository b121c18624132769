// Small forms of the composer: sent without leaving the page, after what is typed has been saved.
import { post } from "./words.js";
import { count, swap } from "./side.js";

export class Acts {
  constructor(saving, changed) {
    Object.assign(this, { saving, changed });
    document.addEventListener("submit", (event) => { if (event.target.dataset?.act) { event.preventDefault(); this.send(event.target); } });
    document.addEventListener("change", (event) => this.change(event.target));
  }

  // Choosing is answering: a word for a question, a file, a description that is finished.
  change(field) {
    const form = field.form;
    if (!form?.dataset?.act) return;
    if (field.type === "radio" || field.type === "file" || form.dataset.quiet !== undefined) this.send(form);
    else if (field.name === "remark" && form.querySelector("input[type=radio]:checked")) this.send(form);
  }

  async send(form) {
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    const body = new FormData(form);
    try {
      if (this.saving && !(await this.saving.now())) return this.wrong(form, this.saving.line.textContent);
      const { status, told } = await post(form.dataset.act, body);
      if (status !== 200) return this.wrong(form, told.detail ?? Object.values(told.errors ?? {}).flat().join(" "));
      this.done(form, told);
    } catch { this.wrong(form, document.getElementById("words").content.querySelector('[data-word="offline"]').textContent); }
    finally { delete form.dataset.busy; }
  }

  done(form, told) {
    this.wrong(form, "");
    if ("clears" in form.dataset) { form.reset(); form.dispatchEvent(new Event("cleared")); }
    else for (const field of form.elements) if (field.type === "text" || field.tagName === "TEXTAREA") field.defaultValue = field.value;
    if (told.pictures) swap(document.getElementById("pictures"), told.pictures);
    if (told.comments !== undefined) { swap(document.getElementById("comments"), told.comments); count("comments", told.comments_open); }
    this.refused(told.refused ?? []);
    this.changed(told);
  }

  refused(refused) {
    const list = document.querySelector(".picture-refused");
    list?.replaceChildren(...refused.map(({ name, why }) => Object.assign(document.createElement("li"), { textContent: `${name}: ${why}` })));
  }

  wrong(form, why) {
    let line = form.querySelector(".act-wrong");
    if (!line && !why) return;
    if (!line) { line = document.createElement("p"); line.className = "act-wrong field-error"; line.setAttribute("role", "alert"); form.append(line); }
    line.textContent = why;
  }
}
