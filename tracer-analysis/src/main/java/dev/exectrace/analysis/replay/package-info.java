/**
 * Run slices that are not kept, put in order while they are read.
 */
package dev.exectrace.analysis.replay;
