// Filters apply themselves: at once for choices, after a pause for text. Empty ones stay out of the address.
(() => {
  const PAUSE_MS = 350;
  let timer;

  const formOf = (element) => element.closest("form[data-filters]");

  document.addEventListener("change", (event) => {
    const form = formOf(event.target);
    if (form && event.target.type !== "search" && event.target.type !== "text") form.requestSubmit();
  });

  document.addEventListener("input", (event) => {
    const form = formOf(event.target);
    if (!form || (event.target.type !== "search" && event.target.type !== "text")) return;
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
