/**
 * Who may reach the endpoint: local requests only, then authentication, by a filter chain
 * of its own.
 */
@NullMarked
package dev.exectrace.autoconfigure.guard;

import org.jspecify.annotations.NullMarked;
