/** Everything that a key or the palette does, by name. */

const by = (id) => document.getElementById(id);

const NEXT = { '': 'processor', processor: 'thread', thread: '' };

function choose(id, value) {
  by(id).value = value;
  by(id).dispatchEvent(new Event('change'));
}

function focus(id) {
  by(id).focus();
  by(id).select();
}

/** Keys are names as events have them; those that go with Alt, and Escape, are told for people only. */
export function commands(app) {
  const page = () => app.picture.height - 40;
  return [
    { name: 'Fit the selection into the picture', keys: ['f'], run: () => app.fit() },
    { name: 'Show the whole trace', keys: ['0'], run: () => app.whole() },
    { name: 'Go to who ended the wait', keys: ['b'], run: () => app.selection.goToWaker() },
    { name: 'What made the task take so long: its critical path', keys: ['c'], run: () => app.selection.explain() },
    { name: 'Previous slice of the row', keys: [','], run: () => app.selection.neighbour('previous') },
    { name: 'Next slice of the row', keys: ['.'], run: () => app.selection.neighbour('next') },
    { name: 'Search threads, stacks, locks and tasks', keys: ['/'], run: () => focus('search') },
    { name: 'Filter rows by name', keys: [], run: () => focus('filter') },
    { name: 'Only rows that show anything in this time, or all', keys: ['v'], run: () => by('alive').click() },
    { name: 'Mark the selection, or the time at the pointer', keys: ['m'], run: () => app.mark() },
    { name: 'Pin the selected row to the top, or let it go', keys: ['p'], run: () => app.pin() },
    { name: 'Move the selected row up', keys: [], told: 'Alt + ↑', run: () => app.reorder.move(-1) },
    { name: 'Move the selected row down', keys: [], told: 'Alt + ↓', run: () => app.reorder.move(1) },
    { name: 'Move the group of the selected row up', keys: [], told: 'Alt + Shift + ↑', run: () => app.reorder.move(-1, true) },
    { name: 'Move the group of the selected row down', keys: [], told: 'Alt + Shift + ↓', run: () => app.reorder.move(1, true) },
    { name: 'Clear the selection', keys: [], told: 'Esc', run: () => app.selection.clear() },
    { name: 'By processor, by thread, or both', keys: ['t'], run: () => app.toolbar.by(NEXT[app.tracks.by]) },
    { name: 'By processor: what each carrier ran', keys: [], run: () => app.toolbar.by('processor') },
    { name: 'By thread: what each thread did', keys: [], run: () => app.toolbar.by('thread') },
    { name: 'Order rows as they came', keys: [], run: () => choose('sort', '') },
    { name: 'Order rows, the longest running first', keys: [], run: () => choose('sort', 'running') },
    { name: 'Order rows, the longest runnable first', keys: [], run: () => choose('sort', 'runnable') },
    { name: 'Order rows, the longest blocked first', keys: [], run: () => choose('sort', 'blocked') },
    { name: 'Scroll a page down', keys: ['PageDown'], run: () => app.scroll(page()) },
    { name: 'Scroll a page up', keys: ['PageUp'], run: () => app.scroll(-page()) },
    { name: 'First row', keys: ['Home'], run: () => app.scroll(-Infinity) },
    { name: 'Last row', keys: ['End'], run: () => app.scroll(app.tracks.height) },
    { name: 'Back', keys: [], told: 'Alt + ←', run: () => history.back() },
    { name: 'Forward', keys: [], told: 'Alt + →', run: () => history.forward() },
    { name: 'Dark or light', keys: [], run: () => by('theme').click() },
    { name: 'Overview: findings, tasks, locks, threads', keys: [], run: () => by('overview').click() },
    { name: 'Profiles: flame graphs', keys: [], run: () => by('profiles').click() },
    ...(app.meta.live ? [{ name: 'Capture again', keys: [], run: () => by('again').click() }] : []),
    ...(by('comparison') ? [{ name: 'Comparison: what got slower', keys: [], run: () => by('comparison').click() }] : []),
    { name: 'Keys and mouse', keys: ['?'], run: () => by('keys').showModal() },
  ];
}
