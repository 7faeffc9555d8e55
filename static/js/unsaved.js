// A form with data-unsaved asks before what was typed is lost; a refused form takes the reader to its errors.
(() => {
  let changed = false;

  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-unsaved]")) changed = true;
  });

  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-unsaved]")) changed = false;
  });

  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });

  const toErrors = () => document.querySelector("[data-autofocus]")?.focus();
  document.addEventListener("htmx:afterSettle", toErrors);
  toErrors();
})();
