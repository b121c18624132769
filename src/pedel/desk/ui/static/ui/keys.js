// Keyboard: g then a letter goes somewhere, n makes something new, ? shows what there is on this page.
// What has data-key="g d" is clicked by those keys; its words are what the help says of it.
const typing = (element) => element.matches?.("input, textarea, select, [contenteditable]");
const help = document.getElementById("keys");
let went = 0;

const words = (element) => element.getAttribute("aria-label") || element.textContent.trim();
const line = ([keys, what]) => {
  const term = document.createElement("dt");
  for (const key of keys.split(" ")) {
    const cap = document.createElement("kbd");
    cap.textContent = { ArrowLeft: "←", ArrowRight: "→" }[key] ?? key;
    term.append(cap);
  }
  const meaning = document.createElement("dd");
  meaning.textContent = what;
  return [term, meaning];
};

const show = () => {
  const known = [...document.querySelectorAll("[data-key]")].map((element) => [element.dataset.key, words(element)]);
  help.querySelector("[data-keys-list]").replaceChildren(...known.flatMap(line));
  help.showModal();
};

document.addEventListener("click", (event) => { if (event.target.closest("[data-keys-open]")) show(); });
help?.addEventListener("click", (event) => { if (event.target === help) help.close(); });
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "g") { went = Date.now(); return; }
  const prefix = Date.now() - went < 1500 ? "g " : "";
  went = 0;
  const target = document.querySelector(`[data-key="${CSS.escape(prefix + event.key)}"]`);
  if (target) { event.preventDefault(); target.click(); }
});
