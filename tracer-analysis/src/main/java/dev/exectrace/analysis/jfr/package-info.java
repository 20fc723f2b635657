/**
 * Reads flight recordings, ours and others, into a model.
 */
package dev.exectrace.analysis.jfr;
