// The secret of a one-time link stands after "#", which a browser tells nobody. Here it goes into the form, and out of
// the address, so that the browser does not remember it.
(() => {
  const form = document.querySelector("form[data-link]");
  const secret = location.hash.slice(1);
  if (!form || !secret) return;
  history.replaceState(null, "", location.pathname);
  form.elements.secret.value = secret;
  form.requestSubmit();
})();
