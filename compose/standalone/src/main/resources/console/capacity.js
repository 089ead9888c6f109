import { h, s, card, empty, bar } from './dom.js';
import { bytes, share, date, days, text, count, stamp, coverageText, real } from './format.js';
import { table } from './table.js';
import { saved } from './saved.js';
import { timeChart, legend } from './chart.js';

export const title = 'Capacity';
export const about = 'Who holds the memory, when it runs out, and what to take back before buying any.';

const EVER = { from: '1970-01-02T00:00:00Z', to: '2261-01-01T00:00:00Z' };

export function page(ctx) {
  return [
    card('Pools', 'as of the end of the range', '', () => pools(ctx)),
    card('Map of extents', 'where in each pool what is held; as of the end of the range', 'wide', () => extents(ctx)),
    card('Tenants', 'what they hold of their quotas', 'third', () => quotas(ctx)),
    card('Forecast', 'daily p99 of use, and the next 180 days with the band that holds nine days of ten', '', () => forecast(ctx)),
    card('Dates', 'the most urgent first: when 90 % and all of it are in use', '', () => dates(ctx)),
    card('Reclaim first', 'memory each pool could give back before anybody buys some', 'half', () => reclaim(ctx)),
    card('Leak suspects', 'groups whose use grows and is not freed', 'half', () => leaks(ctx)),
    saved(ctx, 'pooled_saving', 'What pooling saves', 'half', NO_LEDGER),
    saved(ctx, 'tenant_headroom', 'Headroom of tenants', 'half', NO_LEDGER),
    saved(ctx, 'tenant_gib_hours', 'GiB hours of tenants', 'half', NO_LEDGER),
    saved(ctx, 'idle_memory', 'Idle memory', 'half', NO_LEDGER),
  ].filter(Boolean);
}

const NO_LEDGER = ['No allocation ledger was seen.', 'Send allocations and frees to the agent on the pool’s node (the intake in docs/operations.md): without them nobody knows who holds what.'];
const unledgered = () => empty(...NO_LEDGER);

async function pools(ctx) {
  const [use, pressure] = await Promise.all([ctx.ask('pool_occupancy'), ctx.ask('pool_pressure')]);
  if (!use.rows.length) return unledgered();
  const stress = new Map(pressure.rows.map(row => [row.pool, row]));
  return [table('Pools', [
    { name: 'pool', is: row => row.pool },
    { name: 'used', is: row => bar(row.used_share, row.used_share >= 0.95 ? 'CRITICAL' : row.used_share >= 0.8 ? 'WARN' : '', share(row.used_share)) },
    { name: 'used', unit: 'bytes', n: true, is: row => bytes(row.used_bytes) }, { name: 'free', unit: 'bytes', n: true, is: row => bytes(row.free_bytes) },
    { name: 'capacity', unit: 'bytes', n: true, is: row => bytes(row.capacity_bytes) },
    { name: 'longest free', unit: 'bytes', n: true, is: row => bytes(row.largest_free_bytes) },
    { name: 'fragmented', n: true, is: row => share(stress.get(row.pool)?.fragmentation), title: row => stress.get(row.pool)?.missing?.fragmentation },
    { name: 'refused', unit: 'last 5 min', n: true, is: row => share(stress.get(row.pool)?.fail_rate) },
    { name: 'allocations', n: true, is: row => count(row.allocations) },
    { name: 'largest holders', is: row => text(row.tenants.slice(0, 3).map((name, i) => `${name || 'unnamed'} ${bytes(row.tenant_used_bytes[i])}`).join(', ')) },
    { name: 'ledger', is: row => row.state }, { name: 'as of', unit: 'UTC', is: row => stamp(row.t_as_of) },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], use.rows), h('footer', {}, coverageText(use.rows.map(row => row.coverage)))];
}

