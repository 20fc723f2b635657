package dev.exectrace.tool.input;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The trace of an instance.
 *
 * @param name what the instance is called
 * @param isNamed whether somebody called it so
 * @param path the trace's file
 */
public record InstanceFile(String name, boolean isNamed, Path path) {

	/** As {@code exectrace capture} calls its files. */
	private static final Pattern CAPTURED = Pattern.compile("(?:exectrace-)?(.+?)(?:-\\d{8}-\\d{6})?(?:\\.jfr)?");

	private static InstanceFile of(Path path) {
		String file = String.valueOf(path.getFileName());
		Matcher matcher = CAPTURED.matcher(file);
		return new InstanceFile(matcher.matches() ? matcher.group(1) : file, false, path);
	}

	InstanceFile byPath() {
		return new InstanceFile(this.path.toString(), false, this.path);
	}

	/** Reads {@code FILE} or {@code NAME=FILE}. */
	static final class Converter implements ITypeConverter<InstanceFile> {

		@Override
		public InstanceFile convert(String value) {
			try {
				int equals = value.indexOf('=');
				if (equals <= 0 || Files.exists(Path.of(value))) {
					return of(Path.of(value));
				}
				return new InstanceFile(value.substring(0, equals), true, Path.of(value.substring(equals + 1)));
			}
			catch (InvalidPathException ex) {
				throw new TypeConversionException("'" + value + "' is not a file's name: " + ex.getReason());
			}
		}

	}

}
