// A free slot puts its time into the field of the composer.
document.addEventListener("click", (event) => {
  const slot = event.target.closest("[data-slot]");
  const field = document.getElementById("planned_for");
  if (!slot || !field || field.matches(":disabled")) return;
  field.value = slot.dataset.slot;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.focus();
});
