/**
 * What threads did, by group and one by one.
 */
package dev.exectrace.analysis.threads;
