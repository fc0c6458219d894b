"use strict";
(function () {
  const root = document.documentElement;
  const button = document.querySelector(".theme");
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }

  function label() {
    button.textContent = isDark() ? "Light page" : "Dark page";
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    label();
  });
  system.addEventListener("change", label);
  label();

  function compare(a, b, isNumber) {
    if (!isNumber) {
      return a.localeCompare(b, "en", { numeric: true });
    }
    const x = a === "" ? Number.POSITIVE_INFINITY : Number(a);
    const y = b === "" ? Number.POSITIVE_INFINITY : Number(b);
    return x === y ? 0 : x - y;
  }

  function sort(table, header) {
    const headers = Array.from(header.parentElement.children);
    const column = headers.indexOf(header);
    const direction = header.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    const isNumber = header.classList.contains("number");
    const sign = direction === "ascending" ? 1 : -1;
    const body = table.tBodies[0];
    const rows = Array.from(body.rows);
    rows.sort(function (r, s) {
      return sign * compare(r.cells[column].dataset.sort, s.cells[column].dataset.sort, isNumber);
    });
    rows.forEach(function (row) { body.appendChild(row); });
    headers.forEach(function (h) { h.setAttribute("aria-sort", h === header ? direction : "none"); });
  }

  document.querySelectorAll("table").forEach(function (table) {
    table.querySelectorAll("thead th").forEach(function (header) {
      header.querySelector("button").addEventListener("click", function () { sort(table, header); });
    });
  });
}());
