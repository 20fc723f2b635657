package dev.exectrace.autoconfigure.guard;

import java.io.IOException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * A response that sends what is written at once: the client gets the trace as it is
 * recorded, and the first write that fails tells that the client has gone.
 */
class FlushingResponse extends HttpServletResponseWrapper {

	FlushingResponse(HttpServletResponse response) {
		super(response);
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		// Jetty sends a large first write at once, which Spring Security's header writers
		// miss
		super.flushBuffer();
		return new FlushingOutputStream(super.getOutputStream());
	}

	private static class FlushingOutputStream extends ServletOutputStream {

		private final ServletOutputStream output;

		FlushingOutputStream(ServletOutputStream output) {
			this.output = output;
		}

		@Override
		public void write(int b) throws IOException {
			this.output.write(b);
			this.output.flush();
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.output.write(bytes, offset, length);
			this.output.flush();
		}

		@Override
		public void flush() throws IOException {
			this.output.flush();
		}

		@Override
		public void close() throws IOException {
			this.output.close();
		}

		@Override
		public boolean isReady() {
			return this.output.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.output.setWriteListener(listener);
		}

	}

}
