/**
 * {@code exectrace path}.
 */
package dev.exectrace.tool.path;
