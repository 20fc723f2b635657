/**
 * Lists the threads that are alive.
 */
package dev.exectrace.runtime.threads;
