import { h, card, empty } from './dom.js';
import { count } from './format.js';
import * as api from './api.js';
import { asked } from './range.js';

export const title = 'SQL';
export const about = 'Every figure of these pages is a saved query. Ask them, change them, take the answer with you.';
export const still = true;

export async function page(ctx) {
  const all = await api.queries();
  const name = ctx.params.get('query') || all[0].name;
  const chosen = all.find(each => each.name === name) || all[0];
  return [card('Saved queries', `${all.length} questions`, 'third', async () => list(ctx, all, chosen)),
    card(chosen.name, chosen.title, 'wide', async () => form(ctx, chosen)),
    card('Own SQL', 'one statement, read-only; it ends after 20 s', '', async () => editor(ctx, chosen))];
}

function list(ctx, all, chosen) {
  return h('ul', { class: 'list' }, all.map(each => h('li', {}, h('a', { href: ctx.to('sql', { query: each.name }), 'aria-current': each === chosen ? 'true' : null, 'data-key': each.name }, each.name, h('small', {}, each.title)))));
}

function form(ctx, chosen) {
  const out = h('div', { 'aria-live': 'polite' });
  const fields = chosen.parameters.filter(each => !each.standard).map(each => [each, h('input', { name: each.name, value: ctx.params.get(`p.${each.name}`) || each.default || '', autocomplete: 'off' })]);
  const given = () => ({ ...(chosen.all_time && ctx.range.live ? { case_name: ctx.range.caseName } : asked(ctx.range)), ...Object.fromEntries(fields.map(([each, input]) => [each.name, input.value]).filter(([, v]) => v !== '')) });
  const run = () => running(out, () => api.query(chosen.name, given()), () => api.csv(`/api/query/${chosen.name}`, given()), chosen);
  const copy = async e => {
    try {
      const sql = await api.statement(chosen.name, given());
      document.querySelector('#sql').value = sql;
      await copied(e.target, sql);
    } catch (problem) {
      out.replaceChildren(h('p', { class: 'error', role: 'alert' }, problem.message));
    }
  };
  run();
  return [h('form', { class: 'row', onsubmit: e => { e.preventDefault(); run(); } }, fields.map(([each, input]) => h('label', { title: each.meaning }, each.name, input)),
    h('button', { class: 'main', 'data-key': 'run' }, 'Run'), h('button', { type: 'button', onclick: copy, 'data-key': 'copy-sql' }, 'Copy as SQL')),
  h('details', {}, h('summary', {}, 'What its columns mean'), h('dl', { class: 'facts' }, Object.entries(chosen.columns).map(([name, meaning]) => [h('dt', {}, h('code', {}, name)), h('dd', {}, meaning)]))), out];
}

function editor(ctx, chosen) {
  const out = h('div', { 'aria-live': 'polite' });
  const text = h('textarea', { id: 'sql', spellcheck: 'false', 'aria-label': 'SQL statement', value: ctx.params.get('sql') || `SELECT name, total_rows FROM system.tables WHERE database = currentDatabase() AND total_rows > 0 ORDER BY total_rows DESC` });
  const run = () => running(out, () => api.sql(text.value), () => api.csv('/api/sql', { sql: text.value }), { name: 'sql', columns: {} });
  text.addEventListener('keydown', e => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); run(); } });
  return [h('p', { class: 'quiet' }, `“Copy as SQL” puts ${chosen.name} here, to be changed. Ctrl+Enter runs.`), text,
    h('div', { class: 'row' }, h('button', { class: 'main', onclick: run, 'data-key': 'run-sql' }, 'Run SQL'),
      h('button', { onclick: e => copied(e.target, `${location.origin}/${ctx.to('sql', { query: chosen.name, sql: text.value })}`), 'data-key': 'copy-link' }, 'Copy link to it')), out];
}

export async function copied(button, text) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Not allowed to copy';
  }
  setTimeout(() => { button.textContent = label; }, 1500);
}

async function running(out, ask, csv, query) {
  out.replaceChildren(h('p', { class: 'quiet' }, 'Asking…'));
  const began = performance.now();
  try {
    const answer = await ask();
    out.replaceChildren(...shown(answer, performance.now() - began, csv, query));
  } catch (e) {
    out.replaceChildren(h('p', { class: 'error', role: 'alert' }, e.message));
  }
}

function shown(answer, took, csv, query) {
  const said = `${count(answer.rows.length)} rows in ${Math.round(took)} ms${answer.from ? ` · ${answer.from} to ${answer.to}` : ''}${answer.truncated ? ' · cut: an answer holds so many rows' : ''}`;
  const save = h('button', { onclick: async () => download(`${query.name}.csv`, await csv()), 'data-key': 'csv' }, 'Save as CSV');
  if (!answer.rows.length) return [empty('No rows.', 'The question was understood; nothing that is stored fits it. Try a longer range.')];
  const names = answer.columns.map(column => column.name);
  const isNumber = column => /^(LowCardinality\()?(Nullable\()?(U?Int|Float|Decimal)/.test(column.type);
  return [h('div', { class: 'row' }, h('span', { class: 'quiet' }, said), save),
    h('div', { class: 'scroll tall', tabindex: '0', role: 'region', 'aria-label': `Answer to ${query.name}` }, h('table', { id: 'answer' },
      h('thead', {}, h('tr', {}, answer.columns.map(column => h('th', { scope: 'col', class: isNumber(column) ? 'n' : null, title: query.columns[column.name] || column.type }, column.name)))),
      h('tbody', {}, answer.rows.slice(0, 1000).map(row => h('tr', {}, names.map((name, i) => cell(row[name], isNumber(answer.columns[i])))))))),
    answer.rows.length > 1000 && h('p', { class: 'quiet' }, 'The first 1,000 rows are shown; the CSV holds them all.')].filter(Boolean);
}

function cell(value, isNumber) {
  if (value === null) return h('td', { class: isNumber ? 'n missing' : 'missing' }, 'NULL');
  return h('td', { class: isNumber ? 'n' : null }, typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function download(name, text) {
  const link = h('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/csv' })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
