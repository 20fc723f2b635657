package dev.exectrace.tool;

import picocli.CommandLine.IVersionProvider;

/**
 * The version, as the jar has it, and the JVM's.
 */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = Exectrace.class.getPackage().getImplementationVersion();
		return new String[] { "exectrace " + ((version != null) ? version : "(not from a jar)"),
				"Java " + Runtime.version() + ", " + System.getProperty("java.vm.name") + ", "
						+ System.getProperty("java.home") };
	}

}
