// Who else has the draft open, and speaking to them.
import { post, words } from "./words.js";
import { count } from "./side.js";

const BEAT = 20000;

export function presence(form, fields, saving) {
  const line = document.getElementById("here");
  const beat = async () => {
    if (document.hidden) return;
    try {
      const { status, told } = await post(form.dataset.here, new FormData());
      if (status !== 200) return;
      if (line.textContent !== told.here) line.textContent = told.here;
      count("comments", told.comments_open);
      newer(told, fields, saving);
    } catch { /* the next beat tries again */ }
  };
  setInterval(beat, BEAT);
  document.addEventListener("visibilitychange", beat);
  beat();
}

// Somebody saved another text than the one shown here: with nothing typed it can simply be shown.
function newer(told, fields, saving) {
  const place = document.getElementById("newer");
  place.hidden = told.version <= Number(fields.version) || saving?.dirty || saving?.running || saving?.stopped;
  if (place.hidden) return;
  place.querySelector("span").textContent = words.newer.replace("#", told.changed_by);
  place.querySelector("button").onclick = () => location.reload();
}

export function remarks(texts) {
  const form = document.querySelector(".remark-form");
  const about = document.getElementById("quoted");
  const quote = (text) => { form.elements.quote.value = text; about.hidden = !text; about.querySelector("q").textContent = text; };
  form.addEventListener("click", (event) => {
    const mention = event.target.closest("[data-mention]");
    if (mention) { form.elements.text.setRangeText(`@${mention.dataset.mention} `, form.elements.text.selectionStart, form.elements.text.selectionEnd, "end"); form.elements.text.focus(); }
    if (event.target.closest("[data-unquote]")) quote("");
    if (event.target.closest("[data-quote]")) {
      const field = texts.find((one) => one.offsetParent && one.selectionEnd > one.selectionStart);
      quote(field ? field.value.slice(field.selectionStart, field.selectionEnd).slice(0, 300) : "");
      if (!field) form.elements.text.placeholder = words.select;
    }
  });
  form.addEventListener("cleared", () => quote(""));
  if (location.hash.startsWith("#comment-")) {
    document.getElementById("tab-comments").click();
    document.querySelector(location.hash)?.scrollIntoView({ block: "center" });
  }
}
