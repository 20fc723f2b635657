/** The start of a trace, which is shown while all of it is being read. */

import { duration } from './format.js';

const START = 'start/';
const ASK = 300;

/** What of the view's address means the same in the whole trace: numbers of rows and slices do not. */
const KEPT = ['from', 'to', 'marks', 'sort', 'alive', 'filter', 'search', 'path', 'explain', 'task', 'tasks', 'type'];

const page = () => location.pathname.split('/').pop();

/** Goes to the pages of the start, where there are such and only the whole is being waited for. */
export function goToStart(response) {
  const there = response.status === 202 && response.headers.get('Content-Location') === START;
  if (there) {
    location.replace(`${START}${page()}${location.hash}`);
  }
  return there;
}

/** Goes from the start to the whole, to the same time. */
export function goToWhole(window) {
  const parts = new URLSearchParams(location.hash.slice(1));
  const kept = new URLSearchParams([...parts].filter(([name]) => KEPT.includes(name)));
  if (window !== undefined && Number(parts.get('from')) <= 0 && Number(parts.get('to')) >= window) {
    kept.delete('from');
    kept.delete('to');
  }
  location.replace(`../${page()}#${kept}`);
}

/** Says that this is the start only, and how far the rest is, until that is there. */
export async function followReading(meta) {
  const banner = document.createElement('p');
  banner.id = 'early';
  banner.setAttribute('role', 'status');
  document.querySelector('header').after(banner);
  const say = (text) => {
    const all = `Only the first ${duration(meta.window)} of the trace so far. ${text}`;
    if (banner.textContent !== all) {
      banner.textContent = all;
    }
  };
  for (;;) {
    try {
      const response = await fetch('../api/progress');
      if (response.status === 204) {
        goToWhole(meta.window);
        return;
      }
      say((await response.text()).trim());
    } catch {
      say('The viewer does not answer. Has the command been ended?');
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, ASK));
  }
}
