/**
 * Tells where the time of tasks went, over all threads that worked on them.
 */
package dev.exectrace.analysis.task;
