/**
 * What a trace tells: threads, their states, and what goes with them.
 */
package dev.exectrace.analysis.model;
