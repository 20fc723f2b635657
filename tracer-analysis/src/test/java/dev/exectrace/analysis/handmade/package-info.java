/**
 * Traces that no JVM writes.
 */
package dev.exectrace.analysis.handmade;
