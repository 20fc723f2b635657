/** The curve of the minimum mutator utilisation: window lengths on a logarithmic axis. */

import { duration, percent } from './format.js';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 190, 48, 24, 8];

function shape(name, attributes, ...children) {
  const made = document.createElementNS(NAMESPACE, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

/** Draws it; a click on a point goes to the worst window of that length. */
export function curve(points, go) {
  const [first, last] = [points[0].window, points.at(-1).window];
  const x = (window) => LEFT + (last > first ? Math.log(window / first) / Math.log(last / first) : 0) * (WIDTH - LEFT - 12);
  const y = (share) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const ticks = points.filter((point, i) => i === 0 || Math.floor(Math.log10(point.window) + 1e-9)
    > Math.floor(Math.log10(points[i - 1].window) + 1e-9));
  return shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: 'img',
    'aria-label': `At least ${percent(points[0].utilisation)} in windows of ${duration(first)}, ${percent(points.at(-1).utilisation)} in all` },
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      shape('line', { class: 'grid', x1: LEFT, x2: WIDTH - 12, y1: y(share), y2: y(share) }),
      shape('text', { x: LEFT - 6, y: y(share) + 4, 'text-anchor': 'end' }, `${share * 100}%`)]),
    ...ticks.flatMap((point) => [
      shape('line', { class: 'grid', x1: x(point.window), x2: x(point.window), y1: TOP, y2: HEIGHT - BOTTOM }),
      shape('text', { x: x(point.window), y: HEIGHT - 6, 'text-anchor': 'middle' }, duration(point.window))]),
    shape('polyline', { class: 'curve', points: points.map((point) => `${x(point.window)},${y(point.utilisation)}`).join(' ') }),
    ...points.map((point) => {
      const dot = shape('circle', { class: 'dot', cx: x(point.window), cy: y(point.utilisation), r: 5 },
        shape('title', {}, `${percent(point.utilisation)} in the worst ${duration(point.window)}`));
      dot.addEventListener('click', () => go(point));
      return dot;
    }));
}
