/**
 * Places in an application's code.
 */
package dev.exectrace.analysis.site;
