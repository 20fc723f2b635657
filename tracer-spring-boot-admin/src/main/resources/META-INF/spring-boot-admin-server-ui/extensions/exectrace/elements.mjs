/** Parts of the view. Texts are always texts: names come from the instance. */

const { h, resolveComponent } = globalThis.Vue;

export const button = (text, attributes) => h(resolveComponent('sba-button'), attributes, () => text);

/** To be clicked twice. */
export const confirmed = (text, attributes) => h(resolveComponent('sba-confirm-button'), attributes, () => text);

export const link = (text, attributes) =>
  h(resolveComponent('sba-button'), { as: 'a', ...attributes }, () => text);

export const panel = (title, id, content) =>
  h(resolveComponent('sba-panel'), { title, id }, { default: () => content });

export const facts = (rows) =>
  h('dl', { class: 'exectrace-facts' }, rows.flatMap(([name, value]) => [h('dt', name), h('dd', value)]));

export const table = (heads, rows) =>
  h('div', { class: 'exectrace-scroll' }, h('table', [
    h('thead', h('tr', heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', rows),
  ]));

export const actions = (buttons) => h('span', { class: 'exectrace-actions' }, buttons);
