package dev.sportello.desktop.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trusts who the system trusts, besides whom Java trusts: a company adds its own authority to the system. Reads what
/// the system has when it is first asked, and again after a refusal, since somebody may have added what was missing.
/// Thread-safe.
final class SystemTrust extends X509ExtendedTrustManager {
    private static final Logger LOG = LoggerFactory.getLogger(SystemTrust.class);

    /// Where Linux distributions keep all that they trust in one file, and what OpenSSL calls it elsewhere.
    private static final List<String> BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem");

    /// The names that Java gives to the stores of Windows and macOS.
    private static final List<String> STORES = List.of("Windows-ROOT", "KeychainStore-ROOT", "KeychainStore");

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----");

    private final List<Path> bundles;
    private volatile @Nullable X509ExtendedTrustManager loaded;

    /// @param bundles files of certificates; those that do not exist are passed over
    SystemTrust(List<Path> bundles) {
        this.bundles = bundles;
    }

    static SystemTrust ofThisMachine() {
        return new SystemTrust(bundles(System.getenv()));
    }

    /// The file that the environment names, as OpenSSL reads it, and where files are elsewhere.
    static List<Path> bundles(Map<String, String> environment) {
        return Stream.concat(Stream.of(environment.getOrDefault("SSL_CERT_FILE", "")), BUNDLES.stream())
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .toList();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        check(trust -> trust.checkServerTrusted(chain, kind, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        check(trust -> trust.checkServerTrusted(chain, kind, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        check(trust -> trust.checkServerTrusted(chain, kind));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        check(trust -> trust.checkClientTrusted(chain, kind, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        check(trust -> trust.checkClientTrusted(chain, kind, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        check(trust -> trust.checkClientTrusted(chain, kind));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust().getAcceptedIssuers();
    }

    private interface Check {
        void by(X509ExtendedTrustManager trust) throws CertificateException;
    }

    private void check(Check check) throws CertificateException {
        try {
            check.by(trust());
        } catch (CertificateException e) {
            loaded = null;
            throw e;
        }
    }

    private X509ExtendedTrustManager trust() {
        var there = loaded;
        if (there == null) {
            there = load();
            loaded = there;
        }
        return there;
    }

    private X509ExtendedTrustManager load() {
        try {
            var trusted = new HashSet<X509Certificate>(List.of(manager(null).getAcceptedIssuers()));
            // Who names a store of certificates on the command line means that one.
            if (System.getProperty("javax.net.ssl.trustStore") == null) {
                bundles.stream().filter(Files::isReadable).forEach(file -> trusted.addAll(read(file)));
                STORES.forEach(store -> trusted.addAll(read(store)));
            }
            var all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            for (var certificate : trusted) {
                all.setCertificateEntry(String.valueOf(all.size()), certificate);
            }
            return manager(all);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Java's own certificates cannot be read.", e);
        }
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /// One by one: a certificate that Java cannot read must not take the others with it.
    private static Set<X509Certificate> read(Path file) {
        var found = new HashSet<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var blocks = CERTIFICATE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            while (blocks.find()) {
                add(found, factory, blocks.group().replace("TRUSTED ", ""));
            }
        } catch (IOException | CertificateException e) {
            LOG.warn("The certificates in {} cannot be read.", file, e);
        }
        return found;
    }

    private static void add(Set<X509Certificate> found, CertificateFactory factory, String block) {
        try {
            var bytes = block.getBytes(StandardCharsets.ISO_8859_1);
            found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (CertificateException e) {
            LOG.debug("A certificate of the system cannot be read.", e);
        }
    }

    private static List<X509Certificate> read(String store) {
        var found = new ArrayList<X509Certificate>();
        try {
            var certificates = KeyStore.getInstance(store);
            certificates.load(null, null);
            for (var name : Collections.list(certificates.aliases())) {
                // A certificate that comes with a key is the user's own, and nobody's authority.
                if (certificates.isCertificateEntry(name)
                        && certificates.getCertificate(name) instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            LOG.debug("{} is the store of another system.", store, e);
        }
        return found;
    }
}
