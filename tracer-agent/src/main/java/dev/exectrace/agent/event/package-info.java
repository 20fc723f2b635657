/**
 * The events that the hooks commit through JFR itself, for the sake of its stack traces.
 */
package dev.exectrace.agent.event;
