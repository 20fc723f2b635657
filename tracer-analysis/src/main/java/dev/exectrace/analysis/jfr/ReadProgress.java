package dev.exectrace.analysis.jfr;

/**
 * Is told how far the reading of a trace is.
 */
@FunctionalInterface
public interface ReadProgress {

	/** Tells nobody. */
	ReadProgress NONE = (bytes, total) -> {
	};

	/**
	 * So much is read.
	 * @param bytes how many bytes were read
	 * @param total how many there are
	 */
	void read(long bytes, long total);

}
