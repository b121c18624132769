// The sentences that scripts say, as the page brought them along in the reader's language.
export const words = {};
for (const line of document.getElementById("words")?.content.querySelectorAll("[data-word]") ?? []) words[line.dataset.word] = line.textContent;

// A POST with the page's own protection; gives {status, told} and throws only where nobody answered.
export async function post(address, body) {
  const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
  const answer = await fetch(address, { method: "POST", headers: { ...headers, Accept: "application/json" }, body });
  const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
  return { status: answer.status, told };
}
