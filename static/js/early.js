// Before anything is drawn: lets CSS hide the buttons that only those without JavaScript need.
document.documentElement.classList.add("js");
