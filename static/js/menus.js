// Boxes that open (<details data-menu>): one at a time, closed by Escape or a click beside them.
(() => {
  const open = () => document.querySelectorAll("details[data-menu][open]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const toggle = document.getElementById("menu-open");
    if (toggle?.checked) {
      toggle.checked = false;
      toggle.focus();
    }
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  document.addEventListener("click", (event) => {
    for (const menu of open()) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
})();
