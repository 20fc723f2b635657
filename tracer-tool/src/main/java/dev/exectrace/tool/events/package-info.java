/**
 * {@code exectrace events}.
 */
package dev.exectrace.tool.events;
