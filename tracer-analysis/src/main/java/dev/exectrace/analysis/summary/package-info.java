/**
 * The whole of a trace on a page.
 */
package dev.exectrace.analysis.summary;
