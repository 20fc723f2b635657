package dev.exectrace.runtime.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Traces in a directory, a file each, bounded by number and size: the oldest ones go
 * first. Files that are not ours are left alone. Safe for use by several threads.
 */
public final class SnapshotFiles {

	private static final Pattern ID = Pattern.compile("(\\d{8}T\\d{9}Z)-([a-z-]{1,40})");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'")
		.withZone(ZoneOffset.UTC);

	private static final String SUFFIX = ".jfr";

	private static final String UNFINISHED = ".part";

	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	/** After that long, nobody goes on writing an unfinished file. */
	private static final Duration ABANDONED = Duration.ofMinutes(10);

	private final Path directory;

	private final int maxCount;

	private final long maxSize;

	private final List<SnapshotFile> files = new ArrayList<>();

	/**
	 * The snapshots in a directory, those of earlier JVMs included.
	 * @param directory the existing directory
	 * @param maxCount how many there may be
	 * @param maxSize how many bytes they may have together
	 * @throws IOException if the directory cannot be read
	 */
	public SnapshotFiles(Path directory, int maxCount, long maxSize) throws IOException {
		this.directory = directory;
		this.maxCount = maxCount;
		this.maxSize = maxSize;
		try (Stream<Path> found = Files.list(directory)) {
			for (Path file : found.filter(Files::isRegularFile).toList()) {
				read(file).ifPresent(this.files::add);
				deleteIfAbandoned(file);
			}
		}
		this.files.sort(Comparator.comparing(SnapshotFile::id));
		trim();
	}

	/** As a JVM leaves it that ended in the middle. */
	private static void deleteIfAbandoned(Path file) throws IOException {
		String name = file.getFileName().toString();
		if (name.endsWith(UNFINISHED) && ID.matcher(name.substring(0, name.length() - UNFINISHED.length())).matches()
				&& Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(ABANDONED))) {
			Files.deleteIfExists(file);
		}
	}

	private static Optional<SnapshotFile> read(Path file) throws IOException {
		String name = file.getFileName().toString();
		if (!name.endsWith(SUFFIX)) {
			return Optional.empty();
		}
		String id = name.substring(0, name.length() - SUFFIX.length());
		Matcher matcher = ID.matcher(id);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		try {
			Instant at = TIME.parse(matcher.group(1), Instant::from);
			return Optional.of(new SnapshotFile(id, matcher.group(2), null, at, Files.size(file)));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Saves a trace.
	 * @param kind what caused it: lower-case letters and hyphens
	 * @param reason why, in words
	 * @param trace the trace
	 * @return the file
	 * @throws IOException if it cannot be read or written
	 */
	public synchronized SnapshotFile save(String kind, String reason, InputStream trace) throws IOException {
		Instant at = Instant.ofEpochMilli(Instant.now().toEpochMilli());
		String id = TIME.format(at) + "-" + kind;
		while (find(id).isPresent()) {
			at = at.plusMillis(1);
			id = TIME.format(at) + "-" + kind;
		}
		Path unfinished = this.directory.resolve(id + UNFINISHED);
		try {
			long bytes = write(trace, unfinished);
			Files.move(unfinished, path(id), StandardCopyOption.ATOMIC_MOVE);
			SnapshotFile file = new SnapshotFile(id, kind, reason, at, bytes);
			this.files.add(file);
			trim();
			return file;
		}
		finally {
			Files.deleteIfExists(unfinished);
		}
	}

	/** A trace tells a lot about the application: nobody else is to read it. */
	private static long write(InputStream trace, Path file) throws IOException {
		boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
		FileAttribute<?>[] attributes = posix ? new FileAttribute<?>[] { OWNER_ONLY } : new FileAttribute<?>[0];
		Files.createFile(file, attributes);
		try (OutputStream output = Files.newOutputStream(file)) {
			return trace.transferTo(output);
		}
	}

	private void trim() throws IOException {
		while (this.files.size() > 1 && (this.files.size() > this.maxCount || size() > this.maxSize)) {
			Files.deleteIfExists(path(this.files.removeFirst().id()));
		}
	}

	private long size() {
		return this.files.stream().mapToLong(SnapshotFile::bytes).sum();
	}

	private Path path(String id) {
		return this.directory.resolve(id + SUFFIX);
	}

	private Optional<SnapshotFile> find(String id) {
		return this.files.stream().filter((file) -> file.id().equals(id)).findFirst();
	}

	/**
	 * The files, the oldest one first.
	 * @return the files
	 */
	public synchronized List<SnapshotFile> list() {
		return List.copyOf(this.files);
	}

	/**
	 * Where a file is.
	 * @param id its id; one that is not in the list is nowhere
	 * @return the file or empty
	 */
	public synchronized Optional<Path> file(String id) {
		return find(id).map((file) -> path(file.id()));
	}

	/**
	 * Deletes a file.
	 * @param id its id; one that is not in the list deletes nothing
	 * @return whether it was there
	 * @throws IOException if it cannot be deleted
	 */
	public synchronized boolean delete(String id) throws IOException {
		Optional<SnapshotFile> file = find(id);
		if (file.isEmpty()) {
			return false;
		}
		Files.deleteIfExists(path(file.get().id()));
		this.files.remove(file.get());
		return true;
	}

	/**
	 * Deletes all files and the directory.
	 * @throws IOException if that fails
	 */
	public synchronized void deleteAll() throws IOException {
		while (!this.files.isEmpty()) {
			Files.deleteIfExists(path(this.files.removeFirst().id()));
		}
		Files.deleteIfExists(this.directory);
	}

}
