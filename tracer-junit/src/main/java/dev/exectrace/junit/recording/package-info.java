/**
 * Captures that are written to files while tests run.
 */
package dev.exectrace.junit.recording;
