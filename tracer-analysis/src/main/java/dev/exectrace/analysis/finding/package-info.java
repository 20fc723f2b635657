/**
 * What is wrong, in plain sentences, the costliest first.
 */
package dev.exectrace.analysis.finding;
