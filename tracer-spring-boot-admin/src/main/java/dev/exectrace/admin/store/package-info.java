/**
 * Captured traces on the Admin server's disk, bounded.
 */
@NullMarked
package dev.exectrace.admin.store;

import org.jspecify.annotations.NullMarked;
