import { h, card, empty, bar } from './dom.js';
import { bits, share, real, stamp, text, coverageText } from './format.js';
import { table } from './table.js';
import { saved } from './saved.js';
import { timeChart, seriesOf } from './chart.js';
import { windowSeconds } from './range.js';

/** Lines that can be told apart. */
const TOP = 8;

export const title = 'Links';
export const about = 'How full every link direction is, how well it does, and how much more it can take.';

export function page(ctx) {
  const link = ctx.params.get('link');
  const size = link ? 'half' : '';
  return [
    link && card(`Link ${link}`, 'its two directions only', '', async () => h('p', {}, h('a', { href: ctx.to('links', {}), 'data-key': 'all' }, 'Show all links'))),
    card('Bits per second on the wire', 'frames with preamble and gap', size, () => traffic(ctx, link)),
    link && card('Efficiency', 'goodput / wire bytes', size, () => efficiency(ctx, link)),
    card('Who shares it', 'masters and tenants by their goodput', link ? 'half' : '', () => shares(ctx, link)),
    card('Protocol', 'the last window of 10 s of each direction', link ? 'half' : '', () => protocol(ctx, link)),
    saved(ctx, 'latency_percentiles', 'Latency', '', ['No latency was measured.', 'It takes requests and answers of the same connection in view of one tap.']),
    saved(ctx, 'microbursts', 'Microbursts', '', ['No burst was seen in this range.', 'A burst fills 95 % of a millisecond.']),
    card('Headroom', 'how much more each direction can take before its answers become too slow', '', () => headroom(ctx, link)),
  ].filter(Boolean);
}

const of = (rows, link) => rows.filter(row => !link || row.link.startsWith(`${link}/`));
const none = () => empty('No frame of these links was seen in this range.', 'Choose a longer range, or start an agent on a node that sees them.');

async function windows(ctx, link) {
  const w = windowSeconds(ctx.range);
  const answer = await ctx.ask('link_bandwidth', { window: String(w), ...(link ? { link } : { top: String(TOP) }) });
  return { w, rows: of(answer.rows, link), truncated: answer.truncated };
}

async function traffic(ctx, link) {
  const { w, rows, truncated } = await windows(ctx, link);
  if (!rows.length) return none();
  const all = seriesOf(rows, row => row.link, row => row.wire_bits_per_s);
  const top = all.map(one => [one, one.points.reduce((sum, p) => sum + (p[1] || 0), 0)]).sort((a, b) => b[1] - a[1]).map(each => each[0]);
  return [timeChart({ title: 'Bits per second on the wire', whole: !link, series: top, format: bits, from: +ctx.range.from, to: +ctx.range.to, gap: 2500 * w }),
    h('footer', {}, `windows of ${w} s`, all.length === TOP && h('span', {}, `the ${TOP} busiest directions`), truncated && h('span', { class: 'low' }, 'too many windows: not all are shown'), h('span', {}, coverageText(rows.map(row => row.coverage))))];
}

async function efficiency(ctx, link) {
  const { w, rows } = await windows(ctx, link);
  if (!rows.length) return none();
  return [timeChart({ title: 'Efficiency', series: seriesOf(rows, row => row.link, row => row.efficiency), format: share, from: +ctx.range.from, to: +ctx.range.to, gap: 2500 * w, top: 1 }),
    h('footer', {}, `windows of ${w} s`, h('span', {}, coverageText(rows.map(row => row.coverage))))];
}

async function shares(ctx, link) {
  const rows = of((await ctx.ask('link_shares')).rows, link);
  if (!rows.length) return none();
  return table('Shares', [
    { name: 'link', is: row => row.link }, { name: 'kind', is: row => row.kind }, { name: 'who', is: row => text(row.name) },
    { name: 'share of goodput', is: row => bar(row.share, '', share(row.share)) },
    { name: 'fairness', unit: 'Jain, 0..1', n: true, is: row => real(row.jain) },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], rows.slice(0, 400));
}

async function protocol(ctx, link) {
  const rows = of((await ctx.ask('link_protocol')).rows, link);
  const last = new Map();
  rows.forEach(row => { if (!last.has(row.link) || row.t_start > last.get(row.link).t_start) last.set(row.link, row); });
  if (!last.size) return none();
  return table('Protocol', [
    { name: 'link', is: row => h('a', { href: ctx.to('links', { link: row.link.replace(/\/[^/]*$/, '') }), 'data-key': row.link }, row.link) },
    { name: 'used', is: row => bar(row.utilisation, row.utilisation > 0.95 ? 'CRITICAL' : row.utilisation > 0.8 ? 'WARN' : '', share(row.utilisation)) },
    { name: 'stalled', unit: 'no credits', n: true, is: row => share(row.stall_ratio) },
    { name: 'repeats', n: true, is: row => share(row.retrans_ratio) },
    { name: 'lost before', unit: 'the tap', n: true, is: row => share(row.loss_up) },
    { name: 'lost behind', n: true, is: row => share(row.loss_down) },
    { name: 'again per loss', n: true, is: row => real(row.gbn_amplification) },
    { name: 'peak / mean', unit: 'of 1 ms', n: true, is: row => real(row.peak_to_mean) },
    { name: 'burst', is: row => row.microburst === null ? '–' : row.microburst ? 'yes' : 'no' },
    { name: 'window from', unit: 'UTC', is: row => stamp(row.t_start) },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], [...last.values()]);
}

const WHY = { no_baseline: 'the unloaded latency is not known yet', too_few_bins: 'too few different loads were seen', narrow_span: 'loads seen lie too close together', poor_fit: 'latency does not follow load' };

async function headroom(ctx, link) {
  const rows = of((await ctx.ask('link_headroom')).rows, link);
  if (!rows.length) return empty('No latency was measured on these links.', 'It takes requests and answers of the same connection in view of one tap.');
  return table('Headroom', [
    { name: 'link', is: row => row.link },
    { name: 'used', n: true, is: row => share(row.utilisation) },
    { name: 'latency', unit: '× unloaded', n: true, is: row => real(row.inflation) },
    { name: 'can take', n: true, is: row => bits(row.headroom_bits_per_s) },
    { name: 'up to', unit: 'use', n: true, is: row => share(row.max_utilisation) },
    { name: 'knee at', n: true, is: row => share(row.knee_utilisation) },
    { name: 'demand / link', n: true, is: row => real(row.demand_ratio) },
    { name: 'not known because', is: row => row.max_utilisation === null ? text(WHY[row.fit_missing] || row.fit_missing || 'no curve yet') : '–' },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], rows);
}
