package dev.exectrace.runtime.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Traces of some kinds in a directory, a file each, within {@link Bounds}: the oldest
 * ones go first. Files that are not ours are left alone, those of other kinds too, so
 * several of these may share a directory. Safe for use by several threads.
 */
public final class TraceFiles {

	private static final Pattern ID = Pattern.compile("(\\d{8}T\\d{9}Z)-([a-z-]{1,40})");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'")
		.withZone(ZoneOffset.UTC);

	private static final String SUFFIX = ".jfr";

	private static final String UNFINISHED = ".part";

	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private final Path directory;

	private final Set<String> kinds;

	private final Bounds bounds;

	private final List<TraceFile> files = new ArrayList<>();

	/**
	 * The traces in a directory, those of earlier JVMs included. What a JVM could not
	 * finish is kept as far as it goes.
	 * @param directory the existing directory
	 * @param kinds what may have caused them: lower-case letters and hyphens
	 * @param bounds how much is kept
	 * @throws IOException if the directory cannot be read
	 */
	public TraceFiles(Path directory, Set<String> kinds, Bounds bounds) throws IOException {
		this.directory = directory;
		this.kinds = Set.copyOf(kinds);
		this.bounds = bounds;
		try (Stream<Path> found = Files.list(directory)) {
			for (Path file : found.filter(Files::isRegularFile).toList()) {
				read(file);
			}
		}
		this.files.sort(Comparator.comparing(TraceFile::id));
		trim(0);
	}

	private void read(Path file) throws IOException {
		String name = file.getFileName().toString();
		if (name.endsWith(SUFFIX)) {
			parse(file, SUFFIX, Files.size(file)).ifPresent(this.files::add);
			return;
		}
		TraceFile unfinished = parse(file, UNFINISHED, 0).orElse(null);
		if (unfinished != null) {
			long bytes = new Leftover(file).recover();
			if (bytes > 0) {
				Path recovered = Files.move(file, path(unfinished.id()), StandardCopyOption.ATOMIC_MOVE);
				parse(recovered, SUFFIX, bytes).ifPresent(this.files::add);
			}
			else if (bytes == 0) {
				Files.deleteIfExists(file);
			}
		}
	}

