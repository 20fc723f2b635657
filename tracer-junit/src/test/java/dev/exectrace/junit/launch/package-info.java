/**
 * Runs test classes as build tools do.
 */
package dev.exectrace.junit.launch;
