package dev.exectrace.analysis.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a file could not be read. Of many places only the first are told one by one.
 */
final class Losses {

	private static final int MOST = 8;

	private final List<String> sentences = new ArrayList<>();

	private int more;

	private long bytes;

	void add(String sentence) {
		if (this.sentences.size() < MOST) {
			this.sentences.add(sentence);
		}
		else {
			this.more++;
		}
	}

	void add(long from, long to, String why) {
		this.bytes += to - from;
		add("The " + (to - from) + " bytes from byte " + from + " on are lost: " + why);
	}

	/** All of it, in sentences. */
	List<String> of(long fileSize) {
		List<String> all = new ArrayList<>(this.sentences);
		if (this.more > 0) {
			all.add(this.more + " more places are damaged");
		}
		if (this.bytes > 0) {
			all.add(this.bytes + " of the file's " + fileSize + " bytes could not be read");
		}
		return all;
	}

}
