/**
 * Keeps the finished chunks on disk until the reader has taken them.
 */
package dev.exectrace.runtime.spool;
