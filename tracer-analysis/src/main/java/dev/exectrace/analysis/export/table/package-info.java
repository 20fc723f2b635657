/**
 * A trace as flat tables.
 */
package dev.exectrace.analysis.export.table;
