/**
 * Traces of tests: one for each by {@link dev.exectrace.junit.ExecutionTraced}, with
 * assertions on them, or one for all by the system property {@code exectrace}.
 */
package dev.exectrace.junit;
