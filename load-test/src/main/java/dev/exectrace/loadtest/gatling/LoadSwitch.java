package dev.exectrace.loadtest.gatling;

/**
 * Says which load there is to be. Shared by the process, since Gatling creates the
 * simulation that obeys it.
 */
public final class LoadSwitch {

	private static final LoadSwitch SHARED = new LoadSwitch();

	private volatile Load load = Load.STEADY;

	private LoadSwitch() {
	}

	/**
	 * The switch of this process.
	 * @return the switch
	 */
	public static LoadSwitch shared() {
		return SHARED;
	}

	/**
	 * Changes the load.
	 * @param load the load from now on
	 */
	public void set(Load load) {
		this.load = load;
	}

	boolean is(Load load) {
		return this.load == load;
	}

	/**
	 * A load.
	 */
	public enum Load {

		/** All endpoints at a steady rate. */
		STEADY,

		/** Some endpoints as fast as they answer. */
		FULL,

		/** No load any more. */
		NONE

	}

}
