/** The page that begins with the answers: findings, tasks, locks, threads. */

import { json, ready } from './api.js';
import { palette } from './colors.js';
import { element, link } from './elements.js';
import { curve } from './curve.js';
import { duration, instant, percent } from './format.js';
import { linkPages } from './pages.js';
import { sorted } from './sorted.js';

const by = (id) => document.getElementById(id);
const parameters = new URLSearchParams(location.hash.slice(1));
const time = Object.fromEntries([...parameters].filter(([name]) => name === 'from' || name === 'to'));

/** The tasks that were selected, by an id or by a part of their names. */
const chosenTasks = Object.fromEntries([...parameters].filter(([name]) => name === 'task' || name === 'tasks'));

const ofTasks = Object.keys(chosenTasks).length > 0;

/** What everything on the page is about. */
const chosen = { ...time, ...chosenTasks };

const FIRST = 6;

let kinds = [];
let colors = [];

const to = (page, query, text) => element('a', { href: `${page}#${new URLSearchParams(query)}` }, text);

/** Where time went, as a bar, with the numbers for those who point at it or listen. */
function bar(times, total) {
  const parts = times.map((value, kind) => ({ value, kind })).filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const words = parts.slice(0, 6).map(({ value, kind }) => `${kinds[kind]} ${duration(value)}`).join(', ');
  return element('div', { class: 'bar', role: 'img', title: words, 'aria-label': words },
    ...parts.map(({ value, kind }) => element('span', { color: colors[kind], share: value / (total || 1) })));
}

function reveal(id) {
  by(id).hidden = false;
  return by(id);
}

async function findings() {
  const found = await json('findings');
  const list = reveal('findings').querySelector('ol');
  const items = found.map((finding) => element('li', {},
    element('span', {}, finding.title),
    ...finding.details.map((detail) => element('p', { class: 'note' }, detail)),
    finding.site ? element('p', {}, to('./', { search: finding.site }, 'in the timeline'), ' · ',
      to('profile.html', { type: finding.kind === 'gc' ? 'block' : typeOf(finding.kind), search: finding.site }, 'its stacks')) : ''));
  list.replaceChildren(...items.slice(0, FIRST));
  if (items.length > FIRST) {
    list.after(element('details', {}, element('summary', {}, `${items.length - FIRST} more`),
      element('ol', { start: FIRST + 1 }, ...items.slice(FIRST))));
  }
  if (found.length === 0) {
    list.replaceWith(element('p', {}, 'Nothing stands out.'));
  }
}

function typeOf(kind) {
  return { network: 'net', file: 'syscall', pinned: 'pinned', scheduler: 'sched', sleep: 'block' }[kind] ?? 'sync';
}

async function tasks() {
  const found = await json('tasks', chosen);
  if (found.length === 0) {
    return;
  }
  reveal('tasks').querySelector('.table').replaceChildren(sorted([
    { name: 'name', value: (row) => row.name, show: (row) => link(row.name, () => latencies(row.name)) },
    { name: 'tasks', number: true, value: (row) => row.count, show: (row) => row.count.toLocaleString('en') },
    { name: 'failed', number: true, value: (row) => row.failed, show: (row) => row.failed || '' },
    { name: 'p50', number: true, value: (row) => row.durations.p50, show: (row) => (row.complete > 0 ? duration(row.durations.p50) : '') },
    { name: 'p99', number: true, value: (row) => row.durations.p99, show: (row) => (row.complete > 0 ? duration(row.durations.p99) : '') },
    { name: 'slowest', number: true, value: (row) => row.durations.max,
      show: (row) => (row.complete > 0 && row.slowest ? to('./', { explain: row.slowest }, duration(row.durations.max)) : '') },
    { name: 'where the time went', show: (row) => bar(row.times, row.total) },
    { name: '', show: (row) => to('profile.html', { ...time, ...(chosenTasks.task ? { task: chosenTasks.task } : { tasks: row.name }) }, 'stacks') },
  ], found));
  await latencies(null);
}

