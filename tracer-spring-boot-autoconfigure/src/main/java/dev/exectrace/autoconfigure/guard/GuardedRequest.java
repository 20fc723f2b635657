package dev.exectrace.autoconfigure.guard;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * A request that the guard let through: the proof of it, seen by the endpoint as its
 * principal, and the owner of what was opened to answer it. There is one for each
 * request. Safe for use by several threads.
 */
public final class GuardedRequest extends AbstractAuthenticationToken {

	/**
	 * The request attribute that holds the guarded request.
	 */
	static final String ATTRIBUTE = GuardedRequest.class.getName();

	private final transient Authentication user;

	private final transient Executor closer;

	private transient @Nullable InputStream open;

	private transient @Nullable InputStream stream;

	private transient @Nullable String filename;

	private transient @Nullable String version;

	private transient @Nullable String accepted;

	private transient boolean ended;

	/**
	 * Creates a new instance.
	 * @param user the authenticated user
	 * @param closer runs what closes a stream, which may block
	 */
	GuardedRequest(Authentication user, Executor closer) {
		super(user.getAuthorities());
		this.user = user;
		this.closer = closer;
		super.setAuthenticated(true);
	}

	/**
	 * The guarded request behind a principal.
	 * @param principal the principal or {@code null}
	 * @return the request or empty if it came around the guard
	 */
	public static Optional<GuardedRequest> from(@Nullable Principal principal) {
		return (principal instanceof GuardedRequest request) ? Optional.of(request) : Optional.empty();
	}

	/**
	 * Makes sure that a stream is closed when the request has ended however it does, at
	 * once if it already has: a client may go away before anybody reads from it.
	 * @param stream the stream; closing it twice must do no harm
	 * @return a stream to read the same from, which may be closed by any thread, even one
	 * that must not block
	 */
	public InputStream own(InputStream stream) {
		InputStream closing = new FilterInputStream(stream) {

			@Override
			public void close() {
				GuardedRequest.this.close();
			}

		};
		synchronized (this) {
			this.stream = closing;
			this.open = stream;
			if (this.ended) {
				close();
			}
		}
		return closing;
	}

	/**
	 * The stream that was opened to answer the request.
	 * @return what {@link #own} returned, or {@code null} if there is none
	 */
	synchronized @Nullable InputStream stream() {
		return this.stream;
	}

	/**
	 * Names the file that the answer is to be saved as.
	 * @param filename the name
	 */
	public synchronized void attachment(String filename) {
		this.filename = filename;
	}

	/**
	 * The file that the answer is to be saved as.
	 * @return its name or {@code null} if the answer is no file
	 */
	synchronized @Nullable String filename() {
		return this.filename;
	}

	/**
	 * Names the file that the answer is to be saved as, and says what tells it from all
	 * others, so that its client can get the rest of it later.
	 * @param filename the name
	 * @param version the same for the same content, of letters, digits and hyphens
	 */
	public synchronized void attachment(String filename, String version) {
		this.filename = filename;
		this.version = version;
	}

	/**
	 * What tells the answer from all others.
	 * @return the version or {@code null} if nothing does
	 */
	synchronized @Nullable String version() {
		return this.version;
	}

	/**
	 * Says that there is going to be something to be fetched.
	 * @param id its id below the path of the endpoint
	 */
	public synchronized void accepted(String id) {
		this.accepted = id;
	}

	/**
	 * What there is going to be.
	 * @return its id or {@code null} if there is nothing
	 */
	synchronized @Nullable String accepted() {
		return this.accepted;
	}

	synchronized void end() {
		this.ended = true;
		close();
	}

	private synchronized void close() {
		InputStream stream = this.open;
		if (stream != null) {
			this.open = null;
			this.closer.execute(() -> closeQuietly(stream));
		}
	}

	private static void closeQuietly(InputStream stream) {
		try {
			stream.close();
		}
		catch (IOException ex) {
			// Nobody is left to be told
		}
	}

	@Override
	public @Nullable Object getPrincipal() {
		return this.user.getPrincipal();
	}

	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
