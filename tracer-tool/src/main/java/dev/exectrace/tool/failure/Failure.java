package dev.exectrace.tool.failure;

/**
 * A command cannot do what it was asked for. The message is for people.
 */
public final class Failure extends Exception {

	/**
	 * Creates one.
	 * @param cause what is wrong
	 * @param cure what to do about it
	 */
	public Failure(String cause, String cure) {
		super(cause + "; " + cure);
	}

}
