/**
 * Turns what the hooks note into events of the trace. Loaded only once the agent is
 * there.
 */
package dev.exectrace.runtime.scheduling;