/** How long the tasks of a name took; a bar that is chosen shows the slowest of those that it stands for. */
async function latencies(name, between = null) {
  const query = { ...chosen, ...(name !== null && { name }), ...between };
  const { bars, slowest } = await json('latencies', query);
  by('latency-title').replaceChildren(`How long ${name === null ? 'all tasks' : `“${name}”`} took`,
    name === null || ofTasks ? ''
      : element('small', {}, ' ', to('overview.html', { ...time, tasks: name }, 'only these on this page')));
  const most = Math.max(1, ...bars.map(({ count }) => count));
  by('bars').replaceChildren(...bars.map((one) => {
    const picked = between !== null && one.least === between.least;
    const words = `${one.count.toLocaleString('en')} took ${duration(one.least)} to ${duration(one.most)}`;
    const button = element('button', { type: 'button', title: words, 'aria-label': words, 'aria-pressed': picked,
      onclick: () => latencies(name, picked ? null : { least: one.least, most: one.most }) }, element('i', {}));
    button.firstChild.style.height = one.count > 0 ? `max(2px, ${one.count / most * 100}%)` : '0';
    return button;
  }));
  const scale = bars.length > 0 ? `${duration(bars[0].least)} to ${duration(bars.at(-1).most)}` : '';
  by('bars').append(element('span', { class: 'note' }, scale));
  document.querySelector('#tasks .slowest').replaceChildren(
    element('h3', {}, between === null ? 'The slowest' : `The slowest of ${duration(between.least)} to ${duration(between.most)}`),
    sorted([
      { name: 'took', number: true, value: ({ task }) => task.end - task.start,
        show: ({ task }) => to('./', { explain: task.id }, duration(task.end - task.start)) },
      { name: 'task', value: ({ task }) => task.name,
        show: ({ task }) => to('overview.html', { task: task.id, from: Math.max(0, task.start), to: task.end }, task.name) },
      { name: 'at', number: true, value: ({ task }) => task.start, show: ({ task }) => instant(task.start, 1000) },
      { name: 'failed with', value: (row) => row.outcome ?? '' },
      { name: 'what is said about it', value: (row) => row.attributes ?? '' },
    ], slowest, 20));
}

async function locks() {
  const { locks: found } = await json('locks', chosen);
  if (found.length === 0) {
    return;
  }
  reveal('locks').querySelector('.table').replaceChildren(sorted([
    { name: '', show: (row) => element('span', { class: 'swatch', color: colors[row.kind] }) },
    { name: 'what', value: (row) => row.label },
    { name: 'where', value: (row) => row.site ?? row.type ?? '',
      show: (row) => (row.site ? to('./', { search: row.site }, row.site) : row.type ?? '') },
    { name: 'waits', number: true, value: (row) => row.waits, show: (row) => row.waits.toLocaleString('en') },
    { name: 'waited', number: true, value: (row) => row.total, show: (row) => duration(row.total) },
    { name: 'threads', number: true, value: (row) => row.waiters, show: (row) => row.waiters.toLocaleString('en') },
    { name: 'released by', value: (row) => row.releasers.join(', ') },
    { name: 'longest waits', number: true, value: (row) => row.longest, show: (row) => element('span', {},
      ...row.longestWaits.flatMap((wait) => [to('./', { row: wait.row, at: wait.start }, duration(wait.end - wait.start)), ' '])) },
  ], found));
}

async function threads() {
  const found = await json('threads', chosen);
  const blocked = (row) => row.waits.sum;
  reveal('threads').querySelector('.table').replaceChildren(sorted([
    { name: 'group', value: (row) => row.name, show: (row) => to('./', { ...time, filter: row.name.split('*')[0] }, row.name) },
    { name: 'threads', number: true, value: (row) => row.threads, show: (row) => row.threads.toLocaleString('en') },
    { name: 'running', number: true, value: (row) => row.times[1], show: (row) => duration(row.times[1]) },
    { name: 'runnable', number: true, value: (row) => row.times[2], show: (row) => duration(row.times[2]) },
    { name: 'blocked', number: true, value: blocked, show: (row) => duration(blocked(row)) },
    { name: 'runnable p99', number: true, value: (row) => row.runnable.p99, show: (row) => duration(row.runnable.p99) },
    { name: 'wait p99', number: true, value: (row) => row.waits.p99, show: (row) => duration(row.waits.p99) },
    { name: 'where the time went', show: (row) => bar(row.times, row.total) },
  ], found));
}

