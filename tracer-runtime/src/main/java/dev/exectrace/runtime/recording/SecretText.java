package dev.exectrace.runtime.recording;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what looks secret in text as the JVM knows it: options, arguments, properties.
 * Rather too much than too little.
 */
final class SecretText {

	private static final String NAME = "pass(word|wd|phrase)|pwd|secret|token|credential"
			+ "|(api|access|private|encrypt(ion)?|signing|account)[-_.]?key|authorization";

	private static final Pattern SECRET_NAME = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);

	/**
	 * A value ends where the next option begins, as one with spaces in it cannot be told
	 * from two arguments.
	 */
	private static final Pattern ASSIGNMENT = Pattern.compile(
			"(" + NAME + ")[^\\s=:]*[\\s=:]+(?<value>\\S.*?)(?=\\s-|$)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/** The password in an address. */
	private static final Pattern USER_INFO = Pattern.compile("://[^\\s/@:]*:(?<value>\\S+)@");

	private SecretText() {
	}

	/**
	 * Whether the value of something with this name is a secret.
	 * @param name the name
	 * @return whether it looks so
	 */
	static boolean isSecretName(String name) {
		return SECRET_NAME.matcher(name).find();
	}

	/**
	 * The secrets in a text.
	 * @param text the text
	 * @return which of its characters to mask
	 */
	static BitSet secrets(String text) {
		BitSet secrets = new BitSet(text.length());
		for (Pattern pattern : new Pattern[] { ASSIGNMENT, USER_INFO }) {
			Matcher matcher = pattern.matcher(text);
			while (matcher.find()) {
				secrets.set(matcher.start("value"), matcher.end("value"));
			}
		}
		return secrets;
	}

}
