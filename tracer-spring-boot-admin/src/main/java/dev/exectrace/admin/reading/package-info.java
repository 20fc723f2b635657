/**
 * What is made of a stored trace.
 */
@NullMarked
package dev.exectrace.admin.reading;

import org.jspecify.annotations.NullMarked;
