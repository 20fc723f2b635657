/** Makes elements. What comes from the trace is only ever text. */

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'onclick') {
      made.addEventListener('click', value);
    } else if (name === 'color') {
      made.style.backgroundColor = value;
    } else if (name === 'share') {
      made.style.width = `${value * 100}%`;
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A link within the page: a button, so that it is reached with the keyboard. */
export function link(text, onclick) {
  const made = element('a', { href: '#', role: 'button' }, text);
  made.addEventListener('click', (event) => {
    event.preventDefault();
    onclick();
  });
  return made;
}

export function table(rows) {
  return element('table', {}, ...rows.filter((row) => row[1] !== null && row[1] !== undefined && row[1] !== '')
    .map(([name, value]) => element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value))));
}

const JDK = /^(java|javax|jdk|sun|com\.sun)\./;

export function stack(frames) {
  return element('ol', { class: 'stack' }, ...frames.map((frame) =>
    element('li', JDK.test(frame) ? { class: 'jdk' } : {}, frame)));
}
