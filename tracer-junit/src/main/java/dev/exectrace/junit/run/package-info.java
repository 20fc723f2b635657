/**
 * The trace of a whole run of tests.
 */
package dev.exectrace.junit.run;
