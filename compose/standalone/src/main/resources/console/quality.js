import { h, card, empty, state, bar } from './dom.js';
import { share, count, stamp, text, lasting, bytes } from './format.js';
import { table } from './table.js';
import { saved } from './saved.js';
import { windowSeconds } from './range.js';

const ON_THE_WAY_S = 30;

export const title = 'Data quality';
export const about = 'How much of what happened was seen, what is missing, and whether that was declared.';

export function page(ctx) {
  return [
    card('Events', 'announced = received + declared lost + blind + missing', '', () => coverage(ctx)),
    card('Balance', 'seen = stored + declared lost + blind + remainder; the remainder must be 0', '', () => balance(ctx)),
    saved(ctx, 'loss_ledger', 'Losses', '', ['Nothing was lost in this range.', 'Every loss a node knows of is declared and would be listed here.'], { interval: String(Math.max(300, windowSeconds(ctx.range))) }),
    saved(ctx, 'agents', 'Agents', '', ['No agent reported in this range.', 'Start “memwall collect” on a node.']),
    card('Alerts', 'what was alerted of, and who was told', '', () => alerts(ctx)),
    card('Held back', 'records no figure holds because they cannot be true', '', () => quarantined(ctx)),
    card('Ports against taps', 'what ports counted and what taps saw must agree within 5 %', '', () => counters(ctx)),
    card('Imported captures', 'each a case of its own, kept apart from live traffic', ctx.query('storage_used') ? 'half' : '', () => cases(ctx)),
    saved(ctx, 'storage_used', 'Storage', 'half', ['Nothing is stored.', 'Start an agent.']),
    saved(ctx, 'changes', 'What changed', '', ['Nothing changed in this range.', 'New agents, settings, versions of the inventory and states would be listed here.']),
  ].filter(Boolean);
}

/** Of a range that ends now, its end as far as everything has had time to arrive. */
function settled(ctx) {
  return ctx.range.live ? { to: new Date(ctx.range.to - ON_THE_WAY_S * 1000).toISOString() } : {};
}

async function coverage(ctx) {
  const { rows } = await ctx.ask('coverage', settled(ctx));
  if (!rows.length) return empty('No node reported in this range.', 'Every node says every few seconds how far it has come; choose a longer range, or look whether the agents run.');
  const missing = rows.reduce((sum, row) => sum + +row.missing, 0);
  const lost = rows.reduce((sum, row) => sum + +row.declared_lost + +row.blind, 0);
  return [h('p', { class: 'sentence' }, missing ? h('strong', { class: 'low' }, `${count(missing)} events are missing and nobody declared them.`) : `Nothing is missing that was not declared; ${count(lost)} events were declared lost.`),
    ctx.range.live && h('p', { class: 'empty' }, `Up to ${ON_THE_WAY_S} s ago: what is younger may still be on its way.`),
    table('Streams of events', [
      { name: 'node', is: row => row.node }, { name: 'events', is: row => row.events },
      { name: 'received', is: row => bar(row.coverage, row.coverage < 0.99 ? 'WARN' : '', share(row.coverage)) },
      { name: 'announced', n: true, is: row => count(row.announced) }, { name: 'declared lost', n: true, is: row => count(row.declared_lost) },
      { name: 'blind', unit: 'killed', n: true, is: row => count(row.blind) }, { name: 'missing', n: true, is: row => count(row.missing) },
      { name: 'time watched', n: true, is: row => share(row.time_coverage) }, { name: 'reported on', n: true, is: row => lasting(row.reported_s) },
      { name: 'process since', is: row => h('code', {}, String(row.epoch)) },
    ], rows)];
}

async function balance(ctx) {
  const { rows } = await ctx.ask('balance', settled(ctx));
  if (!rows.length) return empty('No node reported in this range.', 'Choose a longer range, or look whether the agents run.');
  const open = rows.filter(row => +row.remainder !== 0);
  if (!open.length) return h('p', { class: 'sentence' }, `It is 0 for all ${count(rows.length)} streams: every event seen is stored or declared.`);
  return table('Streams whose balance is not 0', [
    { name: 'node', is: row => row.node }, { name: 'events', is: row => row.events }, { name: 'seen', n: true, is: row => count(row.seen) }, { name: 'stored', n: true, is: row => count(row.stored) },
    { name: 'declared lost', n: true, is: row => count(row.declared_lost) }, { name: 'blind', n: true, is: row => count(row.blind) }, { name: 'remainder', n: true, is: row => count(row.remainder) }, { name: 'process since', is: row => h('code', {}, String(row.epoch)) },
  ], open);
}

async function alerts(ctx) {
  const { rows } = await ctx.ask('alerts');
  if (!rows.length) return empty('Nothing was alerted of in this range.', 'Rules and receivers are given by “memwall up --rules FILE”.');
  return table('Alerts', [
    { name: 'state', is: row => state(row.state) }, { name: 'severity', is: row => state(row.severity) }, { name: 'rule', is: row => row.rule }, { name: 'entity', is: row => row.entity },
    { name: 'since', unit: 'UTC', is: row => stamp(row.t_start) }, { name: 'lasted', n: true, is: row => lasting(row.lasted_s) },
    { name: 'told', is: row => row.suppressed_by ? `nobody: ${row.suppressed_by}` : text(row.told.join(', ')) }, { name: 'what', is: row => row.sentence }, { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], rows.slice(0, 100));
}

async function quarantined(ctx) {
  const { rows } = await ctx.ask('quarantined');
  if (!rows.length) return empty('Nothing was held back.', 'Records with impossible values would be kept apart and listed here.');
  return table('Held back', [
    { name: 'node', is: row => row.node }, { name: 'reason', is: row => row.reason }, { name: 'what', is: row => row.detail }, { name: 'records', n: true, is: row => count(row.records) }, { name: 'last', unit: 'UTC', is: row => stamp(row.last_noticed) },
  ], rows);
}

async function counters(ctx) {
  const { rows } = await ctx.ask('link_counters');
  if (!rows.length) return empty('No port was read in this range.', 'Name the ports that carry memory traffic in the agent’s settings: then taps are checked against them.');
  return table('Ports against taps', [
    { name: 'link', is: row => row.link }, { name: 'port', is: row => row.port }, { name: 'difference', unit: '(seen − counted) / counted', n: true, is: row => share(row.difference) },
    { name: 'disagrees', is: row => row.disagrees === null ? '–' : row.disagrees ? 'yes' : 'no' }, { name: 'paused', n: true, is: row => share(row.paused_share) }, { name: 'looked for', n: true, is: row => lasting(row.seconds) }, { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], rows);
}

async function cases(ctx) {
  const { rows } = await ctx.raw('cases', { case_name: '*' });
  if (!rows.length) return empty('No capture was imported.', '“memwall import FILE.pcapng” brings one in, next to live traffic.');
  return table('Cases', [
    { name: 'case', is: row => h('a', { href: ctx.ofCase(row), 'data-key': `case-${row.name}` }, row.name) }, { name: 'file', is: row => row.file }, { name: 'frames', n: true, is: row => count(row.frames) }, { name: 'TLoE', n: true, is: row => count(row.tloe_frames) },
    { name: 'first frame', unit: 'UTC', is: row => stamp(row.t_first) }, { name: 'lasts', n: true, is: row => lasting((Date.parse(row.t_last) - Date.parse(row.t_first)) / 1000) }, { name: 'cut at', n: true, is: row => bytes(row.truncated_at) },
  ], rows);
}
