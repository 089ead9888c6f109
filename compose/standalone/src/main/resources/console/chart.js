// Lines over time, drawn by hand: readable by keyboard, and as a table for who does not see them.

import { h, s } from './dom.js';
import { clock, stamp, date } from './format.js';
import { table } from './table.js';

const HALF = 700, WHOLE = 1420, LEFT = 64, RIGHT = 12, TOP = 8, BOTTOM = 22;

/** Values of a scale that people count in. */
function ticks(max, binary) {
  if (!(max > 0)) return [0];
  const base = binary ? 2 ** Math.floor(Math.log2(max / 4)) : 10 ** Math.floor(Math.log10(max / 4));
  const step = (binary ? [1, 2, 4] : [1, 2, 2.5, 5, 10]).map(f => f * base).find(each => max / each <= 5) || base * 10;
  const list = [];
  for (let v = 0; v <= max * 1.0001; v += step) list.push(v);
  return list;
}

function times(from, to, whole) {
  const span = (to - from) / 1000;
  const step = [1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 43200, 86400, 172800, 604800, 1209600, 2592000].find(each => span / each <= (whole ? 15 : 8)) || 7776000;
  const list = [];
  for (let t = Math.ceil(from / 1000 / step) * step; t * 1000 <= to; t += step) list.push(t * 1000);
  return list;
}

/** A line with gaps where nothing is known: a gap is not bridged. */
function path(points, x, y, gap) {
  let text = '', last = null;
  for (const [t, v] of points) {
    if (v === null || v === undefined) { last = null; continue; }
    text += `${last === null || t - last > gap ? 'M' : 'L'}${x(t).toFixed(1)} ${y(v).toFixed(1)}`;
    last = t;
  }
  return text;
}

/**
 * series: {name, points: [[ms, value or null]], band: [[ms, low, high]], dash}; format: value => text;
 * whole: as wide as the page; limit: {at, name}; now: ms; gap: ms without a point that break a line.
 */
export function timeChart({ title, series, format, from, to, height = 190, whole, limit, now, gap = Infinity, binary, top }) {
  const H = height, W = whole ? WHOLE : HALF;
  const values = series.flatMap(one => one.points.map(p => p[1]).concat((one.band || []).map(b => b[2]))).filter(v => v !== null && v !== undefined);
  if (limit) values.push(limit.at);
  const max = top || Math.max(...values, 0) * 1.06 || 1;
  const x = t => LEFT + (t - from) / (to - from) * (W - LEFT - RIGHT);
  const y = v => H - BOTTOM - Math.min(1.2, v / max) * (H - TOP - BOTTOM);
  const far = to - from > 3 * 86400e3;
  const svg = s('svg', { viewBox: `0 0 ${W} ${H}`, role: 'img', tabindex: '0', 'data-key': title, 'aria-label': `${title}. ${spoken(series, format)} Arrow keys read values.` },
    ticks(max, binary).map(v => [s('line', { class: 'grid', x1: LEFT, x2: W - RIGHT, y1: y(v), y2: y(v) }),
      s('text', { x: LEFT - 6, y: y(v) + 4, 'text-anchor': 'end' }, format(v))]),
    times(from, to, whole).map(t => s('text', { x: x(t), y: H - 6, 'text-anchor': 'middle' }, far ? date(t).slice(5) : clock(t).slice(0, to - from < 600e3 ? 8 : 5))),
    s('line', { class: 'axis', x1: LEFT, x2: W - RIGHT, y1: H - BOTTOM, y2: H - BOTTOM }),
    now && s('line', { class: 'now', x1: x(now), x2: x(now), y1: TOP, y2: H - BOTTOM }),
    limit && [s('line', { class: 'limit', x1: LEFT, x2: W - RIGHT, y1: y(limit.at), y2: y(limit.at) }), s('text', { x: W - RIGHT, y: y(limit.at) - 4, 'text-anchor': 'end' }, limit.name)],
    series.map((one, i) => s('g', { class: `k${i % 8}` },
      one.band && s('path', { class: 'band', d: area(one.band, x, y) }),
      s('path', { class: `curve${one.dash ? ' dash' : ''}`, d: path(one.points, x, y, gap) }),
      lonely(one.points, gap).map(p => s('circle', { class: 'spot', cx: x(p[0]), cy: y(p[1]), r: 1.8 })))));
  const cross = s('line', { class: 'cross', y1: TOP, y2: H - BOTTOM, visibility: 'hidden' });
  svg.append(cross);
  const out = h('div', { class: 'readout', 'aria-live': 'polite' });
  listen(svg, cross, out, { series, format, from, to, x, W });
  return h('figure', { class: 'chart' }, svg, out, series.length > 1 && legend(series.map(one => one.name)), asTable(title, series, format));
}

