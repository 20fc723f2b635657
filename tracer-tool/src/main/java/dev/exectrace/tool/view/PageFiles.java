package dev.exectrace.tool.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.tool.view.api.Answer;

/**
 * The files that pages are made of, those that are listed and no others.
 */
final class PageFiles {

	private static final List<String> NAMES = List.of("index.html", "style.css", "icon.svg", "main.js", "api.js",
			"colors.js", "curve.js", "elements.js", "flame.js", "format.js", "keys.js", "overview.html", "overview.js",
			"panel.js", "picture.js", "pointer.js", "profile.html", "profile.js", "sorted.js", "tile-worker.js",
			"tiles.js", "tracks.js");

	private final Map<String, Answer> files = new HashMap<>();

	PageFiles() {
		for (String name : NAMES) {
			this.files.put(name, new Answer(type(name), read(name)));
		}
		this.files.put("", this.files.get("index.html"));
	}

	private static String type(String name) {
		return switch (name.substring(name.lastIndexOf('.') + 1)) {
			case "html" -> "text/html; charset=utf-8";
			case "svg" -> "image/svg+xml";
			case "css" -> "text/css; charset=utf-8";
			default -> "text/javascript; charset=utf-8";
		};
	}

	private static byte[] read(String name) {
		try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The file of a name, {@code null} where there is none. */
	Answer get(String name) {
		return this.files.get(name);
	}

}
