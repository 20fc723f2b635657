/**
 * Locks and pools that threads waited for, and who kept them waiting.
 */
package dev.exectrace.analysis.locks;
