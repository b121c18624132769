// The calendar: dragging what is planned to another day, and the list on a narrow screen.
const calendar = document.getElementById("calendar");
const said = document.getElementById("cal-said");
const NEAR = 6;

// On a narrow screen the list is what one wants, unless another view was asked for.
if ("usual" in calendar.dataset && matchMedia("(max-width: 700px)").matches && !calendar.querySelector(".cal-list")) {
  const address = new URL(location.href);
  address.searchParams.set("view", "list");
  location.replace(address);
}

const filters = document.querySelector(".cal-filters");
filters?.addEventListener("change", () => filters.requestSubmit());
filters?.addEventListener("submit", () => { for (const field of filters.elements) if (field.name && !field.value) field.disabled = true; });

const say = (text) => { said.textContent = text; said.classList.toggle("cal-said-now", Boolean(text)); };
const token = () => JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"] || "";

async function drop(item, day) {
  const body = new FormData();
  body.append("item", item.dataset.item);
  body.append("day", day);
  body.append("back", calendar.dataset.back);
  const answer = await fetch(calendar.dataset.drop, { method: "POST", body, headers: { "X-CSRFToken": token(), Accept: "application/json" } });
  const told = await answer.json().catch(() => ({ said: "" }));
  if (told.url) { location.assign(told.url); return; }
  if (answer.ok) await refresh();
  say(told.said);
}

// The days as they are now, in place of those on the page; the place in the page stays.
async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) { location.reload(); return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  calendar.replaceChildren(...page.getElementById("calendar").childNodes);
}

class Drag {
  constructor(item, event) {
    this.item = item;
    this.start = { x: event.clientX, y: event.clientY };
    this.from = item.closest("[data-day]");
    this.ghost = null;
    this.over = null;
    this.ends = new AbortController();
    const { signal } = this.ends;
    document.addEventListener("pointermove", (move) => this.move(move), { signal });
    document.addEventListener("pointerup", (up) => this.end(up), { signal });
    document.addEventListener("pointercancel", () => this.stop(), { signal });
    document.addEventListener("keydown", (key) => { if (key.key === "Escape") this.stop(); }, { signal });
  }

  move(event) {
    const far = Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y);
    if (!this.ghost && far < NEAR) return;
    if (!this.ghost) this.lift();
    this.ghost.style.transform = `translate(${event.clientX + 8}px, ${event.clientY + 8}px)`;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-day]") ?? null;
    if (under !== this.over) {
      this.over?.classList.remove("cal-over");
      this.over = under;
      if (under && under !== this.from) under.classList.add("cal-over");
    }
  }

  lift() {
    const box = this.item.getBoundingClientRect();
    this.ghost = this.item.cloneNode(true);
    this.ghost.removeAttribute("id");
    this.ghost.setAttribute("aria-hidden", "true");
    this.ghost.classList.add("cal-ghost");
    this.ghost.style.width = `${Math.min(box.width, 260)}px`;
    document.body.append(this.ghost);
    this.item.classList.add("cal-lifted");
    document.body.classList.add("cal-dragging");
    say("");
  }

  end() {
    const { ghost, over, from, item } = this;
    this.stop();
    if (!ghost) return;
    // The click that follows the drag does not open what was dragged.
    const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }), 0);
    if (!over || over === from) return;
    if (item.classList.contains("cal-moves")) drop(item, over.dataset.day);
    else say(item.dataset.why ?? "");
  }

  stop() {
    this.ends.abort();
    this.ghost?.remove();
    this.over?.classList.remove("cal-over");
    this.item.classList.remove("cal-lifted");
    document.body.classList.remove("cal-dragging");
  }
}

calendar.addEventListener("pointerdown", (event) => {
  const item = event.target.closest("[data-item]");
  if (!item || event.button !== 0 || event.pointerType === "touch" || event.target.closest(".cal-menu, .cal-line-warn")) return;
  new Drag(item, event);
});
calendar.addEventListener("dragstart", (event) => event.preventDefault());
