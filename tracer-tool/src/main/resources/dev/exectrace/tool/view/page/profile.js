/** The page of profiles: what threads waited for, ran or allocated, by stack. */

import { json, ready } from './api.js';
import { element, link } from './elements.js';
import { brief, Flame, Tree } from './flame.js';
import { linkPages } from './pages.js';
import { duration, instant, percent, quantity } from './format.js';

const TOP = 200;
const SCOPE = ['from', 'to', 'task', 'tasks'];

const TITLES = {
  net: 'network waits', sync: 'waits for locks, queues and threads', syscall: 'file waits',
  sched: 'waits for a processor', block: 'all waits', cpu: 'processor time',
  pinned: 'waits that held a carrier', alloc: 'allocation',
};

const by = (id) => document.getElementById(id);
const parameters = new URLSearchParams(location.hash.slice(1));
let profile = null;
let tree = null;
let turn = 0;
/** How long the trace is. */
let window = 0;

const flame = new Flame(by('flame'), {
  onFocus: () => by('tip').setAttribute('hidden', ''),
  onHover: (node, event) => hover(node, event),
});

function value(number) {
  return profile.unit === 'bytes' ? quantity(number, 'bytes') : duration(number);
}

function hover(node, event) {
  const tip = by('tip');
  tip.hidden = node === null || node === undefined;
  if (!tip.hidden) {
    tip.textContent = `${flame.name(node)}\n${value(tree.values[node])}, ${percent(tree.values[node] / (tree.values[0] || 1))}, `
      + `${Math.round(tree.counts[node]).toLocaleString('en')} ${profile.sampled ? 'samples' : 'waits'}`;
    tip.style.left = `${Math.min(event.offsetX + 14, by('flames').clientWidth - tip.offsetWidth - 4)}px`;
    tip.style.top = `${event.offsetY + 16}px`;
  }
}

function asked() {
  const query = { type: by('type').value || parameters.get('type') || 'block' };
  for (const name of SCOPE) {
    if (parameters.has(name)) {
      query[name] = parameters.get(name);
    }
  }
  if (by('threads').value.trim()) {
    query.threads = by('threads').value.trim();
  }
  if (by('idle').checked) {
    query.idle = 'yes';
  }
  return query;
}

async function load() {
  const mine = ++turn;
  const query = asked();
  const { invert, search } = { invert: by('invert').checked ? 'yes' : '', search: by('search').value };
  const address = new URLSearchParams({ ...query, ...(invert && { invert }), ...(search && { search }) });
  history.replaceState(null, '', `#${address}`);
  by('pprof').href = `api/pprof?${new URLSearchParams(query)}`;
  try {
    const loaded = await json('profile', query);
    if (mine === turn) {
      profile = loaded;
      show();
    }
  } catch (error) {
    by('sum').textContent = error.message;
  }
}

function show() {
  if (by('type').options.length === 0) {
    by('type').append(...profile.types.map((type) => element('option', { value: type }, TITLES[type] ?? type)));
  }
  by('type').value = profile.type;
  const left = profile.hidden > 0 ? ` ${value(profile.hidden)} of idle workers are left out.` : '';
  by('sum').textContent = profile.total === 0 ? `Nothing is ${profile.title} here.${left}`
    : `${value(profile.value)} ${profile.title}, by ${profile.threads.toLocaleString('en')} threads.${left}`;
  tree = new Tree(profile.stacks, by('invert').checked);
  flame.show(tree, profile.methods);
  search();
  tops();
}

function tops() {
  const flat = new Map();
  const cumulative = new Map();
  for (const { frames, value } of profile.stacks) {
    flat.set(frames.at(-1), (flat.get(frames.at(-1)) ?? 0) + value);
    new Set(frames).forEach((method) => cumulative.set(method, (cumulative.get(method) ?? 0) + value));
  }
  const sought = by('search').value.trim().toLowerCase();
  const rows = [...cumulative].filter(([method]) => profile.methods[method].toLowerCase().includes(sought))
    .sort((a, b) => (flat.get(b[0]) ?? 0) - (flat.get(a[0]) ?? 0) || b[1] - a[1]).slice(0, TOP);
  const cell = (text) => element('td', { class: 'number' }, text);
  by('tops').replaceChildren(element('table', {},
    element('tr', {}, ...['here', '', 'with what it calls', '', 'method'].map((name) => element('th', { scope: 'col' }, name))),
    ...rows.map(([method, all]) => element('tr', {},
      cell(value(flat.get(method) ?? 0)), cell(percent((flat.get(method) ?? 0) / profile.value)),
      cell(value(all)), cell(percent(all / profile.value)),
      element('td', {}, link(profile.methods[method], () => {
        by('search').value = profile.methods[method];
        load();
      }), ' ', element('a', { href: `./#${new URLSearchParams({ search: brief(profile.methods[method]) })}` }, 'in the timeline'))))));
}

/** Marks what is found, and says how much of the whole has it in its stack. */
function search() {
  const sought = by('search').value.trim().toLowerCase();
  const found = (name) => sought !== '' && name.toLowerCase().includes(sought);
  flame.matches = found;
  const matched = profile.stacks.filter(({ frames }) => frames.some((method) => found(profile.methods[method])))
    .reduce((sum, stack) => sum + stack.value, 0);
  by('matched').textContent = sought ? percent(matched / (profile.value || 1)) : '';
}

function scope() {
  const parts = [];
  if (parameters.has('from') || parameters.has('to')) {
    const [from, to] = [Number(parameters.get('from') ?? 0), Number(parameters.get('to') ?? window)];
    parts.push(`from ${instant(from, 1)} to ${instant(to, 1)}`);
  }
  if (parameters.has('task')) {
    parts.push(`in task ${parameters.get('task')}`);
  }
  if (parameters.has('tasks')) {
    parts.push(`in tasks with “${parameters.get('tasks')}”`);
  }
  by('scope').replaceChildren(...(parts.length === 0 ? [] : [`only ${parts.join(', ')} · `, link('all', () => {
    SCOPE.forEach((name) => parameters.delete(name));
    scope();
    load();
  })]));
  const view = new URLSearchParams([...parameters].filter(([name]) => name === 'from' || name === 'to'));
  const scoped = new URLSearchParams([...parameters].filter(([name]) => SCOPE.includes(name)));
  by('timeline').href = view.size > 0 ? `./#${view}` : './';
  by('overview').href = scoped.size > 0 ? `overview.html#${scoped}` : 'overview.html';
}

function start(meta) {
  document.documentElement.dataset.theme = localStorage.getItem('theme')
    ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  document.title = `Profiles of ${meta.file} · Exectrace`;
  by('file').textContent = meta.file;
  linkPages(meta);
  window = meta.window;
  by('threads').value = parameters.get('threads') ?? '';
  by('search').value = parameters.get('search') ?? '';
  by('idle').checked = parameters.get('idle') === 'yes';
  by('invert').checked = parameters.get('invert') === 'yes';
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(load, 200);
  };
  for (const id of ['type', 'idle', 'invert']) {
    by(id).addEventListener('change', load);
  }
  by('threads').addEventListener('input', soon);
  by('search').addEventListener('input', soon);
  addEventListener('hashchange', () => location.reload());
  addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement?.tagName !== 'INPUT') {
      event.preventDefault();
      by('search').focus();
    }
  });
  scope();
  return load();
}

// For tests and the curious.
globalThis.profilePage = { get profile() { return profile; }, get tree() { return tree; }, flame };

start(await ready('meta', (text) => {
  by('sum').textContent = text;
}));
