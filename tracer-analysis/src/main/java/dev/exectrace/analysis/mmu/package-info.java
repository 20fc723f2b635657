/**
 * How much of its time the application could at least run, between pauses.
 */
package dev.exectrace.analysis.mmu;
