/**
 * Meters about the captures and the scheduler of virtual threads.
 */
@NullMarked
package dev.exectrace.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
