package dev.exectrace.tool.view.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page in a browser.
 */
public final class Page {

	private static final int SHIFT = 8;

	private static final int MAX_PAGES = 5;

	private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();

	private final List<String> errors = new CopyOnWriteArrayList<>();

	private final AtomicInteger ids = new AtomicInteger();

	private final WebSocket socket;

	Page(HttpClient client, URI debugger) {
		this.socket = client.newWebSocketBuilder().buildAsync(debugger, new Messages()).join();
		for (String domain : new String[] { "Page", "Runtime", "Log" }) {
			call(domain + ".enable", Map.of());
		}
	}

	/**
	 * What was told in the console as an error, or thrown and not caught.
	 * @return the errors
	 */
	public List<String> errors() {
		return List.copyOf(this.errors);
	}

	/** Forgets the errors so far. */
	public void forgetErrors() {
		this.errors.clear();
	}

	/**
	 * Opens an address.
	 * @param address the address
	 */
	public void open(String address) {
		call("Page.navigate", Map.of("url", address));
	}

	/**
	 * Evaluates an expression, and awaits it if it is a promise.
	 * @param expression the expression in JavaScript
	 * @return its value
	 */
	public JsonNode evaluate(String expression) {
		JsonNode result = call("Runtime.evaluate",
				Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
		if (result.has("exceptionDetails")) {
			throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
		}
		return result.at("/result/value");
	}

	/**
	 * Waits until something is so, if need be on the page that comes next.
	 * @param condition an expression in JavaScript
	 */
	public void await(String condition) {
		for (int pages = 0;; pages++) {
			try {
				awaitHere(condition);
				return;
			}
			catch (IllegalStateException ex) {
				if (pages == MAX_PAGES || !ex.getMessage().contains("navigated")) {
					throw ex;
				}
			}
		}
	}

	private void awaitHere(String condition) {
		JsonNode met = evaluate("""
				new Promise((resolve) => {
				  const end = performance.now() + 20000;
				  const look = () => {
				    let met = false;
				    try { met = Boolean(%s); } catch (error) { met = false; }
				    if (met || performance.now() > end) resolve(met); else setTimeout(look, 10);
				  };
				  look();
				})""".formatted(condition));
		if (!met.asBoolean()) {
			throw new AssertionError("Never so: " + condition + "; errors: " + this.errors);
		}
	}

	/**
	 * Presses a key and lets it go.
	 * @param key its name, as in {@code a} or {@code ArrowLeft}
	 */
	public void press(String key) {
		Map<String, Object> down = (key.length() == 1) ? Map.of("type", "keyDown", "key", key, "text", key)
				: Map.of("type", "keyDown", "key", key);
		call("Input.dispatchKeyEvent", down);
		call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
	}

	/**
	 * Presses a key together with others and lets it go.
	 * @param key its name
	 * @param modifiers the sum of 1 for Alt, 2 for Control, 4 for Meta and 8 for Shift
	 */
	public void press(String key, int modifiers) {
		call("Input.dispatchKeyEvent", Map.of("type", "rawKeyDown", "key", key, "modifiers", modifiers));
		call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "modifiers", modifiers));
	}

	/**
	 * Types a text into what has the focus.
	 * @param text the text
	 */
	public void type(String text) {
		call("Input.insertText", Map.of("text", text));
	}

	/**
	 * Clicks.
	 * @param x from the left
	 * @param y from the top
	 */
	public void click(double x, double y) {
		mouse("mouseMoved", x, y, 0, 0);
		mouse("mousePressed", x, y, 1, 0);
		mouse("mouseReleased", x, y, 0, 0);
	}

	/**
	 * Drags from one place to another.
	 * @param fromX from the left
	 * @param fromY from the top
	 * @param toX to there
	 * @param toY to there
	 * @param shift whether Shift is held
	 */
	public void drag(double fromX, double fromY, double toX, double toY, boolean shift) {
		int modifiers = shift ? SHIFT : 0;
		mouse("mouseMoved", fromX, fromY, 0, modifiers);
		mouse("mousePressed", fromX, fromY, 1, modifiers);
		mouse("mouseMoved", (fromX + toX) / 2, (fromY + toY) / 2, 1, modifiers);
		mouse("mouseMoved", toX, toY, 1, modifiers);
		mouse("mouseReleased", toX, toY, 0, modifiers);
	}

	private void mouse(String type, double x, double y, int buttons, int modifiers) {
		call("Input.dispatchMouseEvent",
				Map.of("type", type, "x", x, "y", y, "button", type.equals("mouseMoved") ? "none" : "left", "buttons",
						buttons, "clickCount", 1, "modifiers", modifiers));
	}

	/**
	 * Turns the wheel.
	 * @param x from the left
	 * @param y from the top
	 * @param by how far
	 * @param control whether Control is held
	 */
	public void wheel(double x, double y, double by, boolean control) {
		call("Input.dispatchMouseEvent",
				Map.of("type", "mouseWheel", "x", x, "y", y, "deltaX", 0, "deltaY", by, "modifiers", control ? 2 : 0));
	}

	/**
	 * What it looks like.
	 * @return a PNG
	 */
	public byte[] screenshot() {
		return Base64.getDecoder().decode(call("Page.captureScreenshot", Map.of()).get("data").asString());
	}

	private JsonNode call(String method, Map<String, Object> parameters) {
		int id = this.ids.incrementAndGet();
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		this.pending.put(id, answer);
		this.socket
			.sendText(JsonMapper.shared().writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
					true)
			.join();
		JsonNode message = answer.orTimeout(60, TimeUnit.SECONDS).join();
		if (message.has("error")) {
			throw new IllegalStateException(method + ": " + message.get("error"));
		}
		return message.get("result");
	}

	void close() {
		this.socket.abort();
	}

	private final class Messages implements WebSocket.Listener {

		private final StringBuilder text = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				message(JsonMapper.shared().readTree(this.text.toString()));
				this.text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		private void message(JsonNode message) {
			if (message.has("id")) {
				CompletableFuture<JsonNode> answer = Page.this.pending.remove(message.get("id").asInt());
				if (answer != null) {
					answer.complete(message);
				}
				return;
			}
			String method = message.get("method").asString();
			boolean error = method.equals("Runtime.exceptionThrown")
					|| method.equals("Log.entryAdded") && message.at("/params/entry/level").asString().equals("error")
					|| method.equals("Runtime.consoleAPICalled")
							&& message.at("/params/type").asString().equals("error");
			if (error) {
				Page.this.errors.add(message.get("params").toString());
			}
		}

	}

}
