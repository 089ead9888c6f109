import { h, card, empty, state, bar } from './dom.js';
import { share, real, stamp, clock, text, coverageText, lasting } from './format.js';
import { table } from './table.js';
import { saved } from './saved.js';
import { timeChart, seriesOf } from './chart.js';
import { entityOf, nothingJudged } from './overview.js';

export const title = 'Hotspots';
export const about = 'What is near the memory wall, why, and on what evidence.';

export function page(ctx) {
  const entity = ctx.params.get('entity');
  if (!entity) {
    return [
      card('Now', 'the last window judged within the range, the worst first', '', () => list(ctx)),
      card('Changes of state', 'the latest first', '', () => changes(ctx)),
      saved(ctx, 'host_pressure', 'Host pressure', '', ['No host reported its pressure in this range.', 'Agents tell of memory pressure (PSI), reclaim and accelerators where the kernel gives them.']),
    ].filter(Boolean);
  }
  return [
    card(entity, 'verdict of the last window judged within the range', '', () => verdict(ctx, entity)),
    card('Causes and evidence', 'every component of the score in that window: the value, where it is 0 and where it is 1', '', () => evidence(ctx, entity)),
    card('Score', '0..1: WARN from 0.40 in 3 of 5 windows, CRITICAL from 0.70 and with a second sign, unless the rules file says otherwise', 'half', () => scores(ctx, entity)),
    card('Components', '0..1: how far each is between its two limits', 'half', () => components(ctx, entity)),
    card('Changes of state', 'of this entity, the latest first', '', () => changes(ctx, entity)),
  ];
}

const score = row => bar(row.score, row.state, row.score === null ? '–' : row.score.toFixed(2));

async function list(ctx) {
  const { rows } = await ctx.ask('hotspots');
  const wanted = ctx.params.get('state');
  const shown = rows.filter(row => !wanted || row.state === wanted);
  const filter = h('div', { class: 'row' }, [['', 'all'], ['CRITICAL', 'critical'], ['WARN', 'warn'], ['OK', 'ok'], ['UNKNOWN', 'unknown']].map(([value, name]) =>
    h('a', { href: ctx.to('hotspots', { state: value }), 'aria-current': (wanted || '') === value ? 'true' : null, 'data-key': `f-${name}` }, `${name} ${value ? rows.filter(row => row.state === value).length : rows.length}`)));
  if (!rows.length) return nothingJudged();
  if (!shown.length) return [filter, empty(`Nothing is ${wanted}.`, `${rows.length} entities were judged.`)];
  return [filter, table('Entities', [
    { name: 'state', is: row => state(row.state) },
    { name: 'entity', is: row => h('a', { href: ctx.to('hotspots', { entity: entityOf(row) }), 'data-key': entityOf(row) }, entityOf(row)) },
    { name: 'score', unit: '0..1', is: score },
    { name: 'causes', is: row => text(row.causes.join(', ')) },
    { name: 'since', unit: 'UTC', is: row => stamp(row.since) },
    { name: 'moved most by', is: row => text([row.top_tenant, row.top_workload].filter(Boolean).join(' / ')) },
    { name: 'hosts held up', n: true, is: row => text(row.affected_hosts) },
    { name: 'evidence', n: true, is: row => share(row.evidence) },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], shown)];
}

async function changes(ctx, entity) {
  const { rows } = await ctx.ask('hotspot_changes');
  const shown = rows.filter(row => !entity || entityOf(row) === entity).sort((a, b) => b.t_end.localeCompare(a.t_end));
  if (!shown.length) return empty('Nothing changed its state in this range.', 'Choose a longer range to look further back.');
  return table('Changes', [
    { name: 'when', unit: 'UTC', is: row => stamp(row.t_end) },
    { name: 'entity', is: row => h('a', { href: ctx.to('hotspots', { entity: entityOf(row) }), 'data-key': `c-${entityOf(row)}-${row.t_end}` }, entityOf(row)) },
    { name: 'from', is: row => state(row.previous_state) },
    { name: 'to', is: row => state(row.state) },
    { name: 'score', n: true, is: row => real(row.score) },
    { name: 'causes', is: row => text(row.causes.join(', ')) },
    { name: 'what', is: row => row.sentence },
    { name: 'decided after', n: true, is: row => lasting(row.detection_s) },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], shown.slice(0, 200));
}

const ofEntity = (rows, entity) => rows.find(row => entityOf(row) === entity);

