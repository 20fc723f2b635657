/**
 * Problem details, RFC 9457.
 */
@NullMarked
package dev.exectrace.autoconfigure.problem;

import org.jspecify.annotations.NullMarked;
