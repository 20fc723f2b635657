/** A table whose rows are ordered by the column that is clicked. */

import { element } from './elements.js';

/**
 * Columns have a name, the value that a row is ordered by, and what is shown of it, the value itself by
 * default; numbers are ordered from the largest on.
 */
export function sorted(columns, rows, most = 200) {
  let by = null;
  let up = false;
  const body = element('tbody');
  const heads = columns.map((column) => {
    const button = element('button', { type: 'button', onclick: () => order(column) }, column.name);
    return element('th', { scope: 'col', class: column.number ? 'number' : '' }, column.value ? button : column.name);
  });
  const show = () => {
    const ordered = by === null ? rows : [...rows].sort((a, b) => {
      const [x, y] = [by.value(a), by.value(b)];
      return (up ? 1 : -1) * (typeof x === 'string' ? String(x).localeCompare(String(y)) : x - y);
    });
    body.replaceChildren(...ordered.slice(0, most).map((row) => element('tr', {}, ...columns.map((column) =>
      element('td', { class: column.number ? 'number' : '' }, column.show ? column.show(row) : column.value(row))))));
  };
  const order = (column) => {
    up = by === column ? !up : !column.number;
    by = column;
    columns.forEach((one, i) => (one === column ? heads[i].setAttribute('aria-sort', up ? 'ascending' : 'descending')
      : heads[i].removeAttribute('aria-sort')));
    show();
  };
  show();
  const left = rows.length > most ? element('p', { class: 'note' }, `${rows.length - most} more are not shown.`) : null;
  return element('div', {}, element('table', {}, element('thead', {}, element('tr', {}, ...heads)), body), left ?? '');
}
