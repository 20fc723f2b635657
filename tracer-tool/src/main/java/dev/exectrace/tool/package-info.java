/**
 * The {@code exectrace} command.
 */
package dev.exectrace.tool;
