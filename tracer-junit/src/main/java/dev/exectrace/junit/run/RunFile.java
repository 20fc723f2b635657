package dev.exectrace.junit.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file for the trace of this JVM's tests. A file of an earlier build is overwritten;
 * one of this JVM or of another one of the same build is not: the next ones are numbered,
 * as in {@code tests-2.jfr}.
 *
 * @param path where it is
 * @param stream writes to it
 */
record RunFile(Path path, OutputStream stream) {

	private static final int MOST = 10_000;

	private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

	/**
	 * Takes the first file that is free.
	 * @param location its path, in which {@code %p} stands for the id of this process
	 */
	static RunFile claim(String location) throws UnusableException {
		return claim(location, Build.startedAt());
	}

	static RunFile claim(String location, Instant build) throws UnusableException {
		try {
			Path wanted = Path.of(location.replace("%p", Long.toString(ProcessHandle.current().pid())))
				.toAbsolutePath();
			if (Files.isDirectory(wanted)) {
				throw new UnusableException(wanted + " is a directory: name a file for the trace, as in -D"
						+ RunTraceListener.PARAMETER + "=target/tests.jfr");
			}
			Files.createDirectories(wanted.getParent());
			for (int number = 1; number <= MOST; number++) {
				RunFile file = attempt(numbered(wanted, number), build);
				if (file != null) {
					return file;
				}
			}
			throw new UnusableException("there are " + MOST + " traces of this build already beside " + wanted);
		}
		catch (IOException | InvalidPathException ex) {
			throw new UnusableException("the file " + location + " that the property " + RunTraceListener.PARAMETER
					+ " names cannot be written (" + ex + ")");
		}
	}

	private static Path numbered(Path path, int number) {
		if (number == 1) {
			return path;
		}
		String name = path.getFileName().toString();
		int dot = name.lastIndexOf('.');
		int end = (dot > 0) ? dot : name.length();
		return path.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
	}

	/** The lock is held by who writes, until the channel is closed. */
	private static RunFile attempt(Path path, Instant build) throws IOException {
		boolean exists = Files.exists(path);
		if (OWN.contains(path) || (exists && build != null && Files.size(path) > 0
				&& !Files.getLastModifiedTime(path).toInstant().isBefore(build))) {
			return null;
		}
		FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			if (channel.tryLock() == null || (Files.size(path) > 0 && !exists)) {
				channel.close();
				return null;
			}
		}
		catch (OverlappingFileLockException ex) {
			channel.close();
			return null;
		}
		channel.truncate(0);
		OWN.add(path);
		return new RunFile(path, Channels.newOutputStream(channel));
	}

	/** Takes back an empty file. */
	void delete() {
		OWN.remove(this.path);
		try {
			Files.deleteIfExists(this.path);
		}
		catch (IOException ex) {
			// It stays, and is empty.
		}
	}

	/**
	 * Thrown when there can be no file.
	 */
	static final class UnusableException extends Exception {

		UnusableException(String message) {
			super(message);
		}

	}

}
