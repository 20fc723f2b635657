/**
 * {@code exectrace summary}.
 */
package dev.exectrace.tool.summary;
