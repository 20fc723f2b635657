/**
 * The chunks of the recent past, on disk.
 */
package dev.exectrace.runtime.history;
