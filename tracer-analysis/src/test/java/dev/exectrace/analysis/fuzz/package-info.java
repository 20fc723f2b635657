/**
 * Damages traces and reads what is left of them.
 */
package dev.exectrace.analysis.fuzz;
