/**
 * Where the time of threads went.
 */
package dev.exectrace.analysis.breakdown;
