"use strict";
// Sorts the rows by a column: up, down, then back to the order given. Without it the page is whole.
(() => {
  const table = document.querySelector("table");
  if (!table) return;
  const body = table.tBodies[0];
  const given = [...body.rows];
  // A baseline's values are of different units: there is no order among them.
  const heads = [...table.tHead.rows[0].cells].filter(
    (head) => !head.dataset.column || head.colSpan > 1,
  );
  const next = { none: "ascending", ascending: "descending", descending: "none" };

  const text = (index) => (row) => row.cells[index].textContent;
  const ratio = (column) => (row) => {
    const cell = row.querySelector(`td[data-column="${column}"]`);
    return "ratio" in cell.dataset ? Number(cell.dataset.ratio) : null;
  };
  const compare = (one, other) =>
    typeof one === "string" ? one.localeCompare(other, "en") : one - other;

  function sorted(key, order) {
    if (order === "none") return given;
    const sign = order === "ascending" ? 1 : -1;
    const keyed = given.map((row) => ({ row, key: key(row) }));
    const filled = keyed.filter((item) => item.key !== null);
    filled.sort((one, other) => sign * compare(one.key, other.key));
    return [...filled, ...keyed.filter((item) => item.key === null)].map((item) => item.row);
  }

  heads.forEach((head) => {
    const { column } = head.dataset;
    const key = column ? ratio(column) : text(head.cellIndex);
    const button = document.createElement("button");
    button.type = "button";
    button.title = column ? "sort by ratio" : "sort";
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const order = next[head.getAttribute("aria-sort")];
      heads.forEach((other) => other.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", order);
      body.append(...sorted(key, order));
    });
  });
})();
