/**
 * Traces in Perfetto's format.
 */
package dev.exectrace.analysis.export.perfetto;
