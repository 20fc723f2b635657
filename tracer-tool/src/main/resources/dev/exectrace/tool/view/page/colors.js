/**
 * The colours of kinds. Running, runnable and the waits people look for are of Okabe and
 * Ito's palette, which those who do not see some colours can tell apart; waits that are
 * mostly idle are pale.
 */

const SHARED = {
  running: '#009e73', runnable: '#e69f00', stopped: '#a3123f', task: '#4f86c6', region: '#8a79c9', 'garbage collection': '#a3123f',
  network: '#56b4e9', monitor: '#d55e00', lock: '#cc79a7', file: '#0072b2', pinned: '#7a2a1d',
  'class loading': '#8b6f47', gc: '#a3123f',
};

const LIGHT = {
  condition: '#b9bfe0', queue: '#c9d3e8', park: '#ccd0d8', 'object wait': '#d3c3e0', sleep: '#e3e6ea',
  blocked: '#bfc3ca', unknown: '#f0f0f0',
};

const DARK = {
  condition: '#4c5384', queue: '#43557d', park: '#4a4f59', 'object wait': '#5d4a70', sleep: '#33373e',
  blocked: '#5a5f69', unknown: '#24272c',
};

export function palette(kinds, dark) {
  const colors = { ...SHARED, ...(dark ? DARK : LIGHT) };
  return kinds.map((kind) => colors[kind] ?? 'transparent');
}

/** Black or white, whichever is easier to read on a colour. */
export function inkOn(color) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return r * 0.299 + g * 0.587 + b * 0.114 > 130 ? '#111111' : '#ffffff';
}

/** A colour as it stands in the memory of an image, red first; nothing for what is no colour. */
export function pixel(color, share = 1) {
  if (!color.startsWith('#')) {
    return 0;
  }
  const rgb = parseInt(color.slice(1), 16);
  return (Math.round(share * 255) << 24 | (rgb & 0xff) << 16 | (rgb & 0xff00) | rgb >> 16) >>> 0;
}
