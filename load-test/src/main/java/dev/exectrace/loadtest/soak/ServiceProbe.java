package dev.exectrace.loadtest.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks at the service from outside: what Linux tells of a process, and {@code jcmd}.
 */
final class ServiceProbe {

	/** Collected and counted while all threads stand still. */
	private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)$");

	private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

	private final long pid;

	private final Path temporary;

	/**
	 * A probe.
	 * @param pid the process
	 * @param temporary its directory for temporary files
	 */
	ServiceProbe(long pid, Path temporary) {
		this.pid = pid;
		this.temporary = temporary;
	}

	Sample sample(double throughput, double cpuMicros) throws IOException, InterruptedException {
		long heap = number(LIVE, jcmd("GC.class_histogram"));
		long resident = number(RESIDENT, Files.readString(proc("status"))) * 1024;
		return new Sample(throughput, cpuMicros, heap, resident, entries(proc("task")), entries(proc("fd")), files(),
				disk());
	}

	/** Files and directories. */
	long files() throws IOException {
		try (Stream<Path> paths = Files.walk(this.temporary)) {
			return paths.count() - 1;
		}
	}

	private long disk() throws IOException {
		try (Stream<Path> paths = Files.walk(this.temporary)) {
			return paths.filter(Files::isRegularFile).mapToLong(ServiceProbe::size).sum();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private static long size(Path file) {
		try {
			return Files.size(file);
		}
		catch (NoSuchFileException ex) {
			return 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long entries(Path directory) throws IOException {
		try (Stream<Path> entries = Files.list(directory)) {
			return entries.count();
		}
	}

	private Path proc(String name) {
		return Path.of("/proc", Long.toString(this.pid), name);
	}

	private String jcmd(String command) throws IOException, InterruptedException {
		String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		Process process = new ProcessBuilder(List.of(tool, Long.toString(this.pid), command)).redirectErrorStream(true)
			.start();
		String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException("jcmd %s failed: %s".formatted(command, answer));
		}
		return answer;
	}

	private static long number(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.find()) {
			throw new IllegalStateException("No '%s' in: %s".formatted(pattern, text));
		}
		return Long.parseLong(matcher.group(1));
	}

}
