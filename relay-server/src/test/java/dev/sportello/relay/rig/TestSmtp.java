package dev.sportello.relay.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A server that speaks as much SMTP as it takes to see what a client does with each answer: with or without STARTTLS
/// and a name to sign in with, and with answers that a test decides. It is `localhost`.
public final class TestSmtp implements AutoCloseable {
    /// Instead of an answer the connection breaks.
    public static final String SILENCE = "";

    private final ServerSocket server;
    private final boolean startsTls;
    private final @Nullable String password;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile @Nullable Duration looksThrough;
    private volatile boolean leavesFirst;
    private volatile boolean hasLeft;

    /// A mail that it has taken.
    ///
    /// @param tls whether it came over a protected connection
    /// @param user who had signed in; null: nobody
    public record Taken(boolean tls, @Nullable String user, String content) {
        public String header(String name) {
            var start = name.toLowerCase(Locale.ROOT) + ":";
            return content.split("\r\n\r\n", 2)[0]
                    .replace("\r\n ", " ")
                    .replace("\r\n\t", " ")
                    .lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .reduce((one, other) -> one + "\n" + other)
                    .orElse("");
        }
    }

    private TestSmtp(ServerSocket server, boolean startsTls, @Nullable String password) {
        this.server = server;
        this.startsTls = startsTls;
        this.password = password;
        Thread.ofVirtual().start(this::accept);
    }

    public static TestSmtp open() throws IOException {
        return new TestSmtp(socket(), false, null);
    }

    public static TestSmtp withStartTls(@Nullable String password) throws IOException {
        return new TestSmtp(socket(), true, password);
    }

    public static TestSmtp withTls(@Nullable String password) throws Exception {
        var server = TestCertificate.context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new TestSmtp(server, false, password);
    }

    private static ServerSocket socket() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    public int port() {
        return server.getLocalPort();
    }

    /// What it says to a command from now on.
    ///
    /// @param command the first word; `.` for the end of a mail
    public void answers(String command, String answer) {
        answers.put(command, answer);
    }

    public void answersAsUsual() {
        answers.clear();
    }

    /// Takes its time over each whole mail from now on. Whoever leaves meanwhile gets no answer.
    public void looksThrough(Duration time) {
        looksThrough = time;
    }

    /// Resets the line once it has said that it has a mail.
    public void leavesFirst() {
        leavesFirst = true;
    }

    /// Whether it has reset a line.
    public boolean hasLeft() {
        return hasLeft;
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /// The commands that clients have said.
    public List<String> said() {
        return List.copyOf(said);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Dialog(socket).go();
        } catch (IOException | GeneralSecurityException e) {
            // The client has left.
        }
    }

    private final class Dialog {
        private Socket socket;
        private BufferedReader in;
        private Writer out;
        private @Nullable String user;

        Dialog(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            out = new OutputStreamWriter(socket.getOutputStream(), UTF_8);
        }

        void go() throws IOException, GeneralSecurityException {
            say("220 localhost");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                said.add(line);
                var command = line.split(" ")[0].toUpperCase(Locale.ROOT);
                var decided = answers.get(command);
                if (SILENCE.equals(decided)) {
                    return;
                }
                if (decided != null) {
                    say(decided);
                } else if (!carryOut(command, line)) {
                    return;
                }
            }
        }

        private boolean carryOut(String command, String line) throws IOException, GeneralSecurityException {
            switch (command) {
                case "EHLO" -> say(greeting());
                case "STARTTLS" -> protect();
                case "AUTH" -> signIn(line);
                case "DATA" -> {
                    return take();
                }
                case "QUIT" -> {
                    say("221 Bye");
                    return false;
                }
                default -> say(password != null && user == null ? "530 Authentication required" : "250 OK");
            }
            return true;
        }

        private String greeting() {
            var lines = new StringBuilder("250-localhost\r\n");
            if (startsTls && !isProtected()) {
                lines.append("250-STARTTLS\r\n");
            }
            if (password != null && (!startsTls || isProtected())) {
                lines.append("250-AUTH PLAIN\r\n");
            }
            return lines.append("250 8BITMIME").toString();
        }

        private void protect() throws IOException, GeneralSecurityException {
            say("220 Go ahead");
            var factory = TestCertificate.context().getSocketFactory();
            var secure = (SSLSocket) factory.createSocket(socket, null, socket.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            socket = secure;
            in = new BufferedReader(new InputStreamReader(secure.getInputStream(), UTF_8));
            out = new OutputStreamWriter(secure.getOutputStream(), UTF_8);
        }

        private void signIn(String line) throws IOException {
            var words = line.split(" ");
            var encoded = words.length > 2 ? words[2] : asked();
            var parts = new String(Base64.getDecoder().decode(encoded), UTF_8).split("\0");
            if (parts.length == 3 && parts[2].equals(password)) {
                user = parts[1];
                say("235 Welcome");
            } else {
                say("535 5.7.8 Wrong password " + (parts.length == 3 ? parts[2] : ""));
            }
        }

        private String asked() throws IOException {
            say("334 ");
            return in.readLine();
        }

        private boolean take() throws IOException {
            say("354 Go on");
            var content = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            var decided = answers.get(".");
            if (decided == null || SILENCE.equals(decided)) {
                taken.add(new Taken(isProtected(), user, content.toString()));
            }
            if (SILENCE.equals(decided) || !isPatient()) {
                return false;
            }
            say(decided == null ? "250 2.0.0 Taken" : decided);
            if (leavesFirst) {
                socket.setSoLinger(true, 0);
                socket.close();
                hasLeft = true;
            }
            return !leavesFirst;
        }

        /// Whether the client waits for as long as the mail is looked through.
        private boolean isPatient() throws IOException {
            var time = looksThrough;
            if (time == null) {
                return true;
            }
            socket.setSoTimeout((int) time.toMillis());
            try {
                return in.readLine() != null;
            } catch (SocketTimeoutException e) {
                return true;
            } finally {
                socket.setSoTimeout(0);
            }
        }

        private boolean isProtected() {
            return socket instanceof SSLSocket;
        }

        private void say(String line) throws IOException {
            out.write(line + "\r\n");
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
