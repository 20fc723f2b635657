/**
 * What a program says about its own work, for the trace: tasks, regions and logs.
 */
package dev.exectrace.runtime.task;
