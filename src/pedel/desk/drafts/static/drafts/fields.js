// The fields of the composer: what stands in them, and putting something in.
const VARIANT = "variant-";

export class Fields {
  constructor(form) {
    this.form = form;
    this.texts = [...form.querySelectorAll("textarea.pane-text")];
    form.addEventListener("change", (event) => { if (event.target.dataset.own) this.own(event.target); });
  }

  // What is typed, by name; an own wording that is switched off is not sent.
  values() {
    const values = {};
    for (const field of this.form.elements) {
      if (field.name && field.name !== "version" && !(field.name.startsWith(VARIANT) && field.disabled)) values[field.name] = field.value;
    }
    return values;
  }

  // What the page came with, by name: somebody may have typed before this script ran.
  given() {
    const given = this.values();
    for (const name of Object.keys(given)) {
      const field = this.form.elements[name];
      if (field.options) given[name] = ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
      else if (!["checkbox", "radio", "hidden"].includes(field.type)) given[name] = field.defaultValue ?? field.value;
    }
    return given;
  }

  same(other) {
    const mine = this.values();
    const names = new Set([...Object.keys(mine), ...Object.keys(other)]);
    return [...names].every((name) => (mine[name] ?? "") === (other[name] ?? ""));
  }

  put(values) {
    for (const field of this.form.elements) {
      if (!field.name || field.name === "version" || field.type === "checkbox") continue;
      if (field.name.startsWith(VARIANT)) {
        const box = this.form.querySelector(`[data-own="${field.name.slice(VARIANT.length)}"]`);
        box.checked = field.name in values;
        this.own(box, values[field.name] ?? "");
      } else if (field.name in values) field.value = values[field.name];
    }
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Switches an account's own wording on or off; it begins as what all say.
  own(box, text = null) {
    const field = this.form.elements[VARIANT + box.dataset.own];
    field.disabled = !box.checked;
    if (text !== null) field.value = text;
    else if (box.checked && !field.value.trim()) field.value = this.form.elements.text.value;
    this.form.querySelector(`[data-own-mark="${box.dataset.own}"]`).hidden = !box.checked;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  get version() { return this.form.elements.version.value; }
  set version(version) { this.form.elements.version.value = version; }

  body() {
    const body = new FormData();
    for (const [name, value] of Object.entries(this.values())) body.append(name, value);
    body.append("version", this.version);
    return body;
  }
}
