// The focal point: a click on the picture fills the fields, and the fields move the mark on the picture.
const form = document.getElementById("focus");
const whole = document.getElementById("whole");
const image = whole?.querySelector("img");

if (form && image) {
  const { x, y } = form.elements;
  const point = whole.appendChild(Object.assign(document.createElement("span"), { className: "library-point" }));
  const part = (field) => Math.min(100, Math.max(0, Number(field.value) || 0)) / 100;
  const show = () => {
    point.style.left = `${image.offsetLeft + part(x) * image.offsetWidth}px`;
    point.style.top = `${image.offsetTop + part(y) * image.offsetHeight}px`;
  };
  whole.dataset.live = "";
  form.querySelector("[data-hint]").hidden = false;
  form.addEventListener("input", show);
  image.addEventListener("load", show);
  addEventListener("resize", show);
  image.addEventListener("click", ({ offsetX, offsetY }) => {
    x.value = Math.round((100 * offsetX) / image.offsetWidth);
    y.value = Math.round((100 * offsetY) / image.offsetHeight);
    show();
  });
  show();
}
