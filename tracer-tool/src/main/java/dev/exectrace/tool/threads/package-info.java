/**
 * {@code exectrace threads}.
 */
package dev.exectrace.tool.threads;
