/**
 * {@code exectrace export}.
 */
package dev.exectrace.tool.export;
