package dev.sportello.desktop.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A company's own authority, and certificates of it: made by keytool. Used from the test's thread.
final class TestAuthority {
    private static final String PASSWORD = "changeit";

    private final Path folder;
    private int made;

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
        var store = store("server" + made++);
        keytool(store, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=relay");
        var request = folder.resolve("request.csr").toString();
        var signed = folder.resolve("signed.pem").toString();
        keytool(store, "-certreq", "-alias", "server", "-file", request);
        keytool(
                store("authority"),
                "-gencert",
                "-rfc",
                "-alias",
                "authority",
                "-infile",
                request,
                "-outfile",
                signed,
                "-ext",
                "san=" + names,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days));
        keytool(
                store,
                "-importcert",
                "-noprompt",
                "-alias",
                "authority",
                "-file",
                certificate().toString());
        keytool(store, "-importcert", "-alias", "server", "-file", signed);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(program, "-storepass", PASSWORD, "-keystore", store.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
    }
}
