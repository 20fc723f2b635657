package dev.exectrace.analysis.profile.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.exectrace.analysis.profile.Profile;

/**
 * A flame graph as one page of HTML that needs nothing else. What is narrower than a
 * ten-thousandth of the whole is left out, and the page says so.
 */
public final class FlameGraph {

	private static final int SMALLEST = 10_000;

	private static final String DATA = "@DATA@";

	private final Profile profile;

	private final StackTree tree;

	private final Appendable out;

	private final Map<Integer, Integer> names = new LinkedHashMap<>();

	private final List<List<Integer>> children = new ArrayList<>();

	private int pruned;

	private FlameGraph(Profile profile, Appendable out) {
		this.profile = profile;
		this.tree = new StackTree(profile);
		this.out = out;
	}

	/**
	 * Writes a profile.
	 * @param profile the profile
	 * @param title what the page is called
	 * @param out where to; the page is in UTF-8
	 * @throws IOException if that fails
	 */
	public static void write(Profile profile, String title, Appendable out) throws IOException {
		String page;
		try (InputStream in = FlameGraph.class.getResourceAsStream("flamegraph.html")) {
			page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		int at = page.indexOf(DATA);
		out.append(page, 0, at);
		new FlameGraph(profile, out).data(title);
		out.append(page, at + DATA.length(), page.length());
	}

	private void data(String title) throws IOException {
		prune();
		this.out.append("{\"title\":");
		text(title);
		this.out.append(",\"unit\":");
		text(this.profile.type().unit().label());
		this.out.append(",\"events\":");
		text(this.profile.type().isSampled() ? "samples" : this.profile.type().isBlocking() ? "waits" : "times");
		this.out.append(",\"pruned\":").append(Integer.toString(this.pruned));
		this.out.append(",\"about\":[");
		String separator = "";
		for (String line : Heading.of(this.profile)) {
			this.out.append(separator);
			text(line);
			separator = ",";
		}
		this.out.append("],\n\"nodes\":[");
		nodes();
		this.out.append("],\n\"names\":[\"all\"");
		for (int method : this.names.keySet()) {
			this.out.append(",\n");
			text(this.profile.methodName(method));
		}
		this.out.append("]}");
	}

	private void prune() {
		for (int node = 0; node < this.tree.size(); node++) {
			this.children.add(null);
			if (node == 0) {
				continue;
			}
			if (this.tree.value(node) == 0 || (double) this.tree.value(node) * SMALLEST < (double) this.tree.value(0)) {
				this.pruned++;
				continue;
			}
			int parent = this.tree.parent(node);
			if (this.children.get(parent) == null) {
				this.children.set(parent, new ArrayList<>(2));
			}
			this.children.get(parent).add(node);
		}
		for (List<Integer> siblings : this.children) {
			if (siblings != null && siblings.size() > 1) {
				siblings.sort(Comparator.<Integer>comparingLong(this.tree::value)
					.reversed()
					.thenComparing((node) -> this.profile.methodName(this.tree.method(node))));
			}
		}
	}

	/**
	 * Name, depth, value and count of each, those of a node's children behind its own.
	 */
	private void nodes() throws IOException {
		int[] stack = new int[64];
		int[] depths = new int[64];
		int size = 1;
		while (size > 0) {
			size--;
			int node = stack[size];
			int depth = depths[size];
			node(node, depth);
			List<Integer> below = this.children.get(node);
			if (below == null) {
				continue;
			}
			while (size + below.size() > stack.length) {
				stack = Arrays.copyOf(stack, stack.length * 2);
				depths = Arrays.copyOf(depths, depths.length * 2);
			}
			for (int i = below.size() - 1; i >= 0; i--) {
				stack[size] = below.get(i);
				depths[size++] = depth + 1;
			}
		}
	}

	private void node(int node, int depth) throws IOException {
		int name = 0;
		if (node > 0) {
			Integer known = this.names.putIfAbsent(this.tree.method(node), this.names.size() + 1);
			name = (known != null) ? known : this.names.size();
			this.out.append(",\n");
		}
		this.out.append(Integer.toString(name))
			.append(',')
			.append(Integer.toString(depth))
			.append(',')
			.append(Long.toString(this.tree.value(node)))
			.append(',')
			.append(Long.toString(this.tree.count(node)));
	}

	/** Within the page, too, no text may end the script or begin a comment. */
	private void text(String text) throws IOException {
		this.out.append('"');
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (letter < ' ' || letter == '"' || letter == '\\' || letter == '<' || letter == '>' || letter == '&'
					|| letter == '\u2028' || letter == '\u2029' || Character.isSurrogate(letter)) {
				this.out.append(String.format("\\u%04x", (int) letter));
			}
			else {
				this.out.append(letter);
			}
		}
		this.out.append('"');
	}

}
