package dev.exectrace.loadtest.check;

/**
 * The requests that we know one by one are those that Gatling counted.
 */
public final class RequestsCounted {

	private RequestsCounted() {
	}

	/**
	 * Compares the counts.
	 * @param known how many requests we know
	 * @param counted how many Gatling counted
	 * @return what came out
	 */
	public static Finding check(long known, long counted) {
		return Finding.of("Gatling counted the same requests", known == counted && counted > 0, "%,d of %,d", known,
				counted);
	}

}
