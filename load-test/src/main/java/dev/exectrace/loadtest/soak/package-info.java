/**
 * Hours of load with a capture every now and then: what grows, and what sinks.
 */
package dev.exectrace.loadtest.soak;
