package dev.exectrace.autoconfigure.endpoint;

import java.util.Optional;

import dev.exectrace.autoconfigure.ExectraceProperties;
import dev.exectrace.runtime.TraceStore;
import dev.exectrace.runtime.TraceStoreSettings;
import dev.exectrace.runtime.TraceUnavailableException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * The store of captures, opened when it is needed: an application whose directory for it
 * cannot be used runs nevertheless, and stores as soon as it can be. Safe for use by
 * several threads.
 */
class CaptureStore implements InitializingBean, DisposableBean {

	private static final Log logger = LogFactory.getLog(CaptureStore.class);

	private final TraceStoreSettings settings;

	private volatile @Nullable TraceStore store;

	CaptureStore(ExectraceProperties.Store properties) {
		this.settings = new TraceStoreSettings(properties.directory(), properties.maxAge(), properties.maxCount(),
				properties.maxSize().toBytes());
	}

	/** There may be captures of an earlier run. */
	@Override
	public void afterPropertiesSet() {
		if (this.settings.directory() != null) {
			try {
				open();
			}
			catch (TraceUnavailableException ex) {
				logger.warn(ex.getMessage() + " (exectrace.store.directory)");
			}
		}
	}

	/**
	 * The store, which is opened if it was not yet.
	 * @return the store
	 * @throws TraceUnavailableException if its directory cannot be used
	 */
	synchronized TraceStore open() {
		TraceStore opened = this.store;
		if (opened == null) {
			opened = TraceStore.open(this.settings);
			this.store = opened;
		}
		return opened;
	}

	/**
	 * The store if there can be anything in it.
	 * @return the store or empty
	 */
	Optional<TraceStore> opened() {
		return Optional.ofNullable(this.store);
	}

	@Override
	public void destroy() {
		opened().ifPresent(TraceStore::close);
	}

}
