/**
 * Two traces side by side: what got slower.
 */
package dev.exectrace.analysis.diff;
