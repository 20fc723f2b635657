/** The links from page to page that are not always there. */

import { followReading } from './early.js';
import { element } from './elements.js';

export function linkPages(meta) {
  if (meta.early) {
    followReading(meta);
  }
  if (meta.comparison) {
    document.querySelector('nav').append(' ', element('a', { id: 'comparison', href: meta.comparison.page },
      `Compared with ${meta.comparison.with}`));
  }
}
