/**
 * {@code exectrace tasks}.
 */
package dev.exectrace.tool.tasks;
