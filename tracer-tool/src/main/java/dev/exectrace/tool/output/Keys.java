package dev.exectrace.tool.output;

/**
 * Names things in JSON.
 */
public final class Keys {

	private Keys() {
	}

	/**
	 * The key of something that has a name for people.
	 * @param words words, each of which may be several
	 * @return them in camelCase
	 */
	public static String of(String... words) {
		StringBuilder key = new StringBuilder();
		for (String word : String.join(" ", words).split(" ")) {
			key.append((key.isEmpty()) ? word.charAt(0) : Character.toUpperCase(word.charAt(0)));
			key.append(word.substring(1));
		}
		return key.toString();
	}

}
