/**
 * Writes protocol buffers.
 */
package dev.exectrace.analysis.protobuf;
