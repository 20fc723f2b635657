/**
 * Traces in Chrome's trace event format.
 */
package dev.exectrace.analysis.export.chrome;
