package dev.exectrace.analysis.jfr;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who takes the events of which type. The receiver is asked once for each description of
 * a type.
 */
final class Receivers {

	private static final int MOST = 1 << 12;

	private static final Consumer<EventView> NOBODY = (event) -> {
	};

	private final EventReceiver receiver;

	private final Map<Type, Receiving> asked = new IdentityHashMap<>();

	Receivers(EventReceiver receiver) {
		this.receiver = receiver;
	}

	/** Who takes a type's events, {@code null} where they are passed over. */
	Receiving of(Type type) {
		Receiving known = this.asked.get(type);
		if (known == null) {
			if (this.asked.size() == MOST) {
				this.asked.clear();
			}
			known = ask(new EventType(type));
			this.asked.put(type, known);
		}
		return (known.consumer != NOBODY || known.tellsJvm()) ? known : null;
	}

	private Receiving ask(EventType type) {
		try {
			Consumer<EventView> consumer = this.receiver.of(type);
			return new Receiving(type, (consumer != null) ? consumer : NOBODY);
		}
		catch (RuntimeException ex) {
			throw new ReceiverFailure(ex);
		}
	}

	/**
	 * A type and who takes its events.
	 */
	record Receiving(EventType type, Consumer<EventView> consumer) {

		boolean tellsJvm() {
			return this.type.name().equals("jdk.JVMInformation");
		}

		void accept(EventView event) {
			try {
				this.consumer.accept(event);
			}
			catch (RuntimeException ex) {
				throw new ReceiverFailure(ex);
			}
		}

	}

}
