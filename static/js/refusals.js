// An answer of htmx that refuses goes to the top of the page: swapped where it was asked for, it would find no place
// (hx-select) or take the place of a whole list. A part sent back with its errors is neither, and stays where it stood.
(() => {
  const ERROR = 400;

  const partOf = ({ status, response }) => {
    if (status < ERROR) return null;
    if (response.includes('id="refusal"')) return "#refusal";
    return response.includes("<main") ? "main.page > *" : null;
  };

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const part = partOf(detail.xhr);
    if (!part) return;
    detail.target = document.getElementById("messages");
    detail.selectOverride = part;
    detail.swapOverride = "innerHTML show:window:top";
  });

  document.addEventListener("htmx:beforeRequest", () => {
    document.querySelector("#messages > .refusal")?.remove();
  });
})();
