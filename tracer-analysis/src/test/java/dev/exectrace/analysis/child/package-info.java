/**
 * JVMs that the tests start.
 */
package dev.exectrace.analysis.child;