	private Optional<TraceFile> parse(Path file, String suffix, long bytes) throws IOException {
		String name = file.getFileName().toString();
		if (!name.endsWith(suffix)) {
			return Optional.empty();
		}
		String id = name.substring(0, name.length() - suffix.length());
		Matcher matcher = ID.matcher(id);
		if (!matcher.matches() || !this.kinds.contains(matcher.group(2))) {
			return Optional.empty();
		}
		try {
			Instant at = TIME.parse(matcher.group(1), Instant::from);
			Instant endedAt = Files.getLastModifiedTime(file).toInstant();
			return Optional.of(new TraceFile(id, matcher.group(2), null, at, endedAt, bytes));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Begins a trace, to be {@link #keep kept} or {@link #discard discarded}.
	 * @param kind what causes it
	 * @return where to write it
	 * @throws IOException if it cannot be written
	 */
	public TraceFileWriter create(String kind) throws IOException {
		// It may have been cleaned up together with other files that nobody used
		Files.createDirectories(this.directory);
		Instant at = Instant.ofEpochMilli(Instant.now().toEpochMilli());
		while (true) {
			String id = TIME.format(at) + "-" + kind;
			Path file = this.directory.resolve(id + UNFINISHED);
			try {
				if (!Files.exists(path(id))) {
					create(file);
					return TraceFileWriter.open(id, kind, at, file);
				}
			}
			catch (FileAlreadyExistsException ex) {
				// Somebody else began one in the same millisecond
			}
			at = at.plusMillis(1);
		}
	}

	/** A trace tells a lot about the application: nobody else is to read it. */
	private static void create(Path file) throws IOException {
		boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
		Files.createFile(file, posix ? new FileAttribute<?>[] { OWNER_ONLY } : new FileAttribute<?>[0]);
	}

	/**
	 * Makes room for more of a trace that is being written: others go.
	 * @param bytes how many bytes it is going to have
	 * @return whether there is room for it
	 * @throws IOException if others cannot be deleted
	 */
	public synchronized boolean makeRoom(long bytes) throws IOException {
		if (bytes > this.bounds.maxSize()) {
			return false;
		}
		trim(bytes);
		return true;
	}

	/**
	 * Keeps a trace as it is now.
	 * @param writer where it was written, which is closed
	 * @param reason why it is what it is, in words
	 * @return the trace
	 * @throws IOException if it cannot be kept; then it is gone
	 */
	public synchronized TraceFile keep(TraceFileWriter writer, String reason) throws IOException {
		try {
			writer.close();
			Files.move(writer.file(), path(writer.id()), StandardCopyOption.ATOMIC_MOVE);
			TraceFile file = new TraceFile(writer.id(), writer.kind(), reason, writer.at(), Instant.now(),
					writer.bytes());
			this.files.add(file);
			this.files.sort(Comparator.comparing(TraceFile::id));
			trim(0);
			return file;
		}
		finally {
			writer.discard();
		}
	}

	/**
	 * Throws a trace away.
	 * @param writer where it was written, which is closed
	 * @throws IOException if it cannot be deleted
	 */
	public void discard(TraceFileWriter writer) throws IOException {
		writer.discard();
	}

	/**
	 * Saves a trace.
	 * @param kind what caused it
	 * @param reason why, in words
	 * @param trace the trace
	 * @return the file
	 * @throws IOException if it cannot be read or written
	 */
	public TraceFile save(String kind, String reason, InputStream trace) throws IOException {
		TraceFileWriter writer = create(kind);
		try {
			writer.append(trace);
		}
		catch (IOException | RuntimeException | Error ex) {
			writer.discard();
			throw ex;
		}
		return keep(writer, reason);
	}

	/** The newest one stays, unless it is too old. */
	private void trim(long growing) throws IOException {
		Instant oldest = (this.bounds.maxAge() != null) ? Instant.now().minus(this.bounds.maxAge()) : Instant.MIN;
		while (!this.files.isEmpty() && (this.files.getFirst().endedAt().isBefore(oldest) || isTooMuch(growing))) {
			Files.deleteIfExists(path(this.files.getFirst().id()));
			this.files.removeFirst();
		}
	}

	private boolean isTooMuch(long growing) {
		int count = this.files.size() + ((growing > 0) ? 1 : 0);
		return count > 1 && (count > this.bounds.maxCount() || size() + growing > this.bounds.maxSize());
	}

	private long size() {
		return this.files.stream().mapToLong(TraceFile::bytes).sum();
	}

	private Path path(String id) {
		return this.directory.resolve(id + SUFFIX);
	}

	private Optional<TraceFile> find(String id) {
		return this.files.stream().filter((file) -> file.id().equals(id)).findFirst();
	}

	/**
	 * The files, the oldest one first.
	 * @return the files
	 */
	public synchronized List<TraceFile> list() {
		forgetMissing();
		return List.copyOf(this.files);
	}

	private void forgetMissing() {
		this.files.removeIf((file) -> !Files.exists(path(file.id())));
	}

	/**
	 * Where a file is.
	 * @param id its id; one that is not in the list is nowhere
	 * @return the file or empty
	 */
	public synchronized Optional<Path> file(String id) {
		forgetMissing();
		return find(id).map((file) -> path(file.id()));
	}

	/**
	 * Deletes a file.
	 * @param id its id; one that is not in the list deletes nothing
	 * @return whether it was there
	 * @throws IOException if it cannot be deleted
	 */
	public synchronized boolean delete(String id) throws IOException {
		forgetMissing();
		Optional<TraceFile> file = find(id);
		if (file.isEmpty()) {
			return false;
		}
		Files.deleteIfExists(path(file.get().id()));
		this.files.remove(file.get());
		return true;
	}

	/**
	 * Deletes what has become too old.
	 * @return when the next one will have, or empty
	 * @throws IOException if it cannot be deleted
	 */
	public synchronized Optional<Instant> expire() throws IOException {
		trim(0);
		return (this.bounds.maxAge() == null || this.files.isEmpty()) ? Optional.empty()
				: Optional.of(this.files.getFirst().endedAt().plus(this.bounds.maxAge()));
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
