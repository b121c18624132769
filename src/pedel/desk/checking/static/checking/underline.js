// Underlines stretches of a textarea: a mirror of its text lies behind it and carries the marks.
//
//   const layer = attach(textarea)            // or attach(textarea, mirror, { where: "bio" })
//   layer.draw(findings)                      // [{ where, start, end, level, … }], code points, end exclusive
//   layer.go(finding)                         // moves the caret there and shows it
//   textarea.addEventListener("findings:at", (event) => event.detail)   // the findings at the caret;
//                                             // event.detail.drawn: they are new, the caret did not move
//
// While the person types, marks move along with the text until new findings are drawn.
const LEVELS = ["note", "advice", "answer", "stop"];
const COPIED = [
  "fontFamily", "fontSize", "fontWeight", "fontStyle", "fontVariantNumeric", "fontFeatureSettings", "letterSpacing",
  "wordSpacing", "lineHeight", "tabSize", "textIndent", "textTransform", "textAlign", "direction",
  "paddingTop", "paddingRight", "paddingBottom", "paddingLeft",
  "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth",
];
const layers = new WeakMap();
let latest = null;

export function attach(textarea, mirror = null, { where = "text" } = {}) {
  const layer = layers.get(textarea) ?? new Layer(textarea, mirror ?? behind(textarea), where);
  layers.set(textarea, layer);
  latest = layer;
  return layer;
}

// Draws into the layer of this textarea, or of the one attached last.
export function draw(findings, textarea = null) {
  (textarea ? layers.get(textarea) : latest)?.draw(findings);
}

// Code points to UTF-16, which is what a textarea counts in: positions must be in rising order.
export function toUtf16(text, positions) {
  if (!/[\ud800-\udbff]/.test(text)) return positions.map((position) => Math.min(position, text.length));
  let unit = 0;
  let point = 0;
  return positions.map((position) => {
    for (; point < position && unit < text.length; point += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
    return unit;
  });
}

// Where a stretch [start, end) lies after an edit that kept `head` characters before and `tail` after it; null: it is gone.
export function moved(span, head, tail, before, after) {
  const grown = after - before;
  if (span.end <= head) return span;
  if (span.start >= before - tail) return { ...span, start: span.start + grown, end: span.end + grown };
  const start = Math.min(span.start, head);
  const end = Math.max(span.end, before - tail) + grown;
  const inside = span.start <= head && span.end >= before - tail;
  return inside && end > start ? { ...span, end: span.end + grown } : null;
}

// The text cut at the edge of every span: [start, end, level, spans that cover it].
export function pieces(spans) {
  const cuts = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const opening = [...spans].sort((a, b) => a.start - b.start);
  const found = [];
  let open = [];
  let next = 0;
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const [start, end] = [cuts[index], cuts[index + 1]];
    open = open.filter((span) => span.end > start);
    while (next < opening.length && opening[next].start <= start) open.push(opening[next++]);
    if (open.length) found.push([start, end, LEVELS[Math.max(...open.map((span) => LEVELS.indexOf(span.level)))], open]);
  }
  return found;
}

function behind(textarea) {
  const frame = document.createElement("div");
  frame.className = "underlined";
  const mirror = document.createElement("div");
  textarea.before(frame);
  frame.append(mirror, textarea);
  return mirror;
}

class Layer {
  constructor(textarea, mirror, where) {
    Object.assign(this, { textarea, mirror, where, spans: [], text: textarea.value, marks: [], current: "" });
    mirror.classList.add("underlined-mirror");
    mirror.setAttribute("aria-hidden", "true");
    mirror.parentElement.classList.add("underlined");
    textarea.classList.add("underlined-text");
    textarea.addEventListener("input", () => this.follow());
    textarea.addEventListener("scroll", () => this.scroll(), { passive: true });
    for (const event of ["select", "keyup", "pointerup", "focus"]) textarea.addEventListener(event, () => this.tell());
    new ResizeObserver(() => this.fit()).observe(textarea);
    document.fonts?.ready.then(() => this.fit());
    this.fit();
    this.paint();
  }

