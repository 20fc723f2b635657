package dev.exectrace.tool.capture;

import java.net.URI;

/**
 * An instance as a registry knows it.
 *
 * @param service the name of its service
 * @param name a name that no other instance of the registry has
 * @param endpoint where its endpoint is, {@code null} where it does not tell
 */
record Registered(String service, String name, URI endpoint) {
}
