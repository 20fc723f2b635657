/**
 * {@code exectrace locks}.
 */
package dev.exectrace.tool.locks;
