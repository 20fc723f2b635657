package dev.exectrace.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.exectrace.runtime.spool.Spool;

/**
 * The spools that would leave files behind if the JVM ended now: it closes them as it
 * does.
 */
final class OpenSpools {

	private static final Set<Spool> spools = ConcurrentHashMap.newKeySet();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> spools.forEach(Spool::close), "exectrace-cleanup"));
	}

	private OpenSpools() {
	}

	static void add(Spool spool) {
		spools.add(spool);
	}

	/** Answers whether it was there. */
	static boolean remove(Spool spool) {
		return spools.remove(spool);
	}

}
