/**
 * Where this JVM keeps what it records, and what is done with what others have left.
 */
package dev.exectrace.runtime.directory;
