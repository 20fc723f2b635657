package dev.exectrace.admin;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * The files of the view and of the viewer, for native images.
 */
class ExectraceAdminRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPattern("META-INF/spring-boot-admin-server-ui/extensions/exectrace/*")
			.registerPattern("dev/exectrace/tool/view/page/*");
	}

}
