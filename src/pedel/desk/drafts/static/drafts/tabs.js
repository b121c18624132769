// Tabs as the ARIA Authoring Practices have them: arrow keys move, the panel follows.
export function tabs(list) {
  const all = [...list.querySelectorAll("[role=tab]")];
  const choose = (tab, focus) => {
    for (const one of all) {
      const is = one === tab;
      one.setAttribute("aria-selected", is);
      one.tabIndex = is ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).hidden = !is;
    }
    if (focus) tab.focus();
  };
  list.addEventListener("click", (event) => { const tab = event.target.closest("[role=tab]"); if (tab) choose(tab, false); });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    const at = all.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = Number.isFinite(step) ? (at + step + all.length) % all.length : step < 0 ? 0 : all.length - 1;
    choose(all[next], true);
  });
}
