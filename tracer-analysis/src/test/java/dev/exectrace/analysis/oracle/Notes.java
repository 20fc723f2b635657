package dev.exectrace.analysis.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * What a program wrote down about itself while it was traced. Safe for several threads.
 */
final class Notes {

	private final Queue<Note> notes = new ConcurrentLinkedQueue<>();

	/** Notes something about the current thread. */
	void add(String what, long value) {
		add(what, Thread.currentThread().threadId(), value);
	}

	void add(String what, long thread, long value) {
		this.notes.add(new Note(what, thread, value));
	}

	List<Note> of(String what) {
		return notes(what).toList();
	}

	List<Long> threads(String what) {
		return notes(what).map(Note::thread).distinct().toList();
	}

	long sum(String what) {
		return notes(what).mapToLong(Note::value).sum();
	}

	long sum(String what, long thread) {
		return notes(what).filter((note) -> note.thread() == thread).mapToLong(Note::value).sum();
	}

	/** The only note of its kind. */
	Note only(String what) {
		List<Note> found = of(what);
		if (found.size() != 1) {
			throw new IllegalStateException("There are " + found.size() + " notes of " + what);
		}
		return found.getFirst();
	}

	private Stream<Note> notes(String what) {
		return this.notes.stream().filter((note) -> note.what().equals(what));
	}

	void write(Path file) throws IOException {
		Files.write(file,
				this.notes.stream().map((note) -> note.what() + "\t" + note.thread() + "\t" + note.value()).toList());
	}

	static Notes read(Path file) throws IOException {
		Notes notes = new Notes();
		for (String line : Files.readAllLines(file)) {
			String[] fields = line.split("\t");
			notes.add(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2]));
		}
		return notes;
	}

	/**
	 * A note.
	 *
	 * @param what what it is about
	 * @param thread the id of the thread that it is about
	 * @param value what it says, times in nanoseconds
	 */
	record Note(String what, long thread, long value) {
	}

}
