package dev.exectrace.runtime.instrument;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

import dev.exectrace.agent.AgentInstrumentation;

/**
 * Opens to the hooks, and to this library, the few packages of the JDK that they need:
 * the clock, the continuation, carrier locals, the registry of threads and sockets.
 */
final class ModuleAccess {

	private ModuleAccess() {
	}

	static void open(Instrumentation instrumentation) {
		Set<Module> hooks = Set.of(AgentInstrumentation.class.getModule(), ModuleAccess.class.getModule());
		Module base = Object.class.getModule();
		instrumentation.redefineModule(base, Set.of(), Map.of("jdk.internal.misc", hooks, "jdk.internal.vm", hooks),
				Map.of("java.lang", hooks, "java.net", hooks, "sun.nio.ch", hooks), Set.of(), Map.of());
		ModuleLayer.boot()
			.findModule("jdk.jfr")
			.ifPresent((jfr) -> instrumentation.redefineModule(jfr, Set.of(), Map.of("jdk.jfr.internal", hooks),
					Map.of(), Set.of(), Map.of()));
	}

}
