/** Where on the canvas what is, in pixels: the whole trace above, the ruler, rows with labels on their left. */

export const LABELS = 230;
export const OVERVIEW = 44;
export const RULER = 22;
export const TOP = OVERVIEW + RULER;
export const SCROLLBAR = 8;
