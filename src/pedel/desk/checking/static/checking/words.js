// What the scripts of the private check say; the page brings the words in the reader's language.
export const words = Object.fromEntries(
  [...document.getElementById("words").content.querySelectorAll("[data-word]")].map((span) => [span.dataset.word, span.textContent]),
);

// Says on the line below the text what was done; with a button where it can be taken back.
export function say(word, undo = null) {
  const line = document.getElementById("done");
  line.textContent = words[word];
  if (!undo) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm btn-ghost";
  button.textContent = words.undo;
  button.addEventListener("click", () => { undo(); say("undone"); });
  line.append(" ", button);
}

export async function copy(value) {
  try {
    await navigator.clipboard.writeText(value);
    say("copied");
  } catch {
    say("uncopied");
  }
}
