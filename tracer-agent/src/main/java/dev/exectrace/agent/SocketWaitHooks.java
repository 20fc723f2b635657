package dev.exectrace.agent;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import dev.exectrace.agent.event.SocketWaitEvent;

/**
 * What a thread notes about whom it waited for, after a long wait for a socket.
 */
final class SocketWaitHooks {

	private SocketWaitHooks() {
	}

	/**
	 * A platform thread has read or written, which is a wait only if it took its time.
	 */
	static void transferred(Recorder recorder, long since, Object socket) {
		if (Ticks.now() - since >= recorder.shortestTransfer()) {
			waited(recorder, since, socket);
		}
	}

	/** A platform thread has waited. */
	static void waited(Recorder recorder, long since, Object socket) {
		PlatformWaitHooks.waited(recorder, since, WaitReason.NETWORK, false, null);
		tell(recorder, since, Ticks.now() - since, socket);
	}

	/**
	 * A virtual thread runs again, and its carrier knows of its wait, if there was one.
	 */
	static void resumed(Recorder recorder, Object socket) {
		CarrierLog log = recorder.log();
		if (log == null || log.blocked == 0 || log.blocked == log.told || log.waitReason() != WaitReason.NETWORK) {
			return;
		}
		log.told = log.blocked;
		tell(recorder, log.blocked, log.blockedEnd - log.blocked, socket);
	}

	private static void tell(Recorder recorder, long since, long length, Object socket) {
		if (length < recorder.longSocketWait() || !SocketWaitEvent.enabled()) {
			return;
		}
		InetSocketAddress peer = recorder.peers().of(socket);
		if (peer != null) {
			InetAddress address = peer.getAddress();
			SocketWaitEvent.commit(since, length, name(address), address.getHostAddress(), peer.getPort());
		}
	}

	/** To ask the address for its name would look it up. */
	private static String name(InetAddress address) {
		String both = address.toString();
		int slash = both.indexOf('/');
		return (slash > 0) ? both.substring(0, slash) : null;
	}

}
