/**
 * Columns and indexes that hold millions of rows in little memory.
 */
package dev.exectrace.analysis.column;
