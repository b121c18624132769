// The private check: reads what is typed, asks for the report, and draws it. Nothing is kept.
import { attach } from "./underline.js";
import { carrying } from "./carried.js";
import { FIELDS, holding } from "./held.js";
import { putting } from "./remedies.js";
import { copy, say, words } from "./words.js";

const PAUSE = 150;
const form = document.getElementById("check");
const report = document.getElementById("report");
const { text, bio } = form.elements;
const layers = { text: attach(text, text.previousElementSibling), bio: attach(bio, null, { where: "bio" }) };
let timer = 0;
let controller = null;
let articles = new Map();
let typed = 0;

function changed() {
  // What was asked for the text as it was is not wanted any more.
  controller?.abort();
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
  count();
}

async function check() {
  controller?.abort();
  if (!text.value.trim()) return show(document.getElementById("nothing").innerHTML);
  controller = new AbortController();
  const { signal } = controller;
  try {
    // Without cookies, so that the desk cannot know who asks even where somebody is signed in.
    const answer = await fetch(form.dataset.live, {
      method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", signal,
    });
    if (![200, 413, 415, 422].includes(answer.status)) throw new Error(answer.statusText);
    const page = await answer.text();
    if (!signal.aborted) show(page);
  } catch (error) {
    if (error.name !== "AbortError" && !signal.aborted) say("silent");
  }
}

function show(page) {
  report.innerHTML = page;
  for (const problem of report.querySelectorAll("[data-about]")) problem.classList.add("is-wrong");
  collect();
  jump();
  announce();
}

function collect() {
  articles = new Map();
  for (const article of report.querySelectorAll("[data-finding]")) {
    const { where, start, end, level } = article.dataset;
    articles.set({ where, start: Number(start), end: Number(end), level }, article);
  }
  for (const layer of Object.values(layers)) layer.draw([...articles.keys()]);
}

// On a phone the report lies below the text: one line at the foot says how it stands and leads there.
function jump() {
  const verdict = report.querySelector(".verdict");
  const link = document.getElementById("jump");
  link.hidden = !verdict;
  link.className = `check-jump ${verdict?.className ?? ""}`;
  link.replaceChildren(...(verdict ? [...verdict.querySelectorAll(".verdict-word, .verdict-counsel")].map(inLine) : []));
}

function inLine(paragraph) {
  const line = document.createElement("span");
  line.className = paragraph.className;
  line.append(...paragraph.cloneNode(true).childNodes);
  return line;
}

let spoken = 0;
function announce() {
  clearTimeout(spoken);
  spoken = setTimeout(() => {
    const told = [...report.querySelectorAll(".verdict-word, .verdict-counsel, .field-error")].map((line) => line.textContent.trim()).join(". ");
    const line = document.getElementById("announcement");
    if (line.textContent !== told) line.textContent = told;
  }, 1000);
}

function count() {
  const length = [...text.value].length;
  const place = document.getElementById("count");
  place.textContent = length === 1 ? words.one : words.many.replace("#", length.toLocaleString(document.documentElement.lang));
  place.hidden = !length;
  for (const id of ["copy", "hold"]) document.getElementById(id).hidden = !length;
}

function go(article) {
  const finding = [...articles].find(([, other]) => other === article)?.[0];
  const { where } = article.dataset;
  const field = form.elements[where.replace(/^(alt|file)\.(\d)$/, "alt_$2")] ?? text;
  field.closest("details")?.setAttribute("open", "");
  if (layers[where]) layers[where].go(finding);
  else field.focus();
}

function pictures() {
  for (const row of form.querySelectorAll("[data-picture]")) row.hidden = Number(row.dataset.picture) > Number(form.elements.pictures.value);
}

report.addEventListener("click", (event) => {
  const article = event.target.closest("[data-finding]");
  if (article && (event.target.closest("[data-go]") || !event.target.closest("a, button"))) go(article);
});
form.addEventListener("findings:at", (event) => {
  for (const [finding, article] of articles) {
    const here = event.detail.includes(finding);
    article.classList.toggle("is-current", here);
    if (here && !event.detail.drawn && performance.now() - typed > 1000) bringIntoView(article);
  }
});

// Scrolls the list beside the text, never the page: nothing moves under the person's hands.
function bringIntoView(article) {
  const column = report.parentElement;
  if (column.scrollHeight <= column.clientHeight + 1) return;
  const [inner, outer] = [article.getBoundingClientRect(), column.getBoundingClientRect()];
  if (inner.top < outer.top) column.scrollTop += inner.top - outer.top - 8;
  else if (inner.bottom > outer.bottom) column.scrollTop += Math.min(inner.bottom - outer.bottom + 8, inner.top - outer.top - 8);
}

form.addEventListener("input", () => { typed = performance.now(); pictures(); changed(); });
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); check(); });
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button.dataset.copy);
});
document.getElementById("copy").addEventListener("click", () => copy(text.value));
document.getElementById("submit").hidden = true;
document.getElementById("keeps").hidden = false;
putting(form, layers, changed);
holding(form, changed);
carrying(form, [...FIELDS, "pictures", "alt_1", "alt_2", "alt_3", "alt_4"], changed);
pictures();
count();
if (text.value.trim()) collect();
jump();
