// The fabric: hosts to the left, switches between, pools to the right, and links as full as they are.

import { h, s, empty } from './dom.js';
import { bits, share } from './format.js';

const BINS = [[0.2, 'below 20 %'], [0.5, '20 to 50 %'], [0.8, '50 to 80 %'], [0.95, '80 to 95 %'], [Infinity, '95 % and more']];
const W = 900, BOX = 108, TALL = 30;

export const bin = u => BINS.findIndex(each => u < each[0]);

/** The last known load of each direction, by link. */
export function loads(rows) {
  const found = new Map();
  for (const row of rows) {
    if (row.wire_bits_per_s === null) continue;
    const cut = row.link.lastIndexOf('/');
    const link = row.link.slice(0, cut), dir = row.link.slice(cut + 1);
    if (!found.has(link)) found.set(link, {});
    const known = found.get(link)[dir];
    // A window that was not wholly watched yet gives way to one that was.
    if (!known || (row.coverage ?? 0) >= Math.min(0.99, known.coverage ?? 0)) found.get(link)[dir] = row;
  }
  return found;
}

function column(node, kinds) {
  const kind = kinds.get(node);
  return kind === 'POOL' ? 2 : kind === 'SWITCH' ? 1 : 0;
}

function nodesOf(links) {
  const kinds = new Map();
  for (const link of links) {
    kinds.set(link.end_a, link.end_a_kind || kinds.get(link.end_a) || null);
    kinds.set(link.end_b, link.end_b_kind || kinds.get(link.end_b) || (link.pools.length ? 'POOL' : null));
  }
  // Where the inventory does not say what a node is, the far end of a link goes to the right.
  for (const link of links) if (!kinds.get(link.end_b) && kinds.get(link.end_a) !== 'POOL') kinds.set(link.end_b, 'POOL');
  return kinds;
}

function placed(links) {
  const kinds = nodesOf(links);
  const sides = [[], [], []];
  [...kinds.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).forEach(node => sides[column(node, kinds)].push(node));
  const rows = Math.max(...sides.map(side => side.length));
  const height = Math.max(150, rows * 46 + 16);
  const at = new Map();
  const xs = sides[1].length ? [BOX / 2 + 4, W / 2, W - BOX / 2 - 4] : [BOX / 2 + 4, 0, W - BOX / 2 - 4];
  sides.forEach((side, c) => side.forEach((node, i) => at.set(node, { x: xs[c], y: height * (i + 0.5) / side.length, kind: kinds.get(node) })));
  return { at, height };
}

/** rows of fabric_links and link_bandwidth, states by entity; to(link) is where a link leads. */
export function fabricMap(links, load, states, to) {
  if (!links.length) {
    return empty('The inventory knows no links.', 'Describe the fabric in a file and run “memwall inventory apply FILE”: until then links are named by taps, and have no capacity to be held against.');
  }
  const { at, height } = placed(links);
  const lines = links.flatMap((link, i) => line(link, at, load.get(link.link) || {}, i, to));
  const boxes = [...at].map(([node, p]) => box(node, p, states));
  return [h('div', { class: 'scroll' }, s('svg', { viewBox: `0 0 ${W} ${height}`, role: 'group', 'aria-label': 'Map of the fabric; the table below says the same' }, lines, boxes)),
    h('ul', { class: 'legend', 'aria-label': 'Share of the capacity in use' }, BINS.map((each, i) => h('li', {}, h('i', { class: `q${i}`, 'aria-hidden': 'true' }), each[1])),
      h('li', {}, 'dashed: load not known'))];
}

function line(link, at, load, i, to) {
  const a = at.get(link.end_a), b = at.get(link.end_b);
  const left = a.x <= b.x ? a : b, right = left === a ? b : a;
  const x1 = left.x + (left.x === right.x ? 0 : BOX / 2), x2 = right.x - (left.x === right.x ? 0 : BOX / 2);
  const rows = Object.values(load);
  const known = rows.filter(row => row.utilisation !== null);
  const fullest = known.length ? Math.max(...known.map(row => row.utilisation)) : null;
  const said = `${link.link}: ${Object.entries(load).map(([dir, row]) => `${dir} ${bits(row.wire_bits_per_s)}${row.utilisation === null ? '' : `, ${share(row.utilisation)} of the capacity`}`).join('; ') || 'no frame seen lately'}`;
  // Labels of crossing links stand at different places along them.
  const along = 0.14 + 0.72 * ((i * 0.381966) % 1);
  return s('a', { class: 'link', href: to(link.link), 'aria-label': said, 'data-key': `link-${link.link}` }, s('title', {}, said),
    s('line', { x1, y1: left.y, x2, y2: right.y, class: fullest === null ? 'ld0' : `ld${bin(fullest)}`, 'stroke-width': fullest === null ? 2 : 2 + 4 * Math.min(1, fullest), 'stroke-dasharray': rows.length ? null : '4 6' }),
    fullest !== null && fullest >= 0.5 && s('text', { class: 'strong', x: x1 + (x2 - x1) * along, y: left.y + (right.y - left.y) * along - 5, 'text-anchor': 'middle' }, `${Math.round(fullest * 100)} %`));
}

function box(node, p, states) {
  const worst = states.get(node);
  const kind = p.kind || '';
  return s('g', { class: `node ${kind} ${worst === 'CRITICAL' ? 'bad' : worst === 'WARN' ? 'warn' : ''}` },
    s('rect', { x: p.x - BOX / 2, y: p.y - TALL / 2, width: BOX, height: TALL, rx: kind === 'POOL' ? 3 : 8 }),
    s('text', { class: 'strong', x: p.x, y: p.y - 1, 'text-anchor': 'middle' }, node.length > 16 ? `${node.slice(0, 15)}…` : node),
    s('text', { x: p.x, y: p.y + 11, 'text-anchor': 'middle' }, worst && worst !== 'OK' ? worst.toLowerCase() : (kind || 'node').toLowerCase()));
}
