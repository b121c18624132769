// Keyboard: g then a letter goes somewhere, n makes something new, ? shows what there is.
const typing = (element) => element.matches("input, textarea, select, [contenteditable]");
let went = 0;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "g") { went = Date.now(); return; }
  const prefix = Date.now() - went < 1500 ? "g " : "";
  went = 0;
  const target = document.querySelector(`[data-key="${CSS.escape(prefix + event.key)}"]`);
  if (target) { event.preventDefault(); target.click(); }
});
