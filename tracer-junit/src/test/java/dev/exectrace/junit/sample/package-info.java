/**
 * A project of somebody who uses the built artifacts.
 */
package dev.exectrace.junit.sample;