async function extents(ctx) {
  const { rows } = await ctx.ask('pool_extents');
  if (!rows.length) return unledgered();
  const tenants = [...new Set(rows.map(row => row.tenant || 'unnamed'))].sort();
  const names = [...new Set(rows.map(row => row.pool))];
  return [names.map(pool => strip(pool, rows.filter(row => row.pool === pool), tenants)), legend(tenants.slice(0, 8)),
    h('footer', {}, `${rows.length} extents; pale: only set aside; each strip is the whole pool, in order of addresses`, h('span', {}, coverageText(names.map(pool => rows.find(row => row.pool === pool).coverage)))),
    h('details', {}, h('summary', {}, 'Show as a table'), table('Extents', [
      { name: 'pool', is: row => row.pool }, { name: 'from', is: row => h('code', {}, row.base) }, { name: 'length', n: true, is: row => bytes(row.length_bytes) },
      { name: 'tenant', is: row => row.tenant || 'unnamed' }, { name: 'workload', is: row => text(row.workload) }, { name: 'allocation', is: row => row.alloc_id }, { name: 'asked by', is: row => text(row.node) }, { name: 'since', unit: 'UTC', is: row => stamp(row.t_since) },
    ], rows.slice(0, 300)))];
}

const WIDE = 940;
const LANES = 4;

/** The pool folded into lanes, so that small extents can be seen. */
function strip(pool, rows, tenants) {
  const end = Math.max(...rows.map(row => +row.offset_bytes + +row.length_bytes));
  const size = rows[0].capacity_bytes ? Math.max(+rows[0].capacity_bytes, end) : end;
  const lane = size / LANES;
  const shapes = [];
  for (const row of rows) {
    let from = +row.offset_bytes;
    const until = from + +row.length_bytes;
    while (from < until) {
      const i = Math.min(LANES - 1, Math.floor(from / lane + 1e-9));
      const to = i === LANES - 1 ? until : Math.min(until, (i + 1) * lane);
      shapes.push(s('rect', { class: `extent k${tenants.indexOf(row.tenant || 'unnamed') % 8}${row.reserved ? ' reserved' : ''}`, x: (from - i * lane) / lane * WIDE, y: i * 17, width: Math.max(0.8, (to - from) / lane * WIDE), height: 15 },
        s('title', {}, `${row.tenant || 'unnamed'}${row.workload ? ` / ${row.workload}` : ''}: ${bytes(row.length_bytes)} at ${row.base}, allocation ${row.alloc_id}, since ${stamp(row.t_since)} UTC`)));
      if (to <= from) break;
      from = to;
    }
  }
  const used = rows.reduce((sum, row) => sum + +row.length_bytes, 0);
  const said = `${pool}: ${bytes(used)} of ${rows[0].capacity_bytes ? bytes(size) : 'unknown capacity'} in ${rows.length} extents`;
  return h('figure', { class: 'chart' }, h('figcaption', { class: 'quiet' }, said), s('svg', { viewBox: `0 0 ${WIDE} ${LANES * 17}`, role: 'img', 'aria-label': said },
    [...Array(LANES).keys()].map(i => s('rect', { class: 'free', x: 0, y: i * 17, width: WIDE, height: 15 })), shapes));
}

async function quotas(ctx) {
  const { rows } = await ctx.ask('tenant_quotas');
  if (!rows.length) return empty('No quota is set.', 'Give tenants quotas in the inventory (object type quota): then it shows who is near the end of theirs.');
  return table('Quotas', [
    { name: 'tenant', is: row => row.tenant || 'unnamed' }, { name: 'of', is: row => row.pool || 'all pools' },
    { name: 'held', is: row => bar(row.quota_ratio, row.quota_ratio >= 1 ? 'CRITICAL' : row.quota_ratio >= 0.8 ? 'WARN' : '', share(row.quota_ratio)) },
    { name: 'quota', n: true, is: row => bytes(row.quota_bytes) }, { name: 'left', n: true, is: row => bytes(row.headroom_bytes) },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], rows);
}

const daysAsked = ctx => ctx.range.live ? { ...EVER } : {};

