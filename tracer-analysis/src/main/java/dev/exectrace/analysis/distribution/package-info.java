/**
 * How times are distributed.
 */
package dev.exectrace.analysis.distribution;
