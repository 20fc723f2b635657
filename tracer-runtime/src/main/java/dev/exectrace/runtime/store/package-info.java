/**
 * Traces on disk that wait to be fetched: snapshots of the recent past and captures.
 */
package dev.exectrace.runtime.store;