async function forecast(ctx) {
  const [history, path, made] = await Promise.all([ctx.ask('use_by_day', daysAsked(ctx)), ctx.ask('forecast_path', daysAsked(ctx)), ctx.ask('forecasts', daysAsked(ctx))]);
  const all = [...new Set([...made.rows, ...history.rows].filter(row => row.kind !== 'TENANT').map(row => `${row.kind} ${row.entity}`))];
  if (!all.length) return empty('There is no history yet.', 'A forecast takes 14 days. “memwall import history” brings in earlier ones from a CSV file or from Prometheus.');
  const chosen = all.includes(ctx.params.get('of')) ? ctx.params.get('of') : all[0];
  const is = row => `${row.kind} ${row.entity}` === chosen;
  const pick = h('label', {}, 'Of ', h('select', { 'data-key': 'of', onchange: e => ctx.go('capacity', { of: e.target.value }) }, all.map(name => h('option', { value: name, selected: name === chosen }, name.replace('POOL ', 'pool ').replace('LINK ', 'link ')))));
  return [pick, drawn(chosen, history.rows.filter(is), path.rows.filter(is), made.rows.find(is))];
}

function drawn(name, past, ahead, made) {
  if (!past.length && !ahead.length) return empty('No day of it counts yet.', 'A day counts when 20 hours of it were watched.');
  const format = name.startsWith('LINK') ? share : bytes;
  const on = row => Date.parse(row.day);
  const series = [{ name: 'p99 of the day', points: past.map(row => [on(row), row.p99]) }];
  if (ahead.length) series.push({ name: 'expected', dash: true, points: ahead.map(row => [on(row), row.expected]), band: ahead.map(row => [on(row), row.low, row.high]) });
  const every = [...past, ...ahead].map(on);
  const last = past.length ? Math.max(...past.map(on)) : null;
  const capacity = made?.capacity ?? past.map(row => row.capacity).filter(v => v !== null).pop() ?? null;
  const imported = past.filter(row => row.source !== 'measured').length;
  return [timeChart({ title: `Forecast of ${name}`, series, format, from: Math.min(...every) - 43200e3, to: Math.max(...every) + 43200e3, height: 230, whole: true, gap: 3 * 86400e3, now: last, binary: !name.startsWith('LINK'), limit: capacity === null ? undefined : { at: capacity, name: `capacity ${format(capacity)}` } }),
    h('footer', {}, made?.refused ? h('span', { class: 'low' }, refusal(made)) : made && `model ${made.model} on ${made.fit_days} days`,
      made && !made.refused && h('span', {}, `a week ahead it was off by ${share(made.backtest_mape)} (${made.backtest_days} days tried); ${share(made.backtest_coverage)} of them within the band`),
      made?.scored_days > 0 && h('span', {}, `earlier forecasts: off by ${share(made.scored_mape)} over ${made.scored_days} days`),
      imported > 0 && h('span', {}, `${imported} of ${past.length} days were imported: ${[...new Set(past.map(row => row.source).filter(name2 => name2 !== 'measured'))].join(', ')}`))];
}

const JUDGED_MS = 3 * 3600e3;
const REFUSED = { TOO_FEW_DAYS: 'no forecast: fewer than 14 days count', LEVEL_SHIFT: 'no forecast: use has jumped less than 14 days ago' };
const refusal = row => `${REFUSED[row.refused] || row.refused}; possible on ${date(row.possible)}`;

const between = (row, name) => row[`${name}_expected`] === null && row[`${name}_earliest`] === null ? 'not within a year' : `${days(row[`${name}_expected`])} (${row[`${name}_earliest`] ?? '>365'} to ${row[`${name}_latest`] ?? '>365'})`;

