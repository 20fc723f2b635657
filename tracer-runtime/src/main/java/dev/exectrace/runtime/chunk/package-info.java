/**
 * Writes JFR chunks of our own. What happens millions of times a second goes this way: a
 * JFR event costs several times as much to commit, and more bytes to keep.
 */
package dev.exectrace.runtime.chunk;
