/**
 * What was recorded so far, on disk: the chunks of the recent past and saved snapshots.
 */
package dev.exectrace.runtime.history;
