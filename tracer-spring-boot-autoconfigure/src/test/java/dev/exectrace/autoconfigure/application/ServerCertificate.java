package dev.exectrace.autoconfigure.application;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for the management server of this machine.
 */
public final class ServerCertificate {

	private static final String PASSWORD = "changeit";

	private final Path store;

	private ServerCertificate(Path store) {
		this.store = store;
	}

	/**
	 * Makes a certificate.
	 * @param directory where to keep it
	 * @return the certificate
	 */
	public static ServerCertificate create(Path directory) throws IOException, InterruptedException {
		Path store = directory.resolve("server.p12");
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		Process process = new ProcessBuilder(keytool, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname",
				"CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1", "-storetype", "PKCS12",
				"-keystore", store.toString(), "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0) {
			throw new IOException("No certificate was made: " + output);
		}
		return new ServerCertificate(store);
	}

	String[] properties() {
		String bundle = "spring.ssl.bundle.jks.management.keystore.";
		return new String[] { "management.server.ssl.bundle=management", bundle + "location=file:" + this.store,
				bundle + "password=" + PASSWORD };
	}

	SSLContext trusting() {
		try {
			KeyStore keys = KeyStore.getInstance(this.store.toFile(), PASSWORD.toCharArray());
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(keys);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
