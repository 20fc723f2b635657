/** The page that compares two traces: what got slower by reason, group and stack. */

import { json, ready } from './api.js';
import { palette } from './colors.js';
import { element } from './elements.js';
import { duration } from './format.js';
import { sorted } from './sorted.js';

const by = (id) => document.getElementById(id);

/** The times that are compared, by the parameters of the request; a side without any is compared whole. */
const TIMES = ['from', 'to', 'afterFrom', 'afterTo'];
const KEPT = 'compared';

let kinds = [];
let colors = [];
let times = {};

/** How a subject is found in a timeline. */
const QUERIES = {
  states: ({ kind }) => ({ sort: kind === 1 ? 'running' : kind === 2 ? 'runnable' : 'blocked' }),
  groups: ({ subject }) => ({ filter: subject.split('*')[0] }),
  stacks: ({ subject }) => ({ search: (subject.split(' < ').find((part) => part.includes('.')) ?? subject).split('*')[0] }),
};

function links(name, row) {
  const to = (from, to) => new URLSearchParams({ ...QUERIES[name](row), ...(from && { from }), ...(to && { to }) });
  return element('span', {}, element('a', { href: `./#${to(times.from, times.to)}` }, 'before'), ' · ',
    element('a', { href: `after/#${to(times.afterFrom, times.afterTo)}` }, 'after'));
}

/** Times from the address; what that does not tell of the other trace is as it was compared last. */
function chosen() {
  const told = new URLSearchParams(location.hash.slice(1));
  const kept = new URLSearchParams(sessionStorage.getItem(KEPT) ?? '');
  const side = (names) => (names.some((name) => told.has(name)) ? told : kept);
  return Object.fromEntries([TIMES.slice(0, 2), TIMES.slice(2)].flatMap((names) => names
    .filter((name) => side(names).has(name)).map((name) => [name, side(names).get(name)])));
}

function choose(next) {
  times = next;
  const text = String(new URLSearchParams(times));
  sessionStorage.setItem(KEPT, text);
  history.replaceState(null, '', text ? `#${text}` : location.pathname);
  TIMES.forEach((name) => {
    by(name).value = times[name] ? String(times[name] / 1e6) : '';
  });
  compare();
}

/** What the fields say, in nanoseconds; those that are empty or no number say nothing. */
function written() {
  return Object.fromEntries(TIMES.map((name) => [name, by(name).value.trim() === '' ? NaN : Math.round(Number(by(name).value) * 1e6)])
    .filter(([, value]) => Number.isFinite(value)).map(([name, value]) => [name, String(value)]));
}

/** More to the right, less to the left, of the greatest change of a table. */
function bar(change, most) {
  const words = `${change > 0 ? 'more' : 'less'} by ${duration(Math.abs(change))}`;
  const half = (part) => element('span', { class: 'half' }, part ? element('span', { class: change > 0 ? 'more' : 'less',
    share: Math.abs(change) / most }) : '');
  return element('div', { class: 'change', role: 'img', title: words, 'aria-label': words }, half(change < 0), half(change > 0));
}

function show(name, rows) {
  const shown = rows.filter((row) => row.clear || by('all').checked);
  const most = Math.max(1, ...shown.map((row) => Math.abs(row.change)));
  const left = rows.length - shown.length;
  by(name).replaceChildren(shown.length === 0 ? element('p', {}, 'Nothing changed clearly.') : sorted([
    { name: 'change', number: true, value: (row) => row.change, show: (row) => `${row.change > 0 ? '+' : ''}${duration(row.change)}` },
    { name: '', show: (row) => bar(row.change, most) },
    { name: 'before', number: true, value: (row) => row.before, show: (row) => duration(row.before) },
    { name: 'after', number: true, value: (row) => row.after, show: (row) => duration(row.after) },
    { name: 'noise', number: true, value: (row) => row.noise, show: (row) => duration(row.noise) },
    { name: 'state', value: (row) => kinds[row.kind], show: (row) => element('span', {},
      element('span', { class: 'swatch', color: colors[row.kind] }), kinds[row.kind]) },
    ...(name === 'states' ? [] : [{ name: name === 'groups' ? 'group' : 'stack', value: (row) => row.subject }]),
    { name: 'in the timeline', show: (row) => links(name, row) },
  ], shown), left > 0 ? element('p', { class: 'note' }, `${left.toLocaleString('en')} that may be chance are left out.`) : '');
}

function about(trace) {
  return `${trace.file}, ${duration(trace.length)}, ${trace.threads.toLocaleString('en')} threads`
    + (trace.tasks > 0 ? `, ${trace.tasks.toLocaleString('en')} tasks` : '');
}

async function compare() {
  by('progress').textContent = 'Comparing…';
  try {
    const found = await json('diff', { per: by('per').value, ...times });
    by('progress').textContent = `From ${about(found.before)} to ${about(found.after)}.`;
    for (const name of ['states', 'groups', 'stacks']) {
      show(name, found[name]);
    }
  } catch (error) {
    by('progress').textContent = error.message;
    ['states', 'groups', 'stacks'].forEach((name) => by(name).replaceChildren());
  }
}

async function start(meta) {
  const dark = (localStorage.getItem('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  kinds = meta.kinds;
  colors = palette(kinds, dark);
  if (!meta.comparison) {
    by('progress').textContent = 'There is one trace only: exectrace view BEFORE AFTER compares two.';
    return;
  }
  by('before').textContent = `Before: ${meta.file}`;
  by('after').textContent = `After: ${meta.comparison.with}`;
  document.title = `${meta.file} and ${meta.comparison.with} · Exectrace`;
  by('per').addEventListener('change', compare);
  by('all').addEventListener('change', compare);
  by('times').addEventListener('submit', (event) => {
    event.preventDefault();
    choose(written());
  });
  by('whole').addEventListener('click', () => choose({}));
  addEventListener('hashchange', () => choose(chosen()));
  choose(chosen());
}

await start(await ready('meta', (text) => {
  by('progress').textContent = text;
}));
// For tests and the curious.
globalThis.diffPage = { loaded: true };
