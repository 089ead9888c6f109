// Which page is shown, of which time, and when it is asked anew.

import { h } from './dom.js';
import { clock } from './format.js';
import * as api from './api.js';
import { PRESETS, place, address, standing, range, asked } from './range.js';
import * as overview from './overview.js';
import * as hotspots from './hotspots.js';
import * as links from './links.js';
import * as contention from './contention.js';
import * as capacity from './capacity.js';
import * as sql from './sql.js';
import * as quality from './quality.js';

const PAGES = { overview, hotspots, links, contention, capacity, sql, quality };
const EVERY_MS = 5000;

const main = document.getElementById('main');
const said = document.getElementById('said');
let cards = [];
let skew = 0;
let paused = false;
let stored = null;
let turn = 0;
let cases = [];
let known = new Map();

const now = () => Date.now() + skew;

/** What a page has to work with. Questions asked twice in one round are asked once. */
function context() {
  const { page, params } = place();
  const ctx = { page, params, range: range(params, now()), answers: new Map() };
  ctx.raw = (name, parameters) => {
    const key = `${name} ${JSON.stringify(parameters)}`;
    if (!ctx.answers.has(key)) ctx.answers.set(key, api.query(name, parameters));
    return ctx.answers.get(key);
  };
  ctx.ask = (name, more) => ctx.raw(name, { ...asked(ctx.range), ...more });
  ctx.query = name => known.get(name);
  ctx.to = (to, more) => address(to, { ...standing(params), ...more });
  ctx.go = (to, more) => { location.hash = ctx.to(to, more); };
  ctx.ofCase = row => address('overview', { case: row.name, from: row.t_first, to: new Date(Date.parse(row.t_last) + 1000).toISOString() });
  return ctx;
}

let ctx;

async function show() {
  const mine = ++turn;
  ctx = context();
  const page = PAGES[ctx.page] || overview;
  document.title = `${page.title} · memwall`;
  nav();
  tools();
  try {
    cards = await page.page(ctx);
  } catch (e) {
    cards = [];
    main.replaceChildren(h('p', { class: 'error', role: 'alert' }, e.message));
    return;
  }
  if (mine !== turn) return;
  main.replaceChildren(h('div', { class: 'head' }, h('h1', {}, page.title), h('p', {}, page.about)), h('div', { class: 'cards' }, cards));
  await refresh(mine);
}

async function refresh(mine) {
  main.dataset.loading = 'true';
  await Promise.all(cards.map(card => card.refresh()));
  if (mine !== turn) return;
  delete main.dataset.loading;
  main.dataset.rounds = String(+(main.dataset.rounds || 0) + 1);
}

/** The same page once more, of a little later. What is being read or pointed at is left alone. */
async function again() {
  if (!ctx || document.hidden || paused || !ctx.range.live || PAGES[ctx.page]?.still || main.dataset.loading) return;
  ctx.range = range(ctx.params, now());
  ctx.answers = new Map();
  await refresh(turn);
}

function nav() {
  document.getElementById('nav').replaceChildren(h('ul', {}, Object.entries(PAGES).map(([name, page]) =>
    h('li', {}, h('a', { href: ctx.to(name, {}), 'aria-current': ctx.page === name ? 'page' : null }, page.title)))));
}

function tools() {
  const focused = document.activeElement?.id;
  const live = ctx.range.live;
  const absolute = `${ctx.range.from.toISOString().slice(0, 19)}Z to ${ctx.range.to.toISOString().slice(0, 19)}Z`;
  const time = h('select', { id: 'range', 'aria-label': 'Range of time', onchange: e => {
    if (e.target.value !== 'absolute') return move({ range: e.target.value, from: '', to: '', case: '' });
    return move(fixed());
  } }, PRESETS.map(([value, name]) => h('option', { value, selected: live && ctx.range.preset === value }, name)),
  h('option', { value: 'absolute', selected: !live }, live ? 'Hold this range' : absolute));
  const which = h('select', { id: 'case', 'aria-label': 'Live traffic or an imported capture', onchange: e => chooseCase(e.target.value) },
    h('option', { value: '', selected: !ctx.range.caseName }, 'Live traffic'), cases.map(row => h('option', { value: row.name, selected: row.name === ctx.range.caseName }, `Case ${row.name}`)));
  document.getElementById('tools').replaceChildren(
    cases.length || ctx.range.caseName ? which : '', time, live ? '' : exact(),
    h('button', { id: 'pause', 'aria-pressed': String(!live || paused), disabled: !live, onclick: () => { paused = !paused; tools(); } }, h('span', { class: `dot ${live && !paused ? 'live' : ''}`, 'aria-hidden': 'true' }), live ? (paused ? 'Paused' : 'Live') : 'Held'),
    h('button', { id: 'permalink', title: 'A link with absolute times, to send to somebody', onclick: e => sql.copied(e.target, permalink()) }, 'Copy link'),
    h('button', { id: 'theme', onclick: theme }, themeName() === 'dark' ? 'Light' : 'Dark'));
  if (focused) document.getElementById(focused)?.focus();
}

/** Exact times, for who knows them. */
function exact() {
  const input = (id, label, at) => h('input', { id, 'aria-label': label, size: '20', value: at.toISOString().slice(0, 19) + 'Z', onchange: e => {
    if (!Number.isNaN(Date.parse(e.target.value))) move({ ...fixed(), [id]: new Date(e.target.value).toISOString() });
  } });
  return [input('from', 'From, UTC', ctx.range.from), input('to', 'To, UTC', ctx.range.to)].reduce((all, each) => { all.append(each, ' '); return all; }, h('span', {}));
}

const fixed = () => ({ range: '', from: ctx.range.from.toISOString(), to: ctx.range.to.toISOString(), case: ctx.range.caseName });
const move = to => { location.hash = address(ctx.page, { ...Object.fromEntries(ctx.params), ...to }); };
const permalink = () => `${location.origin}/${address(ctx.page, { ...Object.fromEntries(ctx.params), ...fixed() })}`;

function chooseCase(name) {
  const row = cases.find(each => each.name === name);
  location.hash = row ? ctx.ofCase(row) : address(ctx.page, {});
}

const themeName = () => document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

function theme() {
  const next = themeName() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  remember('theme', next);
  tools();
}

/** A browser may forbid to remember; then nothing is remembered. */
function remember(name, value) {
  try { localStorage.setItem(name, value); } catch { return; }
}
function remembered(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

async function look() {
  try {
    const about = await api.about();
    skew = Date.parse(about.now) - Date.now();
    if (said.dataset.lost) { delete said.dataset.lost; said.textContent = 'memwall answers again'; setTimeout(() => { said.textContent = ''; }, 3000); }
    if (stored === null && !about.stored_to) said.textContent = 'Nothing is stored yet: figures come with the first traffic';
    else if (stored === false && about.stored_to) said.textContent = '';
    stored = Boolean(about.stored_to);
  } catch (e) {
    said.dataset.lost = 'true';
    said.textContent = `${e.message} Shown is what was known at ${clock(now())} UTC.`;
    return false;
  }
  return true;
}

async function start() {
  const chosen = remembered('theme');
  if (chosen) document.documentElement.dataset.theme = chosen;
  await look();
  try {
    known = new Map((await api.queries()).map(each => [each.name, each]));
    cases = (await api.query('cases', { case_name: '*' })).rows;
  } catch {
    cases = [];
  }
  window.addEventListener('hashchange', async () => { await show(); main.focus({ preventScroll: true }); window.scrollTo(0, 0); });
  await show();
  setInterval(async () => { if (!document.hidden && await look()) await again(); }, EVERY_MS);
}

start();