async function stops(meta) {
  const found = await json('stops', chosen);
  if (found.count === 0 && found.collections.length === 0) {
    return;
  }
  const section = reveal('stops');
  section.querySelector('p').textContent = `The JVM stopped all threads ${found.count.toLocaleString('en')} times`
    + `${ofTasks ? ' while these tasks went on' : ''}, for ${duration(found.stopped)} in all, ${percent(found.stopped / (found.length || 1))} of ${ofTasks ? 'their' : 'the'} time. `
    + 'How much of its time the application could run, in the worst window of each length; a click goes there:';
  if (found.curve.length > 1) {
    by('curve').replaceChildren(curve(found.curve, ({ start, window }) => {
      location.href = `./#${new URLSearchParams({ from: start, to: start + window })}`;
    }));
  }
  const row = meta.groups.find((group) => group.name === 'stopped threads')?.first;
  section.querySelector('.table').replaceChildren(
    sorted([
      { name: 'stopped for', number: true, value: (pause) => pause.duration,
        show: (pause) => to('./', { row, at: Math.max(0, pause.start) }, duration(pause.duration)) },
      { name: 'at', number: true, value: (pause) => pause.start, show: (pause) => instant(pause.start, 1000) },
      { name: 'what for', value: (pause) => pause.cause },
    ], found.pauses, 10),
    element('h3', {}, 'Garbage collections'),
    sorted([
      { name: 'number', number: true, value: (collection) => collection.id },
      { name: 'collector', value: (collection) => collection.name },
      { name: 'cause', value: (collection) => collection.cause },
      { name: 'at', number: true, value: (collection) => collection.start, show: (collection) => instant(collection.start, 1000) },
      { name: 'took', number: true, value: (collection) => collection.duration, show: (collection) => duration(collection.duration) },
      { name: 'pauses', number: true, value: (collection) => collection.pauses, show: (collection) => duration(collection.pauses) },
      { name: 'longest', number: true, value: (collection) => collection.longestPause,
        show: (collection) => duration(collection.longestPause) },
    ], found.collections, 20));
}

/** Says what part of the trace this is about, hands it on to the other pages, and returns whether it is a part. */
function scope(meta) {
  const parts = [];
  if (time.from || time.to) {
    by('timeline').href = `./#${new URLSearchParams(time)}`;
    parts.push(`from ${instant(Number(time.from ?? 0), 1)} to ${instant(Number(time.to ?? meta.window), 1)}`);
  }
  const { task, tasks: named } = chosenTasks;
  if (named) {
    parts.push(`tasks with “${named}”`);
    by('timeline').href = `./#${new URLSearchParams({ ...time, search: named })}`;
  } else if (task) {
    parts.push(`task ${task}`);
    by('timeline').href = `./#${new URLSearchParams({ explain: task })}`;
  }
  if (parts.length === 0) {
    return false;
  }
  by('profiles').href = `profile.html#${new URLSearchParams({ ...time, ...chosenTasks })}`;
  by('scope').append(`only ${parts.join(', ')} · `, element('a', { href: 'overview.html' }, 'all'));
  by('left-out').hidden = false;
  by('left-out').textContent = 'Findings are of the whole trace and left out.'
    + (task || named ? ' Locks and threads are those of the time in which threads worked on the selected tasks, stops and collections those while the tasks went on.' : '');
  return true;
}

async function start(meta) {
  const dark = (localStorage.getItem('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.title = `Overview of ${meta.file} · Exectrace`;
  by('file').textContent = meta.file;
  linkPages(meta);
  by('progress').textContent = '';
  kinds = meta.kinds;
  colors = palette(kinds, dark);
  const partial = scope(meta);
  addEventListener('hashchange', () => location.reload());
  await Promise.all([...(partial ? [] : [findings()]), tasks(), locks(), threads(), stops(meta)]);
}

const loaded = start(await ready('meta', (text) => {
  by('progress').textContent = text;
}));
await loaded.catch((error) => {
  by('progress').textContent = error.message;
});
// For tests and the curious.
globalThis.overviewPage = { loaded: true };
