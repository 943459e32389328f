package dev.sportello.relay.rig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Stands before a mailbox's server and keeps to itself how many mails there are, lets none be marked or fetched,
/// or says more than it was asked, from when it is told to. Thread-safe.
public final class SilencingProxy implements AutoCloseable {
    private static final Pattern COUNT = Pattern.compile("\\* \\d+ (EXISTS|RECENT)\r\n");

    private static final Pattern FETCHED = Pattern.compile("\\w+ OK .*(?i:fetch completed).*\r\n");

    private final ProxyListener entrance;
    private final int server;
    private volatile boolean silences;
    private volatile boolean spoils;
    private volatile String news = "";
    private volatile @Nullable Pattern unfetched;
    private final AtomicInteger spoilt = new AtomicInteger();

    private SilencingProxy(int server) throws IOException {
        this.server = server;
        entrance = ProxyListener.open(this::join);
    }

    /// @param server its port, on this machine, without TLS
    public static SilencingProxy to(int server) throws IOException {
        return new SilencingProxy(server);
    }

    public int port() {
        return entrance.address().getPort();
    }

    public void silence() {
        silences = true;
    }

    /// Asks for what no server can do, in place of marks for mails.
    public void spoilMarks() {
        spoils = true;
    }

    /// Says more before the end of each answer about mails, as servers do when somebody else marks some.
    ///
    /// @param lines each with its end
    public void tells(String lines) {
        news = lines;
    }

    private void join(Socket client) throws IOException {
        var own = new Socket(InetAddress.getLoopbackAddress(), server);
        Thread.ofVirtual().start(() -> pass(client, own, () -> passLines(client, own, this::asked)));
        Thread.ofVirtual().start(() -> pass(client, own, () -> passLines(own, client, this::answered)));
    }

    private interface Passing {
        void run() throws IOException;
    }

    /// Until one of both leaves, whereupon the other is left too.
    private static void pass(Socket client, Socket server, Passing passing) {
        try (client;
                server) {
            passing.run();
        } catch (IOException _) {
            // One of both has left.
        }
    }

    private static void passLines(Socket from, Socket to, UnaryOperator<String> change) throws IOException {
        var bytes = new BufferedInputStream(from.getInputStream());
        var line = new ByteArrayOutputStream();
        for (var next = bytes.read(); next >= 0; next = bytes.read()) {
            line.write(next);
            if (next == '\n') {
                var changed = change.apply(line.toString(ISO_8859_1));
                to.getOutputStream().write(changed.getBytes(ISO_8859_1));
                line.reset();
            }
        }
    }

    /// Asks for what no server can do, in place of mails.
    ///
    /// @param uids of those, as a regular expression
    public void spoilFetches(String uids) {
        unfetched = Pattern.compile(".* UID FETCH (" + uids + ") .*BODY.*\\r\\n");
    }

    public void heal() {
        unfetched = null;
    }

    /// How many mails were asked for in vain.
    public int spoilt() {
        return spoilt.get();
    }

    private String asked(String line) {
        var fetches = unfetched;
        if (fetches != null && fetches.matcher(line).matches()) {
            spoilt.incrementAndGet();
            return line.replace(" UID FETCH ", " UID SPOIL ");
        }
        return spoils ? line.replace(" UID STORE ", " UID SPOIL ") : line;
    }

    private String answered(String line) {
        if (FETCHED.matcher(line).matches()) {
            return news + line;
        }
        return silences && COUNT.matcher(line).matches() ? "" : line;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