async function dates(ctx) {
  const { rows } = await ctx.ask('forecasts', daysAsked(ctx));
  if (!rows.length) return empty('Nothing has been forecast yet.', 'Forecasts are made from complete days, once a day; “memwall plan” asks the same table.');
  return table('Forecasts', [
    { name: 'of', is: row => h('a', { href: ctx.to('capacity', { of: `${row.kind} ${row.entity}` }), 'data-key': `${row.kind} ${row.entity} ${row.pool}` }, `${row.kind.toLowerCase()} ${row.entity || 'unnamed'}${row.pool ? ` in ${row.pool}` : ''}`) },
    { name: 'used', n: true, is: row => row.kind === 'LINK' ? share(row.used) : bytes(row.used) },
    { name: 'capacity', n: true, is: row => row.kind === 'LINK' ? share(row.capacity) : bytes(row.capacity) },
    { name: 'grows by', unit: 'per day', n: true, is: row => row.slope_per_day === null ? '–' : row.kind === 'LINK' ? share(row.slope_per_day) : bytes(row.slope_per_day) },
    { name: 'until 90 %', unit: 'expected (band)', is: row => row.refused ? refusal(row) : row.trend === false ? 'no trend' : row.capacity === null ? 'no limit known' : between(row, 'days_to_90') },
    { name: 'until full', unit: 'expected (band)', is: row => row.refused || row.capacity === null || row.trend === false ? '–' : between(row, 'days_to_full') },
    { name: 'off by', unit: 'MAPE, a week ahead', n: true, is: row => share(row.backtest_mape) },
    { name: 'days', n: true, is: row => row.fit_days }, { name: 'imported', n: true, is: row => row.imported_days },
  ], rows);
}

async function reclaim(ctx) {
  const { rows } = await ctx.ask('reclaimable');
  if (!rows.length) return unledgered();
  const missing = name => row => row.missing?.[name];
  return [table('Reclaimable', [
    { name: 'pool', is: row => row.pool },
    { name: 'stranded', unit: 'bytes', n: true, is: row => bytes(row.stranded_bytes), title: missing('stranded_bytes') },
    { name: 'idle for a day', unit: 'bytes', n: true, is: row => bytes(row.idle_bytes), title: missing('idle_bytes') },
    { name: 'leaked', unit: 'bytes', n: true, is: row => bytes(row.leaked_bytes), title: missing('leaked_bytes') },
    { name: 'fragmented', unit: 'bytes', n: true, is: row => bytes(row.fragmented_bytes), title: missing('fragmented_bytes') },
    { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], rows), reasons(rows)];
}

function reasons(rows) {
  const found = new Set(rows.flatMap(row => Object.entries(row.missing || {}).map(([name, why]) => `${name.replace('_bytes', '')}: ${why}`)));
  return found.size ? h('details', {}, h('summary', {}, 'Why figures are missing'), h('ul', {}, [...found].map(each => h('li', {}, each)))) : null;
}

async function leaks(ctx) {
  // Groups are judged by whole hours: the last of them began up to two hours ago.
  const from = new Date(Math.min(ctx.range.from, ctx.range.to - JUDGED_MS)).toISOString();
  const { rows } = await ctx.ask('leak_suspects', { from, top: '20' });
  if (!rows.length) return empty('No group has been judged yet.', 'A verdict takes six hours of a group’s ledger; the first comes then.');
  return table('Leaks', [
    { name: 'whose', is: row => [row.tenant || 'unnamed', row.workload, row.tag].filter(Boolean).join(' / ') }, { name: 'pool', is: row => row.pool },
    { name: 'leak', is: row => row.suspect === null ? 'not judged' : row.suspect ? `suspect ${real(row.score)}` : 'no' },
    { name: 'why not', is: row => text(row.reason) },
    { name: 'holds', n: true, is: row => bytes(row.used_bytes) }, { name: 'grows', unit: 'per hour', n: true, is: row => bytes(row.slope_bytes_per_h) },
    { name: 'used up', unit: 'UTC', is: row => stamp(row.t_quota) }, { name: 'coverage', n: true, is: row => share(row.coverage) },
  ], rows);
}

