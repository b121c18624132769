// The composer: looks at what is typed, saves it, and keeps both in step with the page.
import { Acts } from "./acts.js";
import { Fields } from "./fields.js";
import { Kept } from "./kept.js";
import { presence, remarks } from "./people.js";
import { Saving } from "./saving.js";
import { Side } from "./side.js";
import { tabs } from "./tabs.js";
import { post } from "./words.js";

const PAUSE = 300;
const form = document.getElementById("composer");
const fields = new Fields(form);
const side = new Side(fields);
const writes = form.dataset.readOnly === undefined;
const kept = new Kept(form, fields);
const saving = writes ? new Saving(form, fields, kept, changed) : null;
let timer = 0;
let asked = 0;

function changed(told) {
  if (told.state) {
    const place = document.getElementById("state");
    place.textContent = told.state_word;
    place.className = `state state-${told.state}`;
  }
  look();
  const need = document.getElementById("need");
  if (need) window.htmx?.trigger(need, "refresh");
}

async function look() {
  clearTimeout(timer);
  const turn = (asked += 1);
  try {
    const { status, told } = await post(form.dataset.look, fields.body());
    if (status === 200 && turn === asked) side.show(told);
  } catch { /* the text stands; the next key asks again */ }
}

document.addEventListener("input", (event) => {
  if (event.target !== form && event.target.form !== form) return;
  saving?.typed();
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
});

// What goes out is what is saved: a button that sends waits for that.
document.getElementById("need")?.addEventListener("submit", async (event) => {
  if (!saving?.dirty) return;
  event.preventDefault();
  const sent = event.target;
  const { submitter } = event;
  if (!(await saving.now())) return;
  if (sent.elements.version) sent.elements.version.value = fields.version;
  sent.requestSubmit(submitter?.isConnected ? submitter : null);
});

document.getElementById("unlock")?.addEventListener("click", () => {
  document.getElementById("settled").remove();
  document.getElementById("about").disabled = false;
  for (const field of form.querySelectorAll("[readonly]")) field.readOnly = false;
  for (const box of form.querySelectorAll("[data-own]")) box.disabled = false;
  fields.texts[0].focus();
});

for (const list of document.querySelectorAll("[role=tablist]")) tabs(list);
new Acts(saving, changed);
presence(form, fields, saving);
remarks(fields.texts);
if (writes) kept.offer();
if (saving?.dirty) form.dispatchEvent(new Event("input", { bubbles: true }));
