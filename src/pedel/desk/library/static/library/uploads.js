// The form for new files: sends them one after another, in pieces, and says how each of them fares.
import { Refused, Upload } from "./tus.js";

const form = document.getElementById("add");
const list = document.getElementById("progress");
const words = {};
for (const line of document.getElementById("upload-words").content.children) words[line.dataset.word] = line.textContent;
const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

class Row {
  constructor(file) {
    this.size = file.size;
    this.row = list.appendChild(document.createElement("li"));
    this.row.append(make("span", { textContent: file.name }));
    this.state = this.row.appendChild(make("span", { className: "library-soft", textContent: words.waits }));
    this.bar = this.row.appendChild(make("progress", { max: Math.max(1, file.size), value: 0 }));
    this.bar.setAttribute("aria-label", file.name);
  }

  moved(bytes) {
    this.bar.value = bytes;
    const percent = String(Math.floor((100 * bytes) / Math.max(1, this.size)));
    this.state.textContent = bytes < this.size ? words.sending.replace("#", percent) : words.looking;
  }

  done({ asset, isNew }) {
    this.bar.remove();
    this.state.className = "library-done";
    this.state.replaceChildren(`${isNew ? words.done : words.known} · `, make("a", { href: asset, textContent: words.describe }));
  }

  wrong(why) {
    this.bar.remove();
    this.state.remove();
    this.row.append(make("span", { className: "library-wrong", textContent: why }));
  }
}

async function send(file, row) {
  const told = { unit: form.elements.unit.value, shared: form.elements.is_shared.checked ? "1" : "0" };
  const upload = new Upload(file, form.dataset.uploads, headers, told, (bytes) => row.moved(bytes));
  try { row.done(await upload.send(() => { row.state.textContent = words.again; })); }
  catch (mishap) { row.wrong(mishap instanceof Refused ? mishap.message : words.stopped); }
}

form.addEventListener("submit", async (event) => {
  const files = [...form.elements.file.files];
  if (!files.length) return;
  event.preventDefault();
  const button = form.querySelector("button.btn-primary");
  if (button.disabled) return;
  button.disabled = true;
  const rows = files.map((file) => [file, new Row(file)]);
  for (const [file, row] of rows) await send(file, row); // eslint-disable-line no-await-in-loop
  form.elements.file.value = "";
  button.disabled = false;
});
