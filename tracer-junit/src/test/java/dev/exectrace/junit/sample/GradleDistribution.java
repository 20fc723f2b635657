package dev.exectrace.junit.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Gradle as far as Maven Central has it: all of its classes in one jar, for those who
 * write plugins. Those that run tests call a copy of JUnit that was moved to another
 * package and have to call the user's again. All modules that Gradle asks for by name are
 * empty but one, that of its test processes.
 */
final class GradleDistribution {

	private static final String VERSION = "8.11.1";

	private static final String MOVED = "org/gradle/internal/impldep/";

	private static final List<String> USERS = List.of("org/junit/", "org/opentest4j/", "org/apiguardian/");

	private static final String CLASSES = "gradle-worker-main";

	private static final String CLASS_PATH = "-classpath.properties";

	private static final Set<String> MODULES = Set.of("gradle-core", "gradle-core-api", "gradle-base-services",
			"gradle-base-asm", "gradle-build-operations", "gradle-cli", "gradle-concurrent",
			"gradle-dependency-management", "gradle-enterprise-logging", "gradle-enterprise-workers",
			"gradle-file-temp", "gradle-files", "gradle-hashing", "gradle-io", "gradle-logging", "gradle-logging-api",
			"gradle-messaging", "gradle-native", "gradle-problems-api", "gradle-process-memory-services",
			"gradle-process-services", "gradle-serialization", "gradle-service-lookup", "gradle-service-provider",
			"gradle-service-registry-builder", "gradle-service-registry-impl", "gradle-stdlib-java-extensions",
			"gradle-testing-base-infrastructure", "gradle-testing-junit-platform", "gradle-testing-jvm-infrastructure",
			"gradle-time", "commons-lang", "javax.inject", "jul-to-slf4j", "kryo", "native-platform", "slf4j-api");

	private GradleDistribution() {
	}

	/**
	 * Makes one.
	 * @param parts a directory with the jar and what its classes need
	 * @param directory where to
	 * @return its jars
	 */
	static List<Path> create(Path parts, Path directory) throws IOException {
		Path library = Files.createDirectories(directory.resolve("lib"));
		try (Stream<Path> jars = Files.list(parts)) {
			for (Path jar : jars.toList()) {
				if (!jar.endsWith("gradle-api-" + VERSION + ".jar")) {
					Files.copy(jar, library.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
		for (String module : MODULES) {
			try (ZipOutputStream out = zip(library, module)) {
				addModule(out, module);
			}
		}
		try (ZipFile source = new ZipFile(parts.resolve("gradle-api-" + VERSION + ".jar").toFile());
				ZipOutputStream out = zip(library, CLASSES)) {
			for (Enumeration<? extends ZipEntry> entries = source.entries(); entries.hasMoreElements();) {
				ZipEntry entry = entries.nextElement();
				if (!entry.isDirectory() && !isUsers(entry.getName()) && !entry.getName().endsWith(CLASS_PATH)) {
					out.putNextEntry(new ZipEntry(entry.getName()));
					out.write(movedBack(entry.getName(), source.getInputStream(entry).readAllBytes()));
				}
			}
			addModule(out, CLASSES);
		}
		try (Stream<Path> jars = Files.list(library)) {
			return jars.toList();
		}
	}

	private static ZipOutputStream zip(Path library, String module) throws IOException {
		OutputStream file = Files.newOutputStream(library.resolve(module + "-" + VERSION + ".jar"));
		ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(file));
		out.setLevel(Deflater.BEST_SPEED);
		return out;
	}

	private static void addModule(ZipOutputStream out, String module) throws IOException {
		out.putNextEntry(new ZipEntry(module + CLASS_PATH));
		out.write("projects=\nruntime=\n".getBytes(StandardCharsets.ISO_8859_1));
	}

	private static boolean isUsers(String name) {
		return USERS.stream().anyMatch((prefix) -> name.startsWith(MOVED + prefix));
	}

	private static byte[] movedBack(String name, byte[] content) {
		if (!name.endsWith(".class") || !name.startsWith("org/gradle/") || name.startsWith(MOVED)) {
			return content;
		}
		ClassWriter writer = new ClassWriter(0);
		new ClassReader(content).accept(new ClassRemapper(writer, new BackMover()), 0);
		return writer.toByteArray();
	}

	private static final class BackMover extends Remapper {

		BackMover() {
			super(Opcodes.ASM9);
		}

		@Override
		public String map(String internalName) {
			return isUsers(internalName) ? internalName.substring(MOVED.length()) : internalName;
		}

		/** Gradle shares packages with the user's classes by their names. */
		@Override
		public Object mapValue(Object value) {
			if (value instanceof String text && isUsers(text.replace('.', '/') + "/")) {
				return text.substring(MOVED.length());
			}
			return super.mapValue(value);
		}

	}

}
