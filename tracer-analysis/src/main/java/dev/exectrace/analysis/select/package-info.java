/**
 * Which part of a trace a view is about.
 */
package dev.exectrace.analysis.select;
