package dev.exectrace.tool.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.exectrace.analysis.model.Trace;
import dev.exectrace.tool.failure.Failure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The trace that a command is about, or those of several instances: a mixin for commands.
 * Several are read one after the other, so that one at a time is in memory.
 */
public final class InstanceFiles {

	@Parameters(arity = "1..*", paramLabel = "FILE", converter = InstanceFile.Converter.class,
			description = "A trace, or any other flight recording. Several are those of the instances of a service: "
					+ "NAME=FILE names one.")
	List<InstanceFile> files;

	@Mixin
	Reading reading;

	@Spec(Spec.Target.MIXEE)
	CommandSpec command;

	/**
	 * Whether there are several.
	 * @return whether there are
	 */
	public boolean areSeveral() {
		return this.files.size() > 1;
	}

	/**
	 * The file, the first one of several.
	 * @return its path
	 */
	public Path path() {
		return this.files.getFirst().path();
	}

	/**
	 * All files as they were given, which may be one twice.
	 * @return their paths
	 */
	public List<Path> paths() {
		return this.files.stream().map(InstanceFile::path).toList();
	}

	/**
	 * All files, each with a name that no other one has.
	 * @return the files
	 */
	public List<InstanceFile> all() {
		Set<String> names = new HashSet<>();
		for (InstanceFile file : this.files) {
			if (file.isNamed() && !names.add(file.name())) {
				throw new ParameterException(this.command.commandLine(),
						"two instances are named " + file.name() + "; give each a name of its own");
			}
		}
		List<InstanceFile> files = unique(this.files, InstanceFile::byPath);
		if (files.stream().map(InstanceFile::name).distinct().count() < files.size()) {
			throw new ParameterException(this.command.commandLine(),
					"a file is named twice; name each once, or its instances as in a=one.jfr b=one.jfr");
		}
		return files;
	}

	private static List<InstanceFile> unique(List<InstanceFile> files, Function<InstanceFile, InstanceFile> longer) {
		List<InstanceFile> unique = new ArrayList<>();
		for (InstanceFile file : files) {
			long same = files.stream().filter((other) -> other.name().equals(file.name())).count();
			unique.add((same > 1 && !file.isNamed()) ? longer.apply(file) : file);
		}
		return unique;
	}

	/**
	 * Reads the trace, the first one of several, and says on the error output if it is
	 * not whole.
	 * @return the trace
	 * @throws IOException if it cannot be read
	 */
	public Trace read() throws IOException {
		return read(path());
	}

	/**
	 * Reads one of the traces, and says on the error output if it is not whole.
	 * @param file its path
	 * @return the trace
	 * @throws IOException if it cannot be read
	 */
	public Trace read(Path file) throws IOException {
		return this.reading.read(file);
	}

	/**
	 * Reads the trace, for commands that say themselves if it is not whole.
	 * @return the trace
	 * @throws IOException if it cannot be read
	 */
	public Trace readQuietly() throws IOException {
		return this.reading.readQuietly(path());
	}

	/**
	 * Reads all, one after the other, and says on the error output of those that are not
	 * whole.
	 * @param action what to do with each; nobody else holds on to the trace
	 * @throws IOException if one cannot be read
	 * @throws Failure if the action fails
	 */
	public void readEach(Action action) throws IOException, Failure {
		for (InstanceFile file : all()) {
			action.take(file, this.reading.read(file.path()));
		}
	}

	/**
	 * Reads one of the traces for profiles of it, and says on the error output if it is
	 * not whole.
	 * @param file its path
	 * @return what makes profiles of it
	 * @throws IOException if it cannot be read
	 */
	public ProfiledFile profiled(Path file) throws IOException {
		return this.reading.profiled(file);
	}

	/**
	 * Takes the trace of an instance.
	 */
	@FunctionalInterface
	public interface Action {

		/**
		 * Takes it.
		 * @param file the instance
		 * @param trace its trace
		 * @throws IOException if something cannot be read
		 * @throws Failure if that is not possible
		 */
		void take(InstanceFile file, Trace trace) throws IOException, Failure;

	}

}
