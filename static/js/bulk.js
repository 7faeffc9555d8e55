// Tables with boxes to tick: "all" in the head or a group row, and a live count in the bar above.
// Markup: <input data-row form="F">, <input data-all="F">, in a group row data-all="F" data-group="G" with rows data-group="G".
(() => {
  const rowsOf = (form, group) =>
    [...document.querySelectorAll(`input[data-row][form="${CSS.escape(form)}"]`)].filter(
      (row) => !group || row.dataset.group === group,
    );

  const refresh = (form) => {
    for (const all of document.querySelectorAll(`input[data-all="${CSS.escape(form)}"]`)) {
      const rows = rowsOf(form, all.dataset.group);
      const chosen = rows.filter((row) => row.checked).length;
      all.checked = rows.length > 0 && chosen === rows.length;
      all.indeterminate = chosen > 0 && chosen < rows.length;
    }
    const rows = rowsOf(form);
    const chosen = rows.filter((row) => row.checked).length;
    for (const bar of document.querySelectorAll(`[data-bulk="${CSS.escape(form)}"]`)) {
      bar.querySelector("[data-bulk-count]").textContent = bar.dataset.words
        .replace("{n}", chosen)
        .replace("{total}", rows.length);
    }
  };

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.matches("input[data-all]")) {
      for (const row of rowsOf(box.dataset.all, box.dataset.group)) row.checked = box.checked;
      refresh(box.dataset.all);
    } else if (box.matches("input[data-row]")) {
      refresh(box.getAttribute("form"));
    }
  });

  const refreshAll = () => {
    for (const bar of document.querySelectorAll("[data-bulk]")) refresh(bar.dataset.bulk);
  };
  document.addEventListener("htmx:afterSettle", refreshAll);
  refreshAll();
})();
