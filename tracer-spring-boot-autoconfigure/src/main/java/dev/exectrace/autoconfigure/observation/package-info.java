/**
 * Makes every Micrometer observation a task of the trace.
 */
@NullMarked
package dev.exectrace.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
