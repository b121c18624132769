// Light or dark: as the system has it, until the person chooses. Runs before the page is drawn.
const KEY = "pedel-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const chosen = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
const apply = () => { document.documentElement.dataset.bsTheme = chosen() ?? (system.matches ? "dark" : "light"); };
apply();
system.addEventListener("change", apply);
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  try { localStorage.setItem(KEY, document.documentElement.dataset.bsTheme === "dark" ? "light" : "dark"); } catch { /* private mode */ }
  apply();
});
