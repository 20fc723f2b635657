/**
 * Traces in the formats of other tools.
 */
package dev.exectrace.analysis.export;
