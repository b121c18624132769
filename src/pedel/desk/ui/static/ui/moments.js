// A time is the institution's. Where the reader's clock shows another hour at that moment, its zone is said too.
const offset = (text) => { const part = /([+-])(\d\d):(\d\d)$/.exec(text); return part ? (part[1] === "-" ? -1 : 1) * (Number(part[2]) * 60 + Number(part[3])) : 0; };
const say = (root) => {
  for (const time of root.querySelectorAll("time[data-zone]")) {
    const here = -new Date(time.dateTime).getTimezoneOffset();
    if (here !== offset(time.dateTime) && !time.dataset.said) { time.append(` ${time.dataset.zone}`); time.dataset.said = "1"; }
  }
};
say(document);
document.addEventListener("htmx:afterSwap", (event) => say(event.target));
