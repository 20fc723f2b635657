/**
 * Records the JDK's own events and hands over their chunks as they are finished.
 */
package dev.exectrace.runtime.recording;
