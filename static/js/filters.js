// Filters apply themselves: at once for choices, after a pause for text. Empty ones stay out of the address.
(() => {
  const PAUSE_MS = 350;
  let timer;

  const formOf = (element) => element.closest("form[data-filters]");

  // The bar is not swapped with its list, so it is here that it shows what is chosen.
  const show = (input) => {
    const box = input.closest(".filter");
    if (!box) return;
    const ticked = box.querySelectorAll("input:checked").length;
    const on = input.type === "checkbox" || input.type === "radio" ? ticked > 0 : input.value !== "";
    box.classList.toggle("filter--on", on);
    const chosen = box.querySelector("summary b[data-all]");
    if (chosen) chosen.textContent = ticked || chosen.dataset.all;
  };

  document.addEventListener("change", (event) => {
    const form = formOf(event.target);
    if (form) show(event.target);
    if (form && event.target.type !== "search" && event.target.type !== "text") form.requestSubmit();
  });

  document.addEventListener("input", (event) => {
    const form = formOf(event.target);
    if (!form || (event.target.type !== "search" && event.target.type !== "text")) return;
    show(event.target);
    clearTimeout(timer);
    timer = setTimeout(() => form.requestSubmit(), PAUSE_MS);
  });

  document.addEventListener("formdata", (event) => {
    if (!event.target.matches("form[data-filters]")) return;
    for (const [name, value] of [...event.formData]) {
      if (value === "") event.formData.delete(name);
    }
  });
})();
