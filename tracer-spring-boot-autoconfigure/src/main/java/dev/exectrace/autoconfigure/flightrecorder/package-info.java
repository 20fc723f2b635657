/**
 * The flight recorder: the recent past, recorded all the time, and what saves it.
 */
@NullMarked
package dev.exectrace.autoconfigure.flightrecorder;

import org.jspecify.annotations.NullMarked;
