/**
 * Meters about the captures.
 */
@NullMarked
package dev.exectrace.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
