/**
 * The actuator endpoint that captures execution traces.
 */
@NullMarked
package dev.exectrace.autoconfigure.endpoint;

import org.jspecify.annotations.NullMarked;
