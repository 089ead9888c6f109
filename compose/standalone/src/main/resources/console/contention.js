import { h, card, empty, state, bar } from './dom.js';
import { share, real, rate, stamp, text, count, coverageText } from './format.js';
import { table } from './table.js';
import { saved } from './saved.js';
import { timeChart, seriesOf } from './chart.js';

export const title = 'Contention';
export const about = 'Which hosts fight over which lines, whose memory that is, and what it costs.';

export function page(ctx) {
  const place = ctx.params.get('place');
  if (place) {
    return [card(`History of ${place}`, 'a line of 64 bytes or a region of 64 KiB, reading by reading', '', () => history(ctx, place)),
      card('Lines in it', 'of a region: its lines of 64 bytes that taps keep; open one to see its history', '', () => lines(ctx, place)),
      card('Readings', 'the latest first; every tap that keeps the place has its own', '', () => readings(ctx, place))];
  }
  return [
    card('Transfers per second', 'a line taken from one master for another, by pool', 'half', () => overTime(ctx, row => row.transfers_per_s, rate, 'Transfers per second')),
    card('Ping-pong', '0..1: share of grants that took the line from somebody', 'half', () => overTime(ctx, row => row.ping_pong, share, 'Ping-pong', 1)),
    card('Regions fought over most', 'open one to see its history', '', () => regions(ctx)),
    saved(ctx, 'hottest_lines', 'Hottest lines', '', CALM),
    saved(ctx, 'probe_amplification', 'Probe amplification', '', CALM),
    card('Regions that moved most data', 'hot without being fought over', '', () => busy(ctx)),
  ].filter(Boolean);
}

const CALM = ['Nothing was fought over in this range.', 'Contention is seen where masters acquire lines (TileLink C): plain reads and writes never contend.'];
const calm = () => empty(...CALM);

async function overTime(ctx, value, format, name, top) {
  const { rows } = await ctx.ask('pool_contention');
  const seen = rows.filter(row => row.view === 'POOL').length ? rows.filter(row => row.view === 'POOL') : rows;
  if (!seen.length) return calm();
  return [timeChart({ title: name, series: seriesOf(seen, row => row.pool, value), format, from: +ctx.range.from, to: +ctx.range.to, gap: 25e3, top }),
    h('footer', {}, seen[0].view === 'POOL' ? 'all masters seen side by side' : 'each host by itself: no tap at a pool', h('span', {}, coverageText(seen.map(row => row.coverage))))];
}

const open = (ctx, place) => h('a', { href: ctx.to('contention', { place }), 'data-key': `p-${place}` }, h('code', {}, place));

async function regions(ctx) {
  const { rows } = await ctx.ask('hot_regions', { top: '20' });
  if (!rows.length) return calm();
  return table('Regions', [
    { name: 'region', is: row => open(ctx, row.region) }, { name: 'pool', is: row => row.pool },
    { name: 'severity', is: row => state(row.severity) },
    { name: 'transfers', n: true, is: row => count(row.transfers) },
    { name: 'ping-pong', n: true, is: row => share(row.ping_pong_max) },
    { name: 'waiting', unit: 's per s', n: true, is: row => real(row.transit_max) },
    { name: 'one line has', n: true, is: row => share(row.top_line_share) },
    { name: 'masters', is: row => text(row.masters.join(', ')) },
    { name: 'whose', is: row => text([row.tenant, row.workload, row.alloc_id].filter(Boolean).join(' / ')) },
    { name: 'last', unit: 'UTC', is: row => stamp(row.t_last) },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], rows);
}

async function busy(ctx) {
  const { rows } = await ctx.ask('busy_regions', { top: '15' });
  if (!rows.length) return empty('No region is kept in this range.', 'Taps keep regions with most probes, acquires, uncached writes and atomics.');
  return table('Busy regions', [
    { name: 'region', is: row => open(ctx, row.region) }, { name: 'pool', is: row => row.pool },
    { name: 'share of what was kept', is: row => bar(row.share, '', share(row.share)) },
    { name: 'read', unit: 'bytes', n: true, is: row => count(row.read_bytes) }, { name: 'written', unit: 'bytes', n: true, is: row => count(row.write_bytes) },
    { name: 'acquires', n: true, is: row => count(row.acquires) },
    { name: 'whose', is: row => text([row.tenant, row.workload, row.alloc_id].filter(Boolean).join(' / ')) },
    { name: 'last', unit: 'UTC', is: row => stamp(row.t_last) },
  ], rows);
}

