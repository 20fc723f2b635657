/**
 * {@code exectrace diff}.
 */
package dev.exectrace.tool.diff;
