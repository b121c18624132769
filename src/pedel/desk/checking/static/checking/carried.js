// What is typed outlives a look at a clause, a change of language or a reload: in this tab, until it is closed.
const KEY = "pedel-carried";

export function carrying(form, fields, changed) {
  const { text } = form.elements;
  addEventListener("pagehide", () => {
    try {
      if (text.value.trim()) sessionStorage.setItem(KEY, JSON.stringify(fields.map((name) => [name, form.elements[name].value])));
      else sessionStorage.removeItem(KEY);
    } catch { /* a browser that keeps nothing */ }
  });
  const carried = read();
  if (text.value || !carried.length) return;
  for (const [name, value] of carried) if (form.elements[name]) form.elements[name].value = value;
  for (const details of form.querySelectorAll("details")) {
    details.open ||= [...details.querySelectorAll("input, textarea")].some((field) => field.value);
  }
  changed();
}

function read() {
  try {
    const carried = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
    sessionStorage.removeItem(KEY);
    return carried;
  } catch {
    return [];
  }
}
