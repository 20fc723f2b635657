package dev.exectrace.loadtest.check;

import java.util.List;
import java.util.function.Predicate;

import dev.exectrace.loadtest.trace.Block;

/**
 * How the wait of an endpoint shows in a trace.
 *
 * @param name what is waited for
 * @param path the endpoint
 * @param shows which blocks show it
 */
record ExpectedWait(String name, String path, Predicate<Block> shows) {

	/**
	 * The waits of the demo service.
	 * @return one for each endpoint that waits for one thing
	 */
	static List<ExpectedWait> ofDemo() {
		return List.of(new ExpectedWait("contended monitor", "/contended-monitor", reason("monitor enter")),
				new ExpectedWait("contended lock", "/contended-lock", reason("park").and(on("ReentrantLock"))),
				new ExpectedWait("small pool", "/small-pool",
						reason("park").and(on("SynchronousQueue", "LinkedTransferQueue"))),
				new ExpectedWait("hand-off", "/hand-off",
						reason("park").and(on("SynchronousQueue", "LinkedTransferQueue"))),
				new ExpectedWait("sleep", "/sleep", reason("sleep")),
				new ExpectedWait("slow downstream", "/slow-downstream", reason("network")),
				new ExpectedWait("serial fan-out", "/serial-fan-out", reason("network")),
				new ExpectedWait("pinned", "/pinned", reason("pinned")));
	}

	private static Predicate<Block> reason(String reason) {
		return (block) -> reason.equals(block.reason());
	}

	private static Predicate<Block> on(String... classes) {
		return (block) -> {
			for (String name : classes) {
				if (block.blockerClass().startsWith("java.util.concurrent.") && block.blockerClass().contains(name)) {
					return true;
				}
			}
			return false;
		};
	}

}
