/**
 * What commands are given: trace files, and which part of them.
 */
package dev.exectrace.tool.input;
