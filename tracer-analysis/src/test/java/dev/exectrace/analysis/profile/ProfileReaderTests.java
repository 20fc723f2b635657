package dev.exectrace.analysis.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.exectrace.analysis.child.Jdk;
import dev.exectrace.analysis.jfr.ReadProgress;
import dev.exectrace.analysis.jfr.TraceReader;
import dev.exectrace.analysis.model.Trace;
import dev.exectrace.analysis.oracle.Traces;
import dev.exectrace.analysis.select.Selection;
import dev.exectrace.analysis.task.TaskScopes;
import dev.exectrace.analysis.task.TaskSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Profiles that are added up while a file is read, against those of the whole trace.
 */
class ProfileReaderTests {

	static Stream<Path> traces() {
		return Jdk.all().flatMap((jdk) -> {
			try {
				try (Stream<Path> files = Files.list(Traces.on(jdk))) {
					return files.filter((file) -> file.toString().endsWith(".jfr")).sorted().toList().stream();
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	@ParameterizedTest
	@MethodSource("traces")
	void sameAsOfTheWholeTrace(Path file) throws IOException {
		Trace whole = TraceReader.read(file, ReadProgress.NONE);
		long third = whole.window() / 3;
		for (Selection selection : List.of(Selection.ALL, new Selection(null, third, 2 * third),
				new Selection(Pattern.compile("1"), 0, Long.MAX_VALUE))) {
			ProfileAgreement.check(file, whole, selection, ProfileType.values());
		}
	}

	@ParameterizedTest
	@MethodSource("traces")
	void keepsNoRunSlices(Path file) throws IOException {
		ProfileReader reader = ProfileReader.open(file, ReadProgress.NONE);
		Trace read = reader.trace();
		for (ProfileType type : ProfileType.values()) {
			reader.profile(type, Selection.ALL, null, true, ReadProgress.NONE);
		}
		assertThat(reader.trace()).isSameAs(read);
		assertThat(read.runs().count()).isZero();
		assertThat(read.hasRuns()).isEqualTo(TraceReader.read(file, ReadProgress.NONE).hasRuns());
	}

	@Test
	void ofTasks() throws IOException {
		Path file = Traces.on(Jdk.current()).resolve("TASKS.jfr");
		Trace whole = TraceReader.read(file, ReadProgress.NONE);
		Trace read = ProfileReader.open(file, ReadProgress.NONE).trace();
		TaskScopes expected = TaskScopes.of(whole, TaskSelection.ALL);
		assertThat(expected.isEmpty()).isFalse();
		for (ProfileType type : ProfileType.values()) {
			ProfileAgreement.check(file, whole, type, TaskScopes.of(read, TaskSelection.ALL), expected);
		}
	}

}
