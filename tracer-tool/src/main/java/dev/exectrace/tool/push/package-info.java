/**
 * {@code exectrace push}.
 */
package dev.exectrace.tool.push;
