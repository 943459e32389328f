package dev.sportello.relay.rig;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// The certificate of `localhost` that test servers show, and that no machine trusts by itself.
public final class TestCertificate {
    private static final String NAME = "localhost";
    private static final char[] PASSWORD = "changeit".toCharArray();

    /// Shows this certificate, and trusts it and no other.
    static SSLContext context() throws IOException, GeneralSecurityException {
        var store = store();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(NAME, store.getCertificate(NAME));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /// Trusts it, and no other.
    public static SSLSocketFactory trust() throws IOException, GeneralSecurityException {
        return context().getSocketFactory();
    }

    /// Itself, as a PEM file's text.
    static String certificate() throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", store().getCertificate(NAME).getEncoded());
    }

    /// Its private key, as a PEM file's text.
    static String key() throws IOException, GeneralSecurityException {
        return pem("PRIVATE KEY", store().getKey(NAME, PASSWORD).getEncoded());
    }

    private static KeyStore store() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var file = TestCertificate.class.getResourceAsStream("/mail/localhost.p12")) {
            store.load(file, PASSWORD);
        }
        return store;
    }

    private static String pem(String what, byte[] content) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines);
    }

    private TestCertificate() {}
}
