/**
 * Where the management server listens: the defaults and the conditions that keep the
 * endpoint on loopback.
 */
@NullMarked
package dev.exectrace.autoconfigure.server;

import org.jspecify.annotations.NullMarked;
