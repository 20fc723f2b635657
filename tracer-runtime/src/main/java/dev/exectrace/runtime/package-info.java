/**
 * Captures of the JVM's execution: start one, stream its trace, end it.
 */
package dev.exectrace.runtime;
