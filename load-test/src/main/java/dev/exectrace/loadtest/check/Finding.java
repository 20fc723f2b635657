package dev.exectrace.loadtest.check;

/**
 * What a check found.
 *
 * @param what what was checked
 * @param ok whether it is true
 * @param detail what was seen
 */
public record Finding(String what, boolean ok, String detail) {

	static Finding of(String what, boolean ok, String format, Object... arguments) {
		return new Finding(what, ok, format.formatted(arguments));
	}

	/**
	 * A finding that all is well if nothing was seen to be wrong.
	 * @param wrong how many things are wrong
	 * @param seen how many things were looked at, of which there must be some
	 */
	static Finding none(String what, long wrong, long seen, String things) {
		return of(what, wrong == 0 && seen > 0, "%,d of %,d %s", seen - wrong, seen, things);
	}

}
