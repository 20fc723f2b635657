/** Paints curves, a column a span: as pixels in memory, as thousands of rectangles take the time of a whole frame. */

export class Columns {
  #image;
  #pixels;
  #ratio;

  /** The height is that on the screen, of so many pixels each. */
  constructor(count, height, ratio) {
    this.#image = new ImageData(Math.max(1, count), Math.max(1, Math.round(height * ratio)));
    this.#pixels = new Uint32Array(this.#image.data.buffer);
    this.#ratio = this.#image.height / height;
  }

  /** Fills a column from one height to another, at least one pixel of it. */
  fill(column, top, bottom, pixel) {
    const { width, height } = this.#image;
    const first = Math.max(0, Math.min(height - 1, Math.round(top * this.#ratio)));
    const end = Math.min(height, Math.max(first + 1, Math.round(bottom * this.#ratio)));
    for (let at = first * width + column; at < end * width; at += width) {
      this.#pixels[at] = pixel;
    }
  }

  /** What was painted, to be drawn from. */
  canvas() {
    const canvas = document.createElement('canvas');
    canvas.width = this.#image.width;
    canvas.height = this.#image.height;
    canvas.getContext('2d').putImageData(this.#image, 0, 0);
    return canvas;
  }
}
