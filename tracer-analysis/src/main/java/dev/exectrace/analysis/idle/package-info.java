/**
 * Tells waits for work from waits in work.
 */
package dev.exectrace.analysis.idle;
