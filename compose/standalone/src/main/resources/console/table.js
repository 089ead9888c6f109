// Tables: a header that says the unit, figures to the right, a dash where a figure is missing.

import { h } from './dom.js';
import { NONE } from './format.js';

/**
 * columns: {name, unit, is: row => text or node, n: whether it is a figure, title: row => why}.
 */
export function table(caption, columns, rows) {
  return h('div', { class: 'scroll tall', tabindex: '0', role: 'region', 'aria-label': caption, 'data-key': caption },
    h('table', {}, h('caption', {}, caption),
      h('thead', {}, h('tr', {}, columns.map(c => h('th', { scope: 'col', class: c.n && 'n' }, c.name, c.unit && h('small', {}, ` ${c.unit}`))))),
      h('tbody', {}, rows.map(row => h('tr', {}, columns.map(c => cell(c, row)))))));
}

/** Times stay on a line; sentences get room. */
function shape(value) {
  if (/^\d{4}-\d\d-\d\d \d\d:/.test(value)) return 'when';
  return value.length > 80 && 'prose';
}

function cell(column, row) {
  const value = column.is(row);
  const missing = value === NONE;
  const classes = [column.n && 'n', missing && 'missing', typeof value === 'string' && shape(value)].filter(Boolean).join(' ');
  return h('td', { class: classes || null, title: column.title ? column.title(row) : null }, missing ? h('span', { 'aria-label': 'not known' }, NONE) : value);
}
