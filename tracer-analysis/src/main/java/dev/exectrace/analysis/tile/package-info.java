/**
 * What a viewer draws: slices in rows, and for any window and zoom what its pixels show.
 */
package dev.exectrace.analysis.tile;
