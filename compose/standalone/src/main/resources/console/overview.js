import { h, s, card, empty, state, bar } from './dom.js';
import { bits, share, clock, coverageText, bytes, count } from './format.js';
import { fabricMap, loads } from './map.js';
import { table } from './table.js';

export const title = 'Overview';
export const about = 'Where the fabric stands now, and what has been hot.';
const STATES = ['CRITICAL', 'WARN', 'OK', 'UNKNOWN'];
const SAY = { CRITICAL: 'at the memory wall', WARN: 'near it', OK: 'well', UNKNOWN: 'not enough evidence' };
const LATELY_MS = 60e3;

/** Of an entity as other queries name it. */
export const entityOf = row => `${row.entity_kind.toLowerCase()}:${row.entity}`;

export function page(ctx) {
  return [
    card('State of every entity', 'hosts, pools, regions and links, by the last window judged', '', () => tiles(ctx)),
    card('Fabric', 'load of the fuller direction of each link, over the last minute of the range', 'wide', () => map(ctx)),
    card('Hot now', 'the worst first', 'third', () => hot(ctx)),
    card('Timeline of hotspots', 'state of every entity that was not well within the range', '', () => timeline(ctx)),
    card('Busiest link directions', 'by bytes on the wire within the range', '', () => busiest(ctx)),
  ];
}

export const nothingJudged = () => empty('Nothing has been judged in this range.', 'An entity is judged once a window of 10 s of its traffic or ledger is complete: wait a little after the start, or choose a longer range.');

async function tiles(ctx) {
  const { rows } = await ctx.ask('hotspots');
  if (!rows.length) return nothingJudged();
  return [h('div', { class: 'tiles' }, STATES.map(name => h('a', { class: `tile ${name}`, href: ctx.to('hotspots', { state: name }), 'data-key': name },
    h('b', {}, rows.filter(row => row.state === name).length), state(name), h('span', {}, ` ${SAY[name]}`)))),
  h('footer', {}, `${rows.length} entities judged`, h('span', {}, coverageText(rows.map(row => row.coverage))))];
}

function lately(ctx) {
  const from = new Date(Math.max(ctx.range.from, ctx.range.to - LATELY_MS)).toISOString();
  return ctx.ask('link_bandwidth', { from, window: '10' });
}

async function map(ctx) {
  const [links, traffic, judged] = await Promise.all([ctx.ask('fabric_links'), lately(ctx), ctx.ask('hotspots')]);
  const states = new Map();
  for (const row of judged.rows) if (row.entity_kind === 'HOST' || row.entity_kind === 'POOL') states.set(row.entity, row.state);
  const pools = new Map(links.rows.flatMap(link => link.pools.map(pool => [pool, link.end_b])));
  for (const [pool, node] of pools) if (states.get(pool)) states.set(node, states.get(pool));
  const load = loads(traffic.rows);
  const last = traffic.rows.length ? traffic.rows.map(row => row.t_start).reduce((a, b) => a > b ? a : b) : null;
  return [fabricMap(links.rows, load, states, link => ctx.to('links', { link })),
    h('footer', {}, h('span', {}, last ? `windows of 10 s up to ${clock(last)} UTC` : 'no traffic in the last minute'), h('span', {}, coverageText([...load.values()].flatMap(each => Object.values(each).map(row => row.coverage)))))];
}

async function hot(ctx) {
  const { rows } = await ctx.ask('hotspots');
  const bad = rows.filter(row => row.state === 'CRITICAL' || row.state === 'WARN').slice(0, 6);
  if (!rows.length) return nothingJudged();
  if (!bad.length) return empty('Nothing is hot.', `${rows.length} entities were judged and none stands near the memory wall.`);
  return bad.map(row => h('p', {}, h('a', { href: ctx.to('hotspots', { entity: entityOf(row) }), 'data-key': entityOf(row) }, state(row.state), ` ${entityOf(row)}`), h('br'), row.sentence,
    h('span', { class: 'quiet' }, ` · ${coverageText([row.coverage])}`)));
}

