package dev.sportello.relay.mail.inbound;

import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.relay.mail.Line;
import dev.sportello.relay.mail.MailAddress;
import dev.sportello.relay.mail.MailWords;
import dev.sportello.relay.secret.SecretValue;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A mailbox that is open over IMAP (RFC 9051). It reads, and marks as seen; it deletes and moves nothing. For one
/// thread, but for [#cut].
final class Inbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOKS_UP_EVERY = Duration.ofMillis(500);
    private static final int FETCHED_AT_ONCE = 512 * 1024;
    private static final int LOOKED_AT_AT_ONCE = 500;

    /// RFC 9051, section 9, `date`: its months are English.
    private static final DateTimeFormatter IMAP_DATE =
            DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// Of a larger mail the rest is not read: what is written stands before what is attached.
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private final Line line;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private int exist;

    /// Whether there are more or fewer since it was asked what there is. A server may say so in any of its answers.
    private boolean changed;

    private Inbox(Line line, IMAPStore store, IMAPFolder folder) throws MessagingException {
        this.line = line;
        this.store = store;
        this.folder = folder;
        exist = folder.getMessageCount();
        var _ = folder.doCommand(protocol -> {
            protocol.addResponseHandler(this::heard);
            return null;
        });
    }

    private void heard(Response answer) {
        if (answer instanceof IMAPResponse told && told.keyEquals("EXISTS") && told.getNumber() != exist) {
            exist = told.getNumber();
            changed = true;
        }
    }

    /// A mail that lies in it.
    ///
    /// @param receivedAt by the server's clock; null where the server does not say
    record Lying(long uid, @Nullable Instant receivedAt) {}

    /// Signs in, and opens the inbox.
    ///
    /// @param password null: none is set
    /// @param trust decides which certificates count; null: the machine's
    /// @param line is the connection's from now on, so that another thread can cut it
    static Inbox open(Mailbox mailbox, @Nullable SecretValue password, @Nullable SSLSocketFactory trust, Line line)
            throws MailboxTrouble {
        var secret = password == null ? "" : password.plain();
        var open = mailbox.security() == MailSecurity.NONE;
        if (mailbox.security() instanceof MailSecurity.Unknown || open && !MailAddress.isLoopback(mailbox.host())) {
            var reason = "Mailboxes are read over a protected connection only.";
            throw new MailboxTrouble(reason, new IllegalStateException(reason));
        }
        var protocol = mailbox.security() == MailSecurity.TLS ? "imaps" : "imap";
        try {
            var session = Session.getInstance(properties(mailbox, protocol, trust, line));
            var store = (IMAPStore) session.getStore(protocol);
            store.connect(mailbox.host(), mailbox.port(), mailbox.user(), secret);
            try {
                var folder = (IMAPFolder) store.getFolder("INBOX");
                folder.open(Folder.READ_WRITE);
                return new Inbox(line, store, folder);
            } catch (MessagingException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (MessagingException | RuntimeException e) {
            // The library meets broken answers in ways that it does not declare.
            line.cut();
            throw new MailboxTrouble(MailWords.of(e, secret), e);
        }
    }

    private static Properties properties(
            Mailbox mailbox, String protocol, @Nullable SSLSocketFactory trust, Line line) {
        var all = new Properties();
        var prefix = "mail." + protocol + ".";
        var millis = String.valueOf(PATIENCE.toMillis());
        all.setProperty(prefix + "connectiontimeout", millis);
        all.setProperty(prefix + "timeout", millis);
        all.setProperty(prefix + "writetimeout", millis);
        all.setProperty(prefix + "connectionpoolsize", "1");
        // Mechanisms that need no further library, and none that asks the machine who it is.
        all.setProperty(prefix + "auth.mechanisms", "PLAIN LOGIN");
        all.setProperty(prefix + "ssl.checkserveridentity", "true");
        all.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        all.setProperty(prefix + "socketFactory.fallback", "false");
        var starts = mailbox.security() == MailSecurity.STARTTLS;
        all.setProperty(prefix + "starttls.enable", String.valueOf(starts));
        all.setProperty(prefix + "starttls.required", String.valueOf(starts));
        if (mailbox.security() != MailSecurity.TLS) {
            all.put(prefix + "socketFactory", line.plain());
        }
        var certificates = trust == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : trust;
        all.put(prefix + "ssl.socketFactory", line.protectedBy(certificates));
        return all;
    }

    /// Stays the same for as long as the server keeps its numbers.
    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    int count() throws MessagingException {
        return folder.getMessageCount();
    }

    boolean canIdle() throws MessagingException {
        // The store would open another connection to find out.
        return Boolean.TRUE.equals(folder.doCommand(protocol -> protocol.hasCapability("IDLE")));
    }

    /// What lies in it with higher numbers, the lowest first; of many, the first ones.
    ///
    /// @param since by the server's clock; some of what came before may be there too
    List<Lying> after(long uid, Instant since) throws MessagingException {
        var found = new TreeMap<Long, Lying>();
        changed = false;
        var _ = folder.doCommand(protocol -> {
            // Servers know days only, each in a zone of its own.
            var day = IMAP_DATE.format(since.minus(2, ChronoUnit.DAYS));
            var numbers = new ArrayList<Long>();
            for (var answer : ask(protocol, "UID SEARCH UID " + (uid + 1) + ":* SINCE " + day)) {
                if (answer instanceof IMAPResponse told && told.keyEquals("SEARCH")) {
                    addAll(told, uid, numbers);
                }
            }
            if (!numbers.isEmpty()) {
                var next = numbers.stream().sorted().limit(LOOKED_AT_AT_ONCE).toList();
                var last = next.getLast();
                for (var answer : ask(protocol, "UID FETCH " + next.getFirst() + ":" + last + " (UID INTERNALDATE)")) {
                    if (answer instanceof FetchResponse fetched) {
                        add(fetched, next, found);
                    }
                }
            }
            return null;
        });
        return List.copyOf(found.values());
    }

    private static Response[] ask(IMAPProtocol protocol, String command) throws ProtocolException {
        var answers = protocol.command(command, null);
        protocol.notifyResponseHandlers(answers);
        protocol.handleResult(answers[answers.length - 1]);
        return answers;
    }

    /// A server answers with its last mail, too, where there is none higher.
    private static void addAll(IMAPResponse told, long after, List<Long> numbers) {
        for (var uid = told.readLong(); uid >= 0; uid = told.readLong()) {
            if (uid > after) {
                numbers.add(uid);
            }
        }
    }

    /// A server may also tell in between that somebody has marked one, without its date, or one that is far behind.
    private static void add(FetchResponse fetched, List<Long> asked, Map<Long, Lying> found) {
        var uid = fetched.getItem(UID.class);
        if (uid == null || !asked.contains(uid.uid)) {
            return;
        }
        var date = fetched.getItem(INTERNALDATE.class);
        var at = date == null || date.getDate() == null ? null : date.getDate().toInstant();
        found.merge(uid.uid, new Lying(uid.uid, at), (one, other) -> one.receivedAt() == null ? other : one);
    }

    /// A mail as it came, or its beginning where it is too large. It stays unseen.
    ///
    /// @return null where it is gone
    byte @Nullable [] read(long uid) throws MessagingException {
        // By its own number: the library's list of what there is lacks what a server has not told of.
        var bytes = new ByteArrayOutputStream();
        var more = true;
        while (more && bytes.size() < MOST_BYTES) {
            var from = bytes.size();
            var body = (BODY) folder.doCommand(protocol -> part(protocol, uid, from));
            if (body == null) {
                return null;
            }
            // Some servers send all of it whatever they are asked, and name no origin.
            var whole = from == 0 && body.getOrigin() < 0;
            if (!whole && body.getOrigin() != from) {
                throw new MessagingException("The server sends another part of the mail than it was asked for.");
            }
            var part = body.getByteArray();
            more = part != null && !whole && part.getCount() >= FETCHED_AT_ONCE;
            if (part != null) {
                bytes.write(part.getBytes(), part.getStart(), part.getCount());
            }
        }
        return bytes.toByteArray();
    }

    /// Whether the server sends the beginning of a mail.
    ///
    /// @return false where it is gone
    boolean gives(long uid) throws MessagingException {
        return folder.doCommand(protocol -> part(protocol, uid, 0)) != null;
    }

    private static @Nullable BODY part(IMAPProtocol protocol, long uid, int from) throws ProtocolException {
        var part = "BODY.PEEK[]<" + from + "." + FETCHED_AT_ONCE + ">";
        for (var answer : ask(protocol, "UID FETCH " + uid + " (UID " + part + ")")) {
            if (answer instanceof FetchResponse fetched
                    && fetched.getItem(UID.class) instanceof UID of
                    && of.uid == uid
                    && fetched.getItem(BODY.class) instanceof BODY body) {
                return body;
            }
        }
        return null;
    }

    /// @return false where the server refuses that; the line stays as it is
    boolean markSeen(long uid) throws MessagingException {
        return (boolean) folder.doCommand(protocol -> {
            try {
                ask(protocol, "UID STORE " + uid + " +FLAGS.SILENT (\\Seen)");
                return true;
            } catch (CommandFailedException | BadCommandException e) {
                LOG.debug("Mail {} cannot be marked.", uid, e);
                return false;
            }
        });
    }

    /// Waits until the server says that something has happened.
    ///
    /// @param most waits no longer
    /// @param over is asked every moment whether to stop
    void idle(Duration most, BooleanSupplier over) throws MessagingException {
        var _ = folder.doCommand(protocol -> {
            idle(protocol, System.nanoTime() + most.toNanos(), over);
            return null;
        });
    }

    private void idle(IMAPProtocol protocol, long end, BooleanSupplier over) throws ProtocolException {
        protocol.idleStart();
        var happened = changed;
        try {
            line.patience(LOOKS_UP_EVERY);
            while (!happened && !over.getAsBoolean() && System.nanoTime() < end) {
                var answer = protocol.readIdleResponse();
                if (answer != null && !isPause(answer)) {
                    happened = true;
                    if (!protocol.processIdleResponse(answer)) {
                        return;
                    }
                }
            }
            line.patience(PATIENCE);
        } catch (IOException e) {
            throw new ProtocolException("The line is down.", e);
        }
        protocol.idleAbort();
        var more = true;
        while (more) {
            var answer = protocol.readIdleResponse();
            more = answer != null && protocol.processIdleResponse(answer);
        }
    }

    /// Whether nothing was said for a moment. The library tells that as if the server had left.
    private static boolean isPause(Response answer) {
        return answer.isBYE()
                && answer.isSynthetic()
                && answer.getException() instanceof SocketTimeoutException timeout
                && ((InterruptedIOException) timeout).bytesTransferred == 0;
    }

    /// Asks for what is new, of a server that does not tell by itself.
    void ask() throws MessagingException {
        var _ = folder.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
    }

    /// Ends what another thread waits for here.
    void cut() {
        line.cut();
    }

    @Override
    public void close() {
        try {
            folder.close(false);
            store.close();
        } catch (MessagingException | RuntimeException e) {
            // The server finds out by itself.
            line.cut();
        }
    }
}