const within = async (ctx, place) => (await ctx.ask('line_history', { place })).rows;

/** A region's address is that of its first line, too: then the region is meant. */
async function seen(ctx, place) {
  const rows = (await within(ctx, place)).filter(row => row.place === place);
  const regions = rows.filter(row => row.kind === 'REGION');
  return regions.length ? regions : rows;
}

async function lines(ctx, place) {
  const sums = new Map();
  for (const row of (await within(ctx, place)).filter(each => each.kind === 'LINE')) {
    const sum = sums.get(row.place) || { place: row.place, acquires: 0, transfers: 0, probes: 0, handoffs: 0, masters: new Set(), last: '' };
    for (const name of ['acquires', 'transfers', 'probes', 'handoffs']) sum[name] += +row[name];
    row.masters.forEach(each => sum.masters.add(each));
    sum.last = row.t_end > sum.last ? row.t_end : sum.last;
    sums.set(row.place, sum);
  }
  const shown = [...sums.values()].sort((a, b) => b.transfers - a.transfers || b.probes - a.probes).slice(0, 30);
  if (!shown.length) return empty('No tap kept a line of it in this range.', 'A tap keeps the lines fought over most; the region as a whole may still be busy.');
  const most = Math.max(1, ...shown.map(each => each.transfers));
  return [table('Lines in it', [
    { name: 'line', is: row => open(ctx, row.place) }, { name: 'transfers', is: row => bar(row.transfers / most, '', count(row.transfers)) },
    { name: 'acquires', n: true, is: row => count(row.acquires) }, { name: 'handed off', n: true, is: row => count(row.handoffs) }, { name: 'probes', n: true, is: row => count(row.probes) },
    { name: 'masters', is: row => text([...row.masters].join(', ')) }, { name: 'last', unit: 'UTC', is: row => stamp(row.last) },
  ], shown), h('footer', {}, 'sums over the readings of all taps that keep the line')];
}

const gone = place => empty(`No tap kept ${place} in this range.`, 'A tap keeps the places fought over most; choose a range in which this one was among them.');

async function history(ctx, place) {
  const rows = await seen(ctx, place);
  if (!rows.length) return gone(place);
  const per = (row, n) => row[n] / Math.max(1e-3, (Date.parse(row.t_end) - Date.parse(row.t_start)) / 1000);
  const back = h('p', {}, h('a', { href: ctx.to('contention', {}), 'data-key': 'back' }, 'All of the contention'));
  const byTap = [...new Set(rows.map(row => row.tap))];
  const best = byTap.map(tap => [tap, rows.filter(row => row.tap === tap).reduce((sum, row) => sum + +row.acquires + +row.probes, 0)]).sort((a, b) => b[1] - a[1])[0][0];
  const own = rows.filter(row => row.tap === best);
  return [back, timeChart({ title: `History of ${place}`, whole: true, format: rate, from: +ctx.range.from, to: +ctx.range.to, gap: 25e3,
    series: ['transfers', 'probes', 'acquires'].map(n => ({ name: n, points: own.map(row => [Date.parse(row.t_start), per(row, n)]) })) }),
  h('footer', {}, `per second, by tap ${best}, which saw most of it`, byTap.length > 1 && h('span', {}, `${byTap.length - 1} more taps below`), h('span', {}, `masters: ${[...new Set(own.flatMap(row => row.masters))].join(', ') || 'not known'}`))];
}

async function readings(ctx, place) {
  const rows = await seen(ctx, place);
  if (!rows.length) return gone(place);
  return table('Readings', [
    { name: 'from', unit: 'UTC', is: row => stamp(row.t_start) }, { name: 'tap', is: row => row.tap }, { name: 'kind', is: row => row.kind.toLowerCase() },
    { name: 'acquires', n: true, is: row => count(row.acquires) }, { name: 'probes', n: true, is: row => count(row.probes) },
    { name: 'transfers', n: true, is: row => count(row.transfers) }, { name: 'ping-pong', n: true, is: row => share(row.ping_pong) },
    { name: 'reads', n: true, is: row => count(row.reads) }, { name: 'writes', n: true, is: row => count(row.writes) },
    { name: 'last owner', is: row => text(row.last_owner) }, { name: 'may lack', unit: 'count', n: true, is: row => count(row.weight_error) },
  ], [...rows].reverse().slice(0, 200));
}
