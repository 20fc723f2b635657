/**
 * Random schedules, each with its own account of what happened.
 */
package dev.exectrace.analysis.generator;
