package dev.exectrace.autoconfigure.application;

/**
 * Requests of the endpoint that capture nothing.
 */
public final class Endpoint {

	/**
	 * The endpoint's path.
	 */
	public static final String PATH = "/actuator/exectrace";

	/**
	 * A request that is answered with 400 when the endpoint itself is reached.
	 */
	public static final String BAD_REQUEST = PATH + "?seconds=0";

	private Endpoint() {
	}

}
