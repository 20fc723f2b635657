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

	private static final List<String> NAMES = List.of("address.js", "api.js", "app.js", "areas.js", "arrangement.js",
			"colors.js", "columns.js", "commands.js", "curve.js", "curves-layer.js", "diff.html", "diff.js", "early.js",
			"elements.js", "flame.js", "format.js", "heads-layer.js", "icon.svg", "index.html", "keys.js", "main.js",
			"names.js", "overview.html", "overview.js", "pages.js", "palette.js", "panel.js", "pen.js", "picture.js",
			"pointer.js", "profile.html", "profile.js", "relations-layer.js", "reorder.js", "row-layer.js",
			"ruler-layer.js", "selection.js", "sorted.js", "style.css", "tile-worker.js", "tiles.js", "toolbar.js",
			"tracks.js", "values.js", "whole-layer.js");

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
