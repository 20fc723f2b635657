package dev.exectrace.runtime.history;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A finished chunk.
 *
 * @param file where it is
 * @param length its length in bytes
 * @param end when it ended
 * @param startTicks when it began, in ticks, or 0 for a chunk of the JVM's recorder
 */
public record StoredChunk(Path file, long length, Instant end, long startTicks) {
}
