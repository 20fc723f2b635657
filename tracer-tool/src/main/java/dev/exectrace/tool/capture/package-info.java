/**
 * {@code exectrace capture}: takes traces from running applications.
 */
package dev.exectrace.tool.capture;