  draw(findings) {
    const text = this.textarea.value;
    const mine = findings.filter((f) => (f.where ?? "text") === this.where && f.end > f.start);
    const positions = [...new Set(mine.flatMap((f) => [f.start, f.end]))].sort((a, b) => a - b);
    const units = new Map(toUtf16(text, positions).map((unit, index) => [positions[index], unit]));
    this.text = text;
    this.spans = mine.map((f) => ({ start: units.get(f.start), end: units.get(f.end), level: f.level, finding: f }));
    this.paint();
    this.tell(true);
  }

  // Moves the caret to a finding that was drawn and brings it into view.
  go(finding) {
    this.textarea.focus({ preventScroll: true });
    const span = this.spans.find((candidate) => candidate.finding === finding);
    if (span) {
      this.textarea.setSelectionRange(span.start, span.end);
      const mark = this.marks.find(([, spans]) => spans.includes(span))?.[0];
      if (mark) this.textarea.scrollTop = Math.max(0, mark.offsetTop - this.textarea.clientHeight / 3);
      this.scroll();
    }
    this.textarea.scrollIntoView({ block: "nearest" });
    this.tell();
  }

  follow() {
    const [before, after] = [this.text, this.textarea.value];
    const least = Math.min(before.length, after.length);
    let head = 0;
    while (head < least && before[head] === after[head]) head += 1;
    let tail = 0;
    while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
    this.spans = this.spans.map((span) => moved(span, head, tail, before.length, after.length)).filter(Boolean);
    this.text = after;
    this.paint();
  }

  paint() {
    const { text } = this;
    const nodes = [];
    this.marks = [];
    let position = 0;
    for (const [start, end, level, spans] of pieces(this.spans)) {
      if (start > position) nodes.push(text.slice(position, start));
      const mark = document.createElement("mark");
      mark.className = `underline-${level}`;
      mark.textContent = text.slice(start, end);
      nodes.push(mark);
      this.marks.push([mark, spans]);
      position = end;
    }
    // A last line that is empty has no height of its own; the blank gives it one.
    this.mirror.replaceChildren(...nodes, `${text.slice(position)}\u200b`);
    this.scroll();
  }

  fit() {
    const style = getComputedStyle(this.textarea);
    for (const name of COPIED) this.mirror.style[name] = style[name];
    const [x, y] = [parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth), parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth)];
    this.mirror.style.left = `${this.textarea.offsetLeft}px`;
    this.mirror.style.top = `${this.textarea.offsetTop}px`;
    this.mirror.style.width = `${this.textarea.clientWidth + x}px`;
    this.mirror.style.height = `${this.textarea.clientHeight + y}px`;
    this.scroll();
  }

  scroll() {
    if (this.mirror.clientWidth !== this.textarea.clientWidth) {
      const style = getComputedStyle(this.textarea);
      const border = parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth);
      this.mirror.style.width = `${this.textarea.clientWidth + border}px`;
    }
    this.mirror.scrollTop = this.textarea.scrollTop;
    this.mirror.scrollLeft = this.textarea.scrollLeft;
  }

  // Says which findings the caret stands in, when that has changed.
  tell(anyway = false) {
    const { selectionStart: from, selectionEnd: to } = this.textarea;
    const has = document.activeElement === this.textarea;
    const at = has ? this.spans.filter((span) => span.start <= from && span.end >= to) : [];
    for (const [mark, spans] of this.marks) mark.classList.toggle("is-current", spans.some((span) => at.includes(span)));
    const told = at.map((span) => `${span.start}-${span.end}-${span.level}`).join();
    if (told === this.current && !anyway) return;
    this.current = told;
    const detail = Object.assign(at.map((span) => span.finding), { drawn: anyway });
    this.textarea.dispatchEvent(new CustomEvent("findings:at", { bubbles: true, detail }));
  }
}
