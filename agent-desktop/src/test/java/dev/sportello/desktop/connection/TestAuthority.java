package dev.sportello.desktop.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A company's own authority, and certificates of it for servers that share a key: made by keytool, which takes a
/// while. Used from the test's thread.
final class TestAuthority {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String SERVER = "server";

    private final Path folder;

    TestAuthority(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        keytool(
                store("authority"),
                "-genkeypair",
                "-alias",
                "authority",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Our Company",
                "-ext",
                "bc:critical");
        keytool(
                store("authority"),
                "-exportcert",
                "-rfc",
                "-alias",
                "authority",
                "-file",
                certificate().toString());
        keytool(store(SERVER), "-genkeypair", "-alias", SERVER, "-keyalg", "EC", "-dname", "CN=relay");
        keytool(store(SERVER), "-certreq", "-alias", SERVER, "-file", request().toString());
    }

    private Path request() {
        return folder.resolve("request.csr");
    }

    /// The authority's certificate, as systems keep those that they trust.
    Path certificate() {
        return folder.resolve("authority.pem");
    }

    /// What a server has that the authority has certified.
    ///
    /// @param names what the certificate is for, such as `ip:127.0.0.1`
    /// @param start from when it is valid, as keytool writes it, such as `-3d`
    /// @param days how long
    SSLContext server(String names, String start, int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        var signed = folder.resolve("signed.pem");
        keytool(
                store("authority"),
                "-gencert",
                "-rfc",
                "-alias",
                "authority",
                "-infile",
                request().toString(),
                "-outfile",
                signed.toString(),
                "-ext",
                "san=" + names,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days));
        var store = KeyStore.getInstance(store(SERVER).toFile(), PASSWORD);
        store.setKeyEntry(
                SERVER, store.getKey(SERVER, PASSWORD), PASSWORD, new Certificate[] {read(signed), read(certificate())
                });
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (var content = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(content);
        }
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command =
                new ArrayList<>(List.of(program, "-storepass", new String(PASSWORD), "-keystore", store.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
    }
}