const area = (band, x, y) => band.length ? `M${band.map(b => `${x(b[0])} ${y(b[2])}`).join('L')}L${[...band].reverse().map(b => `${x(b[0])} ${y(b[1])}`).join('L')}Z` : '';

/** Points without a neighbour would draw nothing. */
function lonely(points, gap) {
  const known = points.filter(p => p[1] !== null && p[1] !== undefined);
  return known.filter((p, i) => (i === 0 || p[0] - known[i - 1][0] > gap) && (i === known.length - 1 || known[i + 1][0] - p[0] > gap));
}

function spoken(series, format) {
  return series.slice(0, 8).map(one => {
    const known = one.points.map(p => p[1]).filter(v => v !== null && v !== undefined);
    return known.length ? `${one.name}: from ${format(Math.min(...known))} to ${format(Math.max(...known))}, last ${format(known[known.length - 1])}.` : `${one.name}: nothing known.`;
  }).join(' ');
}

function listen(svg, cross, out, { series, format, from, to, x, W }) {
  const all = [...new Set(series.flatMap(one => one.points.map(p => p[0])))].sort((a, b) => a - b);
  let at = all.length - 1;
  const read = () => {
    if (!all.length) return;
    const t = all[at];
    cross.setAttribute('x1', x(t)); cross.setAttribute('x2', x(t)); cross.setAttribute('visibility', 'visible');
    out.textContent = `${stamp(t)} UTC · ${series.map(one => [one.name, one.points.find(p => p[0] === t)]).filter(([, p]) => p && p[1] !== null).slice(0, 10).map(([name, p]) => `${name} ${format(p[1])}`).join(' · ')}`;
  };
  svg.addEventListener('pointermove', e => {
    const box = svg.getBoundingClientRect();
    const t = from + ((e.clientX - box.left) / box.width * W - LEFT) / (W - LEFT - RIGHT) * (to - from);
    at = all.reduce((best, each, i) => Math.abs(each - t) < Math.abs(all[best] - t) ? i : best, 0);
    read();
  });
  svg.addEventListener('pointerleave', () => { cross.setAttribute('visibility', 'hidden'); out.textContent = ''; });
  svg.addEventListener('keydown', e => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -all.length, End: all.length }[e.key];
    if (step === undefined) return;
    e.preventDefault();
    at = Math.max(0, Math.min(all.length - 1, at + step));
    read();
  });
}

export function legend(names) {
  return h('ul', { class: 'legend' }, names.map((name, i) => h('li', { class: `k${i % 8}` }, h('i', { 'aria-hidden': 'true' }), name)));
}

function asTable(title, series, format) {
  const rows = series.flatMap(one => one.points.filter(p => p[1] !== null).slice(-200).map(p => ({ name: one.name, t: p[0], v: p[1] })));
  const holder = h('details', {}, h('summary', {}, 'Show as a table'));
  // Only made when asked for: most never are.
  holder.addEventListener('toggle', () => {
    if (holder.open && holder.children.length === 1) {
      holder.append(table(title, [{ name: 'time', unit: 'UTC', is: r => stamp(r.t) }, { name: 'what', is: r => r.name }, { name: 'value', n: true, is: r => format(r.v) }], rows));
    }
  });
  return holder;
}

/** Rows of a result as one series per name. */
export function seriesOf(rows, nameOf, valueOf, timeOf = r => r.t_start) {
  const found = new Map();
  for (const row of rows) {
    const name = nameOf(row);
    if (!found.has(name)) found.set(name, []);
    found.get(name).push([Date.parse(timeOf(row)), valueOf(row)]);
  }
  return [...found].map(([name, points]) => ({ name, points: points.sort((a, b) => a[0] - b[0]) }));
}
