package dev.exectrace.analysis.jfr;

/**
 * A field of a type of events.
 *
 * @param name its name; a field of a struct's is named {@code outer.inner}
 * @param kind what its value is
 */
public record EventField(String name, FieldKind kind) {

}
