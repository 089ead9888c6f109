// A card for a saved query of which only its header says what the columns are.

import { h, card, empty } from './dom.js';
import { NONE, bits, bytes, count, nanos, real, share, stamp } from './format.js';
import { table } from './table.js';

const ROWS = 100;

/** Of the query of that name, or nothing where this build has none; none: why there are no rows, and what to do. */
export function saved(ctx, name, title, size, none, more) {
  const query = ctx.query(name);
  if (!query) return null;
  return card(title, query.title.replace(/\.$/, ''), size, async () => {
    const { rows, columns } = await ctx.ask(name, more);
    if (!rows.length) return empty(...none);
    return [table(title, columns.map(column => shown(ctx, column, query.columns[column.name])), rows.slice(0, ROWS)),
      h('footer', {}, h('a', { href: ctx.to('sql', { query: name }), 'data-key': `sql-${name}` }, `saved query ${name}`), rows.length > ROWS && `the first ${ROWS} of ${rows.length}`)];
  });
}

function shown(ctx, column, meaning) {
  const figure = /^(Nullable\()?(U?Int|Float)/.test(column.type);
  const format = formatOf(column, meaning || '', figure);
  return { name: column.name.replace(/_(bytes|bits_per_s|ns|per_s|share)$/, '').replace(/_/g, ' '), unit: /per_s$/.test(column.name) ? 'per s' : '', n: figure, title: () => meaning, is: row => linked(ctx, column.name, row, format) };
}

/** The unit is what the header of the query says first. */
function formatOf(column, meaning, figure) {
  const unit = meaning.split(':')[0];
  if (/^DateTime|^Nullable\(DateTime/.test(column.type)) return stamp;
  if (!figure) return v => v === null || v === '' ? NONE : typeof v === 'object' ? (Array.isArray(v) ? v.join(', ') || NONE : JSON.stringify(v)) : String(v);
  if (/^bits\/s/.test(unit)) return bits;
  if (/^bytes( |$|,)/.test(unit) || /_bytes$/.test(column.name)) return bytes;
  if (/^0\.\.1/.test(unit)) return share;
  if (/^ns/.test(unit)) return nanos;
  return /Int/.test(column.type) ? count : real;
}

function linked(ctx, name, row, format) {
  const value = row[name];
  if (typeof value === 'string' && /^0x[0-9a-f]+$/.test(value) && /^(line|place|region|address)/.test(name)) {
    return h('a', { href: ctx.to('contention', { place: value }), 'data-key': `s-${value}` }, h('code', {}, value));
  }
  if (name === 'link' && value) return h('a', { href: ctx.to('links', { link: value.replace(/\/[^/]*$/, '') }), 'data-key': `s-${value}` }, value);
  return format(value);
}
