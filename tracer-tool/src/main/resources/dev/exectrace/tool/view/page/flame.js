/** A flame graph: stacks put together, drawn from the top down, as wide as what they are worth. */

const ROW = 18;
const MIN_WIDTH = 0.6;

/** Canvases of all browsers are at least that high, in their own pixels. */
const HIGHEST = 32000;

/** The tree of some stacks, as columns; 0 is the root, and children come after their parents. */
export class Tree {
  parents = [-1];
  methods = [-1];
  values = [0];
  counts = [0];
  depths = [0];
  starts = [0];
  deepest = 0;

  constructor(stacks, inverted) {
    const children = [new Map()];
    for (const { frames, value, count } of stacks) {
      let node = 0;
      this.#add(0, value, count);
      for (let i = 0; i < frames.length; i++) {
        const method = frames[inverted ? frames.length - 1 - i : i];
        let child = children[node].get(method);
        if (child === undefined) {
          child = this.parents.length;
          children[node].set(method, child);
          children.push(new Map());
          this.parents.push(node);
          this.methods.push(method);
          this.values.push(0);
          this.counts.push(0);
          this.depths.push(i + 1);
          this.deepest = Math.max(this.deepest, i + 1);
        }
        node = child;
        this.#add(node, value, count);
      }
    }
    this.#place(children);
  }

  #add(node, value, count) {
    this.values[node] += value;
    this.counts[node] += count;
  }

  /** Where each begins, the largest of siblings first. */
  #place(children) {
    for (let node = 0; node < this.parents.length; node++) {
      let at = this.starts[node] ?? 0;
      for (const child of [...children[node].values()].sort((a, b) => this.values[b] - this.values[a])) {
        this.starts[child] = at;
        at += this.values[child];
      }
    }
  }
}

export class Flame {
  #canvas;
  #tree = new Tree([], false);
  #names = [];
  #focus = 0;
  #matches = () => false;
  #places = [];

  constructor(canvas, { onFocus, onHover }) {
    this.#canvas = canvas;
    canvas.addEventListener('click', (event) => {
      this.focus = this.at(event.offsetX, event.offsetY) ?? this.#focus;
      onFocus(this.#focus);
    });
    canvas.addEventListener('pointermove', (event) => onHover(this.at(event.offsetX, event.offsetY), event));
    canvas.addEventListener('pointerleave', () => onHover(null));
    canvas.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' || event.key === 'Backspace') {
        this.focus = Math.max(0, this.#tree.parents[this.#focus]);
        onFocus(this.#focus);
      }
    });
    new ResizeObserver(() => this.draw()).observe(canvas.parentElement);
  }

  show(tree, names) {
    this.#tree = tree;
    this.#names = names;
    this.#focus = 0;
    this.draw();
  }

  set matches(matches) {
    this.#matches = matches;
    this.draw();
  }

  set focus(node) {
    this.#focus = node;
    this.draw();
  }

  name(node) {
    return node === 0 ? 'all' : this.#names[this.#tree.methods[node]];
  }

  at(x, y) {
    return this.#places[Math.floor(y / ROW)]?.find((place) => x >= place.x && x < place.x + place.width)?.node;
  }

  draw() {
    const tree = this.#tree;
    const ratio = devicePixelRatio;
    const width = this.#canvas.parentElement.clientWidth;
    const height = Math.min((tree.deepest + 1) * ROW + 2, Math.floor(HIGHEST / ratio));
    this.#canvas.style.height = `${height}px`;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    const context = this.#canvas.getContext('2d');
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.font = '12px system-ui, "DejaVu Sans", sans-serif';
    context.textBaseline = 'middle';
    this.#places = [];
    const scale = width / (tree.values[this.#focus] || 1);
    const ancestors = new Set();
    for (let node = this.#focus; node >= 0; node = tree.parents[node]) {
      ancestors.add(node);
    }
    const from = tree.starts[this.#focus];
    const to = from + tree.values[this.#focus];
    for (let node = 0; node < tree.parents.length; node++) {
      const start = tree.starts[node];
      const above = ancestors.has(node);
      if (!above && (start < from || start >= to || tree.depths[node] <= tree.depths[this.#focus])) {
        continue;
      }
      const place = { node, x: above ? 0 : (start - from) * scale, width: above ? width : tree.values[node] * scale };
      if (place.width >= MIN_WIDTH) {
        (this.#places[tree.depths[node]] ??= []).push(place);
        this.#box(context, place, tree.depths[node] * ROW, above && node !== this.#focus);
      }
    }
  }

  #box(context, { node, x, width }, y, faded) {
    const name = this.name(node);
    context.globalAlpha = faded ? 0.5 : 1;
    context.fillStyle = this.#matches(name) ? '#d98be8' : color(node, name);
    context.fillRect(x, y, Math.max(0.6, width - 0.8), ROW - 1);
    if (width > 34) {
      context.fillStyle = '#111';
      const most = Math.floor((width - 8) / 7);
      const short = brief(name);
      context.fillText(short.length <= most ? short : `${short.slice(0, Math.max(1, most - 1))}…`, x + 4, y + ROW / 2);
    }
    context.globalAlpha = 1;
  }
}

/** The class and the method, without the package. */
export function brief(name) {
  const parts = name.split('.');
  return parts.length > 2 ? parts.slice(-2).join('.') : name;
}

/** The JDK's frames are pale, others take their hue from their package. */
function color(node, name) {
  if (node === 0) {
    return '#cfd3dc';
  }
  if (/^(java|javax|jdk|sun|com\.sun)\./.test(name)) {
    return '#d9dde3';
  }
  let hash = 7;
  for (const letter of name.split('.').slice(0, 3).join('.')) {
    hash = (hash * 31 + letter.charCodeAt(0)) % 997;
  }
  return `hsl(${20 + hash % 190} 62% 74%)`;
}