async function verdict(ctx, entity) {
  const row = ofEntity((await ctx.ask('hotspots')).rows, entity);
  if (!row) return empty(`${entity} was not judged in this range.`, 'Choose a longer range, or pick an entity from the list of hotspots.');
  const more = related(ctx, row);
  return [h('p', { class: 'sentence' }, row.sentence), h('dl', { class: 'facts' }, [
    ['state', state(row.state)], ['since', `${stamp(row.since)} UTC`], ['score', score(row)],
    ['causes', text(row.causes.join(', '))], ['ruled out', text(row.ruled_out.join(', '))],
    ['second sign', text(row.corroborated_by)],
    ['moved most by', text([row.top_tenant, row.top_workload, row.top_alloc_id].filter(Boolean).join(' / '))],
    ['nobody’s', `${share(row.unattributed)} of the bytes`], ['hosts held up', text(row.affected_hosts)],
    ['evidence', `${share(row.evidence)} of what its instrumentation can give${row.partial ? '; not all components can be judged here' : ''}`],
  ].map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])), h('footer', {}, coverageText([row.coverage]), h('span', {}, `window from ${stamp(row.t_start)} UTC`), more)];
}

function related(ctx, row) {
  const link = { LINK: ['links', { link: row.entity.replace(/\/[^/]*$/, '') }, 'traffic of the link'], REGION: ['contention', {}, 'contention'], POOL: ['capacity', {}, 'the pool’s memory'] }[row.entity_kind];
  return link && h('a', { href: ctx.to(link[0], link[1]), 'data-key': 'related' }, link[2]);
}

const MEASURE = { utilisation: share, used_share: share, fail_rate: share };
const shown = (measure, value) => value === null ? '–' : (MEASURE[measure] || real)(value);

async function evidence(ctx, entity) {
  const { rows } = await ctx.ask('hotspot_components', { entity });
  if (!rows.length) return empty('No components in this range.', 'They are kept for every window judged; choose a range in which it was.');
  const last = rows.map(row => row.t_start).reduce((a, b) => a > b ? a : b);
  const now = rows.filter(row => row.t_start === last).sort((a, b) => (b.contribution ?? -1) - (a.contribution ?? -1));
  return [table(`Components from ${clock(last)} UTC`, [
    { name: 'component', is: row => row.component },
    { name: 'part of the score', is: row => row.contribution === null ? (row.missing ? '–' : 'none') : bar(row.contribution, '', share(row.contribution)) },
    { name: 'measure', is: row => text(row.measure) },
    { name: 'value', n: true, is: row => shown(row.measure, row.value) },
    { name: '0 at', n: true, is: row => shown(row.measure, row.low) },
    { name: '1 at', n: true, is: row => shown(row.measure, row.high) },
    { name: 'x', unit: '0..1', is: row => bar(row.x, row.x >= 0.8 ? 'CRITICAL' : row.x >= 0.5 ? 'WARN' : '', real(row.x)) },
    { name: 'measured on', is: row => text(row.source) },
    { name: 'missing because', is: row => text(row.missing) },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], now), h('footer', {}, `window from ${clock(last)} UTC`, h('span', {}, coverageText(now.map(row => row.coverage))), h('span', {}, 'score = 1 − product of (1 − weight × x) over the components'))];
}

async function scores(ctx, entity) {
  const { rows } = await ctx.ask('hotspot_components', { entity });
  if (!rows.length) return empty('No score in this range.', 'Choose a longer range.');
  const byTime = new Map(rows.map(row => [row.t_start, row]));
  return [chart(ctx, 'Score', seriesOf([...byTime.values()], () => 'score', row => row.score)), h('footer', {}, coverageText(rows.map(row => row.coverage)))];
}

async function components(ctx, entity) {
  const { rows } = await ctx.ask('hotspot_components', { entity });
  const worst = new Map();
  for (const row of rows) {
    const key = `${row.component} ${row.t_start}`;
    if (!worst.has(key) || (row.x ?? -1) > (worst.get(key).x ?? -1)) worst.set(key, row);
  }
  const series = seriesOf([...worst.values()], row => row.component, row => row.x).filter(one => one.points.some(p => p[1] !== null));
  if (!series.length) return empty('No component could be measured.', 'The table of causes says why, component by component.');
  return [chart(ctx, 'Components', series), h('footer', {}, coverageText(rows.map(row => row.coverage)))];
}

const chart = (ctx, name, series) => timeChart({ title: name, series, format: v => v.toFixed(2), from: +ctx.range.from, to: +ctx.range.to, gap: 25e3, top: 1.05 });
