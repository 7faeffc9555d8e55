// A form with data-unsaved asks before what was typed is lost; a refused form takes the reader to its errors.
(() => {
  // A form that comes back with what was typed, refused or kept over a sign-in, holds what is saved nowhere.
  let changed = document.querySelector("[data-typed] form[data-unsaved]") !== null;

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
