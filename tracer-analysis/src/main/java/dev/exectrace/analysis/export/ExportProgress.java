package dev.exectrace.analysis.export;

/**
 * Is told how far an export is.
 */
@FunctionalInterface
public interface ExportProgress {

	/** Tells nobody. */
	ExportProgress NONE = (threads, total) -> {
	};

	/**
	 * So much is written.
	 * @param threads of how many threads
	 * @param total how many there are
	 */
	void written(long threads, long total);

}