async function timeline(ctx) {
  const [changes, now] = await Promise.all([ctx.ask('hotspot_changes'), ctx.ask('hotspots')]);
  const lanes = new Map();
  const lane = row => {
    const key = entityOf(row);
    if (!lanes.has(key)) lanes.set(key, { key, steps: [], now: null });
    return lanes.get(key);
  };
  changes.rows.forEach(row => lane(row).steps.push(row));
  now.rows.filter(row => row.state !== 'OK' || lanes.has(entityOf(row))).forEach(row => { lane(row).now = row; });
  const shown = [...lanes.values()].filter(each => spans(each, ctx.range).some(span => span.state === 'WARN' || span.state === 'CRITICAL')).slice(0, 24);
  if (!shown.length) return now.rows.length || changes.rows.length ? empty('No hotspot in this range.', 'Nothing was near the memory wall from its start to its end.') : nothingJudged();
  return [strips(shown, ctx), h('ul', { class: 'legend' }, STATES.map(name => h('li', {}, state(name)))),
    h('footer', {}, `${changes.rows.length} changes of state`, h('span', {}, coverageText(changes.rows.map(row => row.coverage))))];
}

function spans(lane, range) {
  const steps = [...lane.steps].sort((a, b) => a.t_end.localeCompare(b.t_end));
  const list = [];
  let at = +range.from, name = steps.length ? steps[0].previous_state : lane.now?.state;
  if (!steps.length && lane.now?.since) at = Math.max(at, Date.parse(lane.now.since));
  for (const step of steps) {
    const t = Math.max(+range.from, Date.parse(step.t_end));
    list.push({ from: at, to: t, state: name });
    at = t;
    name = step.state;
  }
  list.push({ from: at, to: +range.to, state: name });
  return list.filter(each => each.to > each.from && each.state);
}

function strips(lanes, ctx) {
  const W = 1420, LEFT = 200, ROW = 22, H = lanes.length * ROW + 24;
  const x = t => LEFT + (t - ctx.range.from) / (ctx.range.to - ctx.range.from) * (W - LEFT - 6);
  const marks = [0, 0.25, 0.5, 0.75, 1].map(f => +ctx.range.from + f * (ctx.range.to - ctx.range.from));
  return s('svg', { viewBox: `0 0 ${W} ${H}`, role: 'group', 'aria-label': 'Timeline of states' },
    marks.map((t, i) => [s('line', { class: 'grid', x1: x(t), x2: x(t), y1: 0, y2: H - 18 }), s('text', { x: x(t), y: H - 4, 'text-anchor': i === 0 ? 'start' : i === 4 ? 'end' : 'middle' }, clock(t, ctx.range.to - ctx.range.from > 86400e3))]),
    lanes.map((lane, i) => s('a', { href: ctx.to('hotspots', { entity: lane.key }), 'data-key': `lane-${lane.key}`, 'aria-label': `${lane.key}: ${spans(lane, ctx.range).map(p => `${p.state} from ${clock(p.from)}`).join(', ')}` },
      s('text', { class: 'strong', x: 0, y: i * ROW + 14 }, lane.key.length > 28 ? `${lane.key.slice(0, 27)}…` : lane.key),
      spans(lane, ctx.range).map(p => s('rect', { class: `st-${p.state}`, x: x(p.from), y: i * ROW + (p.state === 'CRITICAL' ? 2 : p.state === 'WARN' ? 5 : 8), width: Math.max(1, x(p.to) - x(p.from)), height: p.state === 'CRITICAL' ? 16 : p.state === 'WARN' ? 10 : 4 }, s('title', {}, `${lane.key} ${p.state} ${clock(p.from)}–${clock(p.to)} UTC`))))));
}

async function busiest(ctx) {
  const { rows } = await ctx.ask('busiest_links', { top: '16' });
  if (!rows.length) return empty('No frame was seen in this range.', ctx.range.live ? 'Start “memwall collect” on a node, or run “memwall up --demo” to watch a simulated fabric.' : 'Choose a longer range, or another capture.');
  const most = Math.max(...rows.map(row => +row.wire_bytes));
  return table('Busiest link directions', [
    { name: 'link', is: row => h('a', { href: ctx.to('links', { link: row.link.replace(/\/[^/]*$/, '') }), 'data-key': row.link }, row.link) },
    { name: 'on the wire', unit: 'bytes', is: row => bar(+row.wire_bytes / most, '', bytes(row.wire_bytes)) },
    { name: 'goodput', unit: 'bytes', n: true, is: row => bytes(row.goodput_bytes) },
    { name: 'efficiency', unit: 'goodput / wire', n: true, is: row => share(+row.wire_bytes ? row.goodput_bytes / row.wire_bytes : null) },
    { name: 'frames', n: true, is: row => count(row.frames) },
    { name: 'repeats', n: true, is: row => count(row.retrans_frames) },
    { name: 'mean rate', unit: 'over the range', n: true, is: row => bits(8 * row.wire_bytes / ((ctx.range.to - ctx.range.from) / 1000)) },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], rows);
}
