package dev.exectrace.loadtest.request;

/**
 * A request as its client saw it. Times are nanoseconds since the epoch.
 *
 * @param path what was asked for
 * @param start when it was sent
 * @param end when the answer was there
 * @param ok whether the answer was as expected
 * @param thread the id of the thread that served it
 * @param waitedNanos how long that thread waited as it says itself, 0 if it does not say
 */
public record Request(String path, long start, long end, boolean ok, long thread, long waitedNanos) {

}
