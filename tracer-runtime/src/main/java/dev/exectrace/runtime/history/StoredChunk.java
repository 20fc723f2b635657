package dev.exectrace.runtime.history;

import java.nio.file.Path;

/**
 * A finished chunk.
 *
 * @param file where it is
 * @param length its length in bytes
 * @param storedAt when it was stored, just after its end, by {@link System#nanoTime()}:
 * the clock may be set
 * @param startTicks when it began, in ticks, or 0 for a chunk of the JVM's recorder
 */
public record StoredChunk(Path file, long length, long storedAt, long startTicks) {
}
