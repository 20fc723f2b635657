/**
 * Tables as comma-separated values.
 */
package dev.exectrace.analysis.export.csv;
