/**
 * Takes traces of instances into the store.
 */
@NullMarked
package dev.exectrace.admin.capture;

import org.jspecify.annotations.NullMarked;
