package dev.sportello.relay.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dovecot, a real server of mailboxes, in a process of its own. It is `localhost`, has one mailbox, and keeps that
/// as files. For one thread.
public final class Dovecot implements AutoCloseable {
    public static final String USER = "help@shop.example";
    public static final String PASSWORD = "letters";

    private final Path folder;
    private final Path log = Files.createTempDirectory("dovecot-log");
    private final int port;
    private final int tlsPort;
    private ServerProcess process;
    private int delivered;

    /// What servers do not all have.
    public enum Without {
        NOTHING,
        IDLE,
        TLS
    }

    private Dovecot(Path folder, int port, int tlsPort) throws IOException {
        this.folder = folder;
        this.port = port;
        this.tlsPort = tlsPort;
        process = begin();
    }

    public static Dovecot start(Without without) throws IOException, GeneralSecurityException, InterruptedException {
        // Its sockets lie there, whose paths have to be short; and it does not serve what is root's.
        var folder = Files.createTempDirectory("dovecot");
        var port = TestPorts.take();
        var tlsPort = TestPorts.take();
        for (var part : List.of("new", "cur", "tmp")) {
            Files.createDirectories(folder.resolve("mail").resolve(part));
        }
        Files.writeString(folder.resolve("certificate.pem"), TestCertificate.certificate());
        Files.writeString(folder.resolve("key.pem"), TestCertificate.key());
        Files.writeString(folder.resolve("users"), USER + ":{PLAIN}" + PASSWORD + "\n");
        Files.writeString(folder.resolve("dovecot.conf"), configuration(folder, without, port, tlsPort));
        if (isRoot()) {
            run("chown", "-R", "nobody:nogroup", folder.toString());
        }
        return new Dovecot(folder, port, tlsPort);
    }

    /// Of connections that begin unprotected.
    public int port() {
        return port;
    }

    /// Of connections that are protected from the start.
    public int tlsPort() {
        return tlsPort;
    }

    /// A mail comes in.
    public void comes(String mail) throws IOException {
        comes(mail, null);
    }

    /// @param receivedAt when the server says that it came; null: now
    public void comes(String mail, @Nullable Instant receivedAt) throws IOException {
        var name = "%010d.test".formatted(delivered++);
        var written = Files.writeString(folder.resolve("mail/tmp").resolve(name), mail.replace("\n", "\r\n"), UTF_8);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-r--r--"));
        if (receivedAt != null) {
            Files.setLastModifiedTime(written, FileTime.from(receivedAt));
        }
        Files.move(written, folder.resolve("mail/new").resolve(name));
    }

    /// How many mails are marked as seen.
    public long seen() throws IOException {
        try (var files = Files.list(folder.resolve("mail/cur"))) {
            return files.filter(file -> file.getFileName().toString().matches(".*:2,.*S.*"))
                    .count();
        }
    }

    /// Starts again, and gives all mails other numbers.
    public void countAnew() throws IOException {
        process.close();
        try (var files = Files.list(folder.resolve("mail"))) {
            for (var file : files.filter(file -> file.getFileName().toString().startsWith("dovecot"))
                    .toList()) {
                Files.delete(file);
            }
        }
        process = begin();
    }

    private ServerProcess begin() throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.addAll(List.of(
                ServerProcess.program("dovecot"),
                "-F",
                "-c",
                folder.resolve("dovecot.conf").toString()));
        return ServerProcess.start(command, log, port);
    }

    /// It listens at a second address, too, of which its certificate says nothing.
    private static String configuration(Path folder, Without without, int port, int tlsPort) {
        var user = isRoot() ? "nobody" : System.getProperty("user.name");
        var group = isRoot() ? "nogroup" : user;
        return """
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = /dev/stderr
                protocols = imap
                listen = 127.0.0.1, 127.0.0.2
                ssl = %2$s
                ssl_cert = <%1$s/certificate.pem
                ssl_key = <%1$s/key.pem
                disable_plaintext_auth = no
                default_internal_user = %3$s
                default_internal_group = %4$s
                default_login_user = %3$s
                first_valid_uid = 1
                mail_location = maildir:%1$s/mail
                imap_capability = %5$s
                passdb {
                  driver = passwd-file
                  args = %1$s/users
                }
                userdb {
                  driver = static
                  args = uid=%3$s gid=%4$s home=%1$s
                }
                service anvil {
                  chroot =
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %6$d
                  }
                  inet_listener imaps {
                    port = %7$d
                  }
                }
                """.formatted(
                        folder,
                        without == Without.TLS ? "no" : "yes",
                        user,
                        group,
                        without == Without.IDLE ? "IMAP4rev1" : "+XTEST",
                        port,
                        without == Without.TLS ? 0 : tlsPort);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed.");
        }
    }

    /// Its mailbox is gone then.
    @Override
    public void close() throws IOException {
        process.close();
        remove(folder);
        remove(log);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
