package dev.exectrace.agent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketImpl;

/**
 * Whom a socket is connected to. Reads the JDK's fields: its methods take locks.
 */
final class SocketPeers {

	private final VarHandle address = field("java.net.SocketImpl", "address");

	private final VarHandle port = field("java.net.SocketImpl", "port");

	private final VarHandle remote = field("sun.nio.ch.SocketChannelImpl", "remoteAddress");

	/**
	 * The peer.
	 * @param socket the implementation of a socket or a channel
	 * @return the peer, or {@code null} if there is none or the JDK does not tell
	 */
	InetSocketAddress of(Object socket) {
		if (socket instanceof SocketImpl) {
			return ofSocket(socket);
		}
		Object peer = (isIn(this.remote, socket)) ? this.remote.get(socket) : null;
		return (peer instanceof InetSocketAddress known && known.getAddress() != null) ? known : null;
	}

	private InetSocketAddress ofSocket(Object socket) {
		if (this.address == null || this.port == null) {
			return null;
		}
		InetAddress known = (InetAddress) this.address.get(socket);
		int number = (int) this.port.get(socket);
		// A socket that accepts has no peer
		return (known != null && number > 0) ? new InetSocketAddress(known, number) : null;
	}

	private static boolean isIn(VarHandle field, Object socket) {
		return field != null && field.coordinateTypes().getFirst().isInstance(socket);
	}

	private static VarHandle field(String type, String name) {
		try {
			Class<?> owner = Class.forName(type);
			return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
				.unreflectVarHandle(owner.getDeclaredField(name));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			return null;
		}
	}

}
