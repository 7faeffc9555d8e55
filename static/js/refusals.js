// A refusal that htmx put at the top of the page goes away with the next request.
document.addEventListener("htmx:beforeRequest", () => {
  document.querySelector("#messages > .refusal")?.remove();
});
